"""What the new document no longer has, or has elsewhere, as marked nodes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from planforge.diff.documents.cut import DELETED, marked
from planforge.diff.model import Fate, Pair, RowPair, Script, Unit, UnitKind
from planforge.document import (
    Block,
    Cell,
    Change,
    ChangeKind,
    Document,
    Figure,
    Form,
    Item,
    PageKind,
    Paragraph,
    Role,
    Row,
    Section,
    Table,
    form_table,
    placed,
)

_STAYS = (Fate.SAME, Fate.CHANGED)
_LEAVES = (Fate.DELETED, Fate.MOVED_FROM)


class Gone:
    """The old document's units, rows and tables that a redline shows as taken away."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._tables = tuple(_tables(script.old.document))
        self._partners = {
            row.old[0]: row.new[0]
            for row in script.rows
            if row.fate in _STAYS and row.old is not None and row.new is not None
        }
        self._leaving = {
            row.old: row for row in script.rows if row.fate in _LEAVES and row.old is not None
        }
        self._staying = {
            row.old: row.new
            for row in script.rows
            if row.fate in _STAYS and row.old is not None and row.new is not None
        }
        self._firsts: dict[tuple[int, int], int] = {}
        for unit in script.new.units:
            if unit.cell is not None:
                self._firsts.setdefault((unit.cell.table, unit.cell.row), unit.index)
        self._met: set[int] = set()

    def stands_alone(self, pair: Pair) -> bool:
        """Whether the pair is shown by itself.

        Not in a row that leaves a table which stays. Of a table that leaves whole the first
        pair stands for all. Notes go with the words that they belong to.
        """
        unit = self._unit(pair)
        if unit.note or self._captions(unit):
            return False
        row = self._row_of(unit)
        if row is None:
            return True
        if row[0] in self._partners or row[0] in self._met:
            return False
        self._met.add(row[0])
        return True

    def beside(self, pair: Pair, last: int) -> int:
        """The new unit behind which the pair is shown; last is the one before it."""
        unit = self._unit(pair)
        if unit.cell is None or self._row_of(unit) is not None:
            return last
        place = self._staying.get((unit.cell.table, unit.cell.row))
        cell = self._script.new.units[last].cell if last >= 0 else None
        if place is None or (cell is not None and (cell.table, cell.row) == place):
            return last
        return self._firsts.get(place, last)

    def in_cell(self, pair: Pair) -> bool:
        """The pair is shown in a cell of a row that stays."""
        unit = self._unit(pair)
        return unit.cell is not None and self._row_of(unit) is None

    def table_of(self, row: RowPair) -> int | None:
        """The new table in which a row is shown; None for rows of a table that leaves whole."""
        if row.new is not None and row.fate is not Fate.MOVED_FROM:
            return row.new[0]
        return self._partners.get(row.old[0]) if row.old is not None else None

    def row(self, pair: RowPair, width: int) -> Row:
        """A row that leaves, all its words marked; its cells reach into no other row."""
        assert pair.old is not None
        table, index = pair.old
        rows = unspanned(self._tables[table].rows, width)
        return _marked_row(rows[index], _row_change(pair))

    def blocks(self, pairs: Sequence[Pair]) -> tuple[Block, ...]:
        """Pairs that stand alone as marked blocks, in order."""
        out: list[Block] = []
        for pair in pairs:
            for block in self._block(pair):
                last = out[-1] if out else None
                empty = isinstance(last, Item | Section) and not (
                    last.content if isinstance(last, Item) else last.title
                )
                if empty and isinstance(last, Item | Section) and isinstance(block, Paragraph):
                    out[-1] = replace(last, blocks=(*last.blocks, block))
                else:
                    out.append(block)
        return tuple(out)

    def _block(self, pair: Pair) -> Iterator[Block]:
        unit, change = self._unit(pair), _change(pair)
        content = marked(unit.content, change)
        row = self._row_of(unit)
        block = unit.block
        if row is not None:
            yield self._table(row[0])
        elif unit.kind is UnitKind.HEADING and isinstance(block, Section):
            yield replace(
                block, title=content, blocks=(), anchor="", listed=False, mark_change=change
            )
        elif unit.kind is UnitKind.ITEM and isinstance(block, Item):
            yield replace(block, content=content, blocks=(), anchor="", mark_change=change)
        elif unit.kind is UnitKind.OTHER:
            if isinstance(block, Figure):
                yield replace(block, caption=marked(block.caption, change), change=change)
        elif isinstance(block, Paragraph):
            yield replace(block, content=content, anchor="", mark_change=change)
        else:
            role = Role.CELL if unit.kind is UnitKind.CELL else Role.CAPTION
            yield Paragraph(content, role, mark_change=change)

    def _table(self, number: int) -> Table:
        """A table that leaves whole."""
        table = self._tables[number]
        rows: list[Row] = []
        for index, row in enumerate(table.rows):
            pair = self._leaving.get((number, index))
            rows.append(_marked_row(row, _row_change(pair) if pair else DELETED))
        change = rows[0].change if rows else DELETED
        caption = marked(table.caption, change or DELETED)
        return replace(table, rows=tuple(rows), caption=caption, anchor="")

    def _unit(self, pair: Pair) -> Unit:
        assert pair.old is not None
        return self._script.old.units[pair.old]

    def _row_of(self, unit: Unit) -> tuple[int, int] | None:
        """The row of a unit, where that row leaves."""
        if unit.cell is None:
            return None
        place = (unit.cell.table, unit.cell.row)
        return place if place in self._leaving else None

    def _captions(self, unit: Unit) -> bool:
        """The unit is the caption of a figure or a table that leaves whole, and goes with it."""
        if unit.kind is not UnitKind.PARAGRAPH:
            return False
        if isinstance(unit.block, Figure):
            return True
        if not isinstance(unit.block, Table | Form):
            return False
        behind = self._script.old.units[unit.index + 1 : unit.index + 2]
        return bool(behind) and self._row_of(behind[0]) is not None


