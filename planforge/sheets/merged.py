"""Merged cells of a column of units or days: what stands in the first holds for all of them."""

from collections.abc import Iterator, Sequence

from planforge.sheets.bounds import Merged
from planforge.sheets.cells import Cell, Row


def filled(rows: Iterator[Row], merged: Sequence[Merged]) -> Iterator[Row]:
    """The rows, each with the words of the merged cells that reach down to it.

    Cells merged across are left alone: they head a table.
    """
    down = {(one.top, one.left): one.bottom for one in merged if one.left == one.right}
    if not down:
        yield from rows
        return
    reaching: dict[int, tuple[int, Cell]] = {}
    for row in rows:
        own = {cell.column for cell in row.cells}
        more = []
        for column, (bottom, cell) in list(reaching.items()):
            if row.number > bottom:
                del reaching[column]
            elif column not in own:
                more.append(Cell(cell.text, row.number, column, cell.odd))
        for cell in row.cells:
            if (row.number, cell.column) in down:
                reaching[cell.column] = (down[row.number, cell.column], cell)
        cells = sorted((*row.cells, *more), key=lambda cell: cell.column)
        yield Row(row.number, tuple(cells))
