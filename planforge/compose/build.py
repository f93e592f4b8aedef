"""Marker calls with their text, in order, to the tree of blocks."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from planforge.compose.calls import (
    Call,
    CellStart,
    Clause,
    Heading,
    Para,
    Ready,
    RowStart,
    Source,
    TableStart,
)
from planforge.compose.text import Lines
from planforge.document import (
    Block,
    Cell,
    Inline,
    Item,
    Mark,
    Paragraph,
    Role,
    Row,
    Section,
    SectionKind,
    Table,
    Text,
)

UNDER_THE_FIRST = "\u3000\u3000\u3000"
"""The width of 附件：, so that an attachment's number stands below the one before."""


@dataclass(slots=True)
class _Open:
    """An entry whose blocks are still coming."""

    call: Heading | Clause
    content: tuple[Inline, ...]
    mark: Mark | None
    blocks: list[Block] = field(default_factory=list)

    def closed(self) -> Block:
        source = self.call.source
        if isinstance(self.call, Heading):
            kind = SectionKind.ANNEX if self.call.annex else SectionKind.SECTION
            return Section(
                self.call.depth,
                self.content,
                tuple(self.blocks),
                source.anchor,
                self.mark,
                None,
                kind,
                origin=source.path,
            )
        return Item(
            self.call.depth,
            self.content,
            tuple(self.blocks),
            source.anchor,
            self.mark,
            origin=source.path,
        )


@dataclass(slots=True)
class _Grid:
    """A table whose rows are still coming."""

    call: TableStart
    caption: tuple[Inline, ...]
    rows: list[tuple[Source, list[Cell]]] = field(default_factory=list)

    def closed(self) -> Table:
        rows = tuple(
            Row(tuple(cells), source.anchor, source.path) for source, cells in self.rows if cells
        )
        return Table(
            self.call.columns,
            rows,
            self.call.header_rows,
            self.caption,
            origin=self.call.source.path,
        )


class Builder:
    """Takes calls in order and gives the blocks they describe."""

    def __init__(self, fit: Callable[[Table], Table], mark: Mark | None = None) -> None:
        """Start.

        Args:
            fit: gives a table's columns their widths.
            mark: that of the outermost entries, or None for the scheme's.
        """
        self._fit = fit
        self._mark = mark
        self._root: list[Block] = []
        self._stack: list[_Open] = []
        self._grid: _Grid | None = None

    def add(self, call: Call, lines: Lines) -> None:
        """Take the next call with the text that follows it."""
        if isinstance(call, CellStart):
            self._cell(call, lines)
            return
        if isinstance(call, RowStart):
            if self._grid is not None:
                self._grid.rows.append((call.source, []))
            return
        self._end_grid()
        match call:
            case Heading() | Clause():
                self._entry(call, lines)
            case Para():
                self._close(call.depth + 1)
                blocks = self._blocks()
                if call.role is Role.ATTACHMENT_NOTE and lines and _ends(blocks, call.role):
                    lines[0].insert(0, Text(UNDER_THE_FIRST, call.source.path))
                blocks.extend(_paragraphs(lines, call.role, call.source))
            case TableStart():
                self._close(call.depth + 1)
                self._grid = _Grid(call, tuple(lines[0]) if lines else ())
            case Ready():
                self._close(call.depth + 1)
                self._blocks().extend(self._marked(call))

    def finish(self) -> tuple[Block, ...]:
        """The blocks of all calls."""
        self._end_grid()
        self._close(0)
        return tuple(self._root)

    def _entry(self, call: Heading | Clause, lines: Lines) -> None:
        self._close(call.depth)
        parent = self._stack[-1].call if self._stack else None
        mark = parent.child_mark if parent else self._mark
        entry = _Open(call, tuple(lines[0]) if lines else (), mark)
        entry.blocks.extend(_paragraphs(lines[1:], Role.BODY, call.source))
        self._stack.append(entry)

    def _marked(self, call: Ready) -> tuple[Block, ...]:
        mark = self._stack[-1].call.child_mark if self._stack else None
        if not call.marked or mark is None:
            return call.blocks
        return tuple(
            replace(block, mark=mark) if isinstance(block, Item | Section) else block
            for block in call.blocks
        )

    def _cell(self, call: CellStart, lines: Lines) -> None:
        if self._grid is None or not self._grid.rows:
            return
        source, cells = self._grid.rows[-1]
        header = len(self._grid.rows) <= self._grid.call.header_rows
        role = Role.CELL_HEADER if header else Role.CELL
        blocks = _paragraphs(lines, role, source) or [Paragraph((), role, origin=source.path)]
        cells.append(Cell(tuple(blocks), call.colspan, call.rowspan, source.path))

    def _blocks(self) -> list[Block]:
        return self._stack[-1].blocks if self._stack else self._root

    def _close(self, depth: int) -> None:
        """Close every open entry at ``depth`` or deeper."""
        while self._stack and self._stack[-1].call.depth >= depth:
            entry = self._stack.pop()
            self._blocks().append(entry.closed())

    def _end_grid(self) -> None:
        if self._grid is not None:
            table = self._grid.closed()
            self._grid = None
            if table.rows:
                self._blocks().append(self._fit(table))


def _ends(blocks: list[Block], role: Role) -> bool:
    last = blocks[-1] if blocks else None
    return isinstance(last, Paragraph) and last.role is role


def _paragraphs(lines: Lines, role: Role, source: Source) -> list[Block]:
    return [Paragraph(tuple(line), role, origin=source.path) for line in lines]