def _change(pair: Pair) -> Change:
    if pair.fate is Fate.MOVED_FROM:
        return Change(ChangeKind.MOVED_FROM, str(pair.move))
    return DELETED


def _row_change(row: RowPair) -> Change:
    if row.fate is Fate.MOVED_FROM:
        return Change(ChangeKind.MOVED_FROM, str(row.move))
    return DELETED


def _marked_row(row: Row, change: Change) -> Row:
    cells = tuple(
        replace(cell, blocks=tuple(_marked_block(block, change) for block in cell.blocks))
        for cell in row.cells
    )
    return Row(cells, "", row.origin, change)


def _marked_block(block: Block, change: Change) -> Block:
    match block:
        case Paragraph():
            content = marked(block.content, change)
            return replace(block, content=content, anchor="", mark_change=change)
        case Item():
            under = tuple(_marked_block(inner, change) for inner in block.blocks)
            content = marked(block.content, change)
            return replace(block, content=content, blocks=under, anchor="", mark_change=change)
        case _:
            return block


def unspanned(rows: Sequence[Row], width: int) -> list[Row]:
    """Rows none of whose cells reaches into another row; what was covered is empty."""
    if all(cell.rowspan == 1 for row in rows for cell in row.cells):
        return list(rows)
    return [
        replace(row, cells=tuple(_filled(cells, width)))
        for row, cells in zip(rows, placed(tuple(rows)), strict=True)
    ]


def _filled(cells: Iterable[tuple[int, Cell]], width: int) -> Iterator[Cell]:
    at = 0
    for column, cell in cells:
        yield from (Cell(()) for _ in range(column - at))
        yield replace(cell, rowspan=1)
        at = column + cell.colspan
    yield from (Cell(()) for _ in range(width - at))


def _tables(document: Document) -> Iterator[Table]:
    """The tables in the order in which units count them; one in a cell is part of that cell."""
    for page in document.front.pages:
        if page.kind is not PageKind.CONTENTS:
            yield from _tables_in(page.blocks)
    yield from _tables_in(document.body)
    yield from _tables_in(document.imprint)


def _tables_in(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        match block:
            case Table():
                yield block
            case Form():
                yield form_table(block)
            case Section() | Item():
                yield from _tables_in(block.blocks)
            case _:
                pass
