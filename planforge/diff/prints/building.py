"""Lines put together to a document again."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from planforge.diff.prints.lines import BODY, IMPRINT, Line, table_of
from planforge.document import (
    Block,
    Cell,
    Document,
    FrontMatter,
    FrontPage,
    Item,
    Paragraph,
    Role,
    Row,
    Section,
    Text,
    plain,
)

_OWN = 1 << 30
"""The place of a row that the plan's table does not have."""


@dataclass(slots=True)
class _Holder:
    """A block with what will stand in it."""

    block: Block
    level: int
    inner: "list[_Holder]" = field(default_factory=list)

    def made(self) -> Block:
        if isinstance(self.block, Section | Item) and self.inner:
            return replace(self.block, blocks=tuple(one.made() for one in self.inner))
        return self.block


@dataclass(slots=True)
class _Part:
    """A front page, the body or the imprint."""

    roots: list[_Holder] = field(default_factory=list)
    open: list[_Holder] = field(default_factory=list)


class Building:
    """Takes lines of a plan and of its print, in order."""

    def __init__(self, plan: Document, printed: Document) -> None:
        self._plan, self._printed = plan, printed
        self._parts: dict[int, _Part] = {}
        self._part = 0 if plan.front.pages else BODY
        self._rows: list[tuple[Line, Row]] = []

    def ours(self, lines: Iterable[Line]) -> None:
        """Lines of the plan, which the print has too."""
        for line in lines:
            self._part = max(self._part, line.part)
            if line.row is None:
                self._flush()
                self._add(line.block, line.level)
            else:
                self._take(line)

    def others(self, lines: Iterable[tuple[Line, Line | None]]) -> None:
        """Lines of the print alone, each with the line of the plan that may have stood there."""
        for line, like in lines:
            if line.row is not None and line.printed in self._heads():
                continue  # the head of a table, again on a new page
            model = like if like is not None and like.row is not None else self._last()
            row = _row_like(line, model)
            if row is not None and model is not None:
                self._take(replace(model, row=_OWN), row)
            elif line.row is not None:
                self._take(line)
            else:
                self._flush()
                self._add(line.block, self._level(line, like))

    def document(self) -> Document:
        """The document of all that was taken."""
        self._flush()
        pages = tuple(
            FrontPage(page.kind, self._made(number), page.origin)
            for number, page in enumerate(self._plan.front.pages)
            if number in self._parts
        )
        front = FrontMatter(pages)
        return replace(
            self._plan,
            meta=self._printed.meta,
            front=front,
            body=self._made(BODY),
            imprint=self._made(IMPRINT),
        )

    def _made(self, number: int) -> tuple[Block, ...]:
        part = self._parts.get(number)
        return tuple(one.made() for one in part.roots) if part is not None else ()

    def _level(self, line: Line, like: Line | None) -> int:
        """How deep a line of the print stands: as the plan's does there, else as it was read."""
        if isinstance(line.block, Section):
            return line.block.depth - 1
        return like.level if like is not None else line.level

    def _add(self, block: Block, level: int) -> None:
        part = self._parts.setdefault(self._part, _Part())
        while part.open and part.open[-1].level >= level:
            part.open.pop()
        made = _Holder(block, level)
        (part.open[-1].inner if part.open else part.roots).append(made)
        if isinstance(block, Section | Item):
            part.open.append(made)

    # Tables

    def _last(self) -> Line | None:
        """The row that a further one would follow."""
        return self._rows[-1][0] if self._rows else None

    def _heads(self) -> set[str]:
        return {
            line.printed
            for line, _ in self._rows
            if line.row is not None and 0 <= line.row < line.table.header_rows
        }

    def _take(self, line: Line, row: Row | None = None) -> None:
        if self._rows and self._rows[0][0].block is not line.block:
            self._flush()
        at = line.row if line.row is not None else 0
        if at < 0:
            self._rows.append((line, Row(())))
        else:
            self._rows.append((line, row or line.table.rows[at]))

    def _flush(self) -> None:
        """Put the rows that wait into a table; all of a table are that table."""
        if not self._rows:
            return
        taken, self._rows = self._rows, []
        line = taken[0][0]
        table = table_of(line.block)
        rows = tuple(row for one, row in taken if one.row != -1)
        caption = any(one.row == -1 for one, _ in taken)
        if rows == table.rows and caption is bool(table.caption):
            self._add(line.block, line.level)
            return
        head = sum(
            1 for one, _ in taken if one.row is not None and 0 <= one.row < table.header_rows
        )
        made = replace(
            table,
            rows=rows,
            header_rows=min(head, table.header_rows),
            caption=table.caption if caption else (),
        )
        self._add(made, line.level)


def _row_like(line: Line, like: Line | None) -> Row | None:
    """A line of text whose parts are the cells of a row of the plan's table; None for others."""
    if like is None or like.row is None or like.row < 0:
        return None
    if line.row is not None:
        return line.table.rows[line.row] if line.row >= 0 else None
    if not isinstance(line.block, Paragraph | Item):
        return None
    label = line.block.label.text if isinstance(line.block, Item) and line.block.label else ""
    parts = (label + plain(line.block.content)).split("\t")
    rows = like.table.rows
    cells = rows[min(like.row, len(rows) - 1)].cells
    if len(parts) > len(cells) or (len(parts) == 1) is not (len(cells) == 1):
        return None
    parts += [""] * (len(cells) - len(parts))
    return Row(tuple(_cell(part, cell, line) for part, cell in zip(parts, cells, strict=True)))


def _cell(words: str, like: Cell, line: Line) -> Cell:
    origin = line.block.origin
    role = next((one.role for one in like.blocks if isinstance(one, Paragraph)), Role.CELL)
    content = (Text(words.strip(), origin),) if words.strip() else ()
    return Cell((Paragraph(content, role, origin=origin),), like.colspan, 1, origin)
