"""A table as headings and rows of words, its merged cells filled down."""

from dataclasses import dataclass

from planforge.document import Block, Cell, Figure, Paragraph, Table, placed
from planforge.importer.tree import cell_text, line_of


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of facts.

    Attributes:
        line: of the source, where it starts.
        cells: the words of each column; merged cells repeat theirs.
        group: the words of the last row that is one cell from side to side, or nothing.
    """

    line: int
    cells: tuple[str, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that has one heading for each column.

    Attributes:
        headings: of the columns, as written.
        rows: below them, without those that are blank or stand over others.
        merged: the columns with cells over several rows.
        regular: nothing but one row of headings, rows of single cells and cells merged downwards.
    """

    headings: tuple[str, ...]
    rows: tuple[GridRow, ...]
    merged: frozenset[int]
    regular: bool


def grid_of(table: Table) -> Grid | None:
    """The grid of a table with a row of headings; None for one without."""
    count = max(1, table.header_rows)
    width = max((at + cell.colspan for r in placed(table.rows) for at, cell in r), default=0)
    if width < 2 or len(table.rows) <= count:
        return None
    filled = _filled(table, width)
    headings = tuple(_heading([row[at] for row in filled[:count]]) for at in range(width))
    if sum(map(bool, headings)) < 2:
        return None
    rows: list[GridRow] = []
    group, regular = "", count == 1 and not _odd(table)
    for at, cells in enumerate(filled[count:], count):
        over = _over(table, at, width)
        if over or not any(cells):
            group, regular = over or group, False
        else:
            rows.append(GridRow(_line(table, at), cells, group))
    merged = frozenset(
        at + step
        for r in list(placed(table.rows))[count:]
        for at, cell in r
        for step in range(cell.colspan)
        if cell.rowspan > 1
    )
    return Grid(headings, tuple(rows), merged, regular)


def _filled(table: Table, width: int) -> list[tuple[str, ...]]:
    """The words of every place, those of a span repeated."""
    grid = [[""] * width for _ in table.rows]
    for index, row in enumerate(placed(table.rows)):
        for at, cell in row:
            words = cell_text(cell)
            for down in range(index, min(index + cell.rowspan, len(grid))):
                for right in range(at, min(at + cell.colspan, width)):
                    grid[down][right] = words
    return [tuple(row) for row in grid]


def _heading(words: list[str]) -> str:
    """A column's heading: the lowest that says something of its own."""
    said = [word for word in words if word.strip()]
    return said[-1] if said else ""


def _over(table: Table, index: int, width: int) -> str:
    """The words of a row that is one cell from side to side; nothing for others."""
    cells = table.rows[index].cells
    return cell_text(cells[0]) if len(cells) == 1 and cells[0].colspan == width else ""


def _odd(table: Table) -> bool:
    """A cell goes over several columns, holds more than words, or one of the headings is merged."""
    cells = [cell for row in table.rows for cell in row.cells]
    wide = any(cell.colspan > 1 for cell in cells)
    tall = any(cell.rowspan > 1 for cell in table.rows[0].cells)
    return wide or tall or bool(table.caption) or any(map(_holds, cells))


def _holds(cell: Cell) -> bool:
    return any(not _words(block) for block in cell.blocks)


def _words(block: Block) -> bool:
    return isinstance(block, Paragraph) and not isinstance(block, Figure)


def _line(table: Table, index: int) -> int:
    for cell in table.rows[index].cells:
        for block in cell.blocks:
            if line_of(block):
                return line_of(block)
    return line_of(table)
