"""Merged cells of a column of units or days: what stands in the first holds for all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planforge.sheets.bounds import Merged
from planforge.sheets.cells import Cell, Row


def filled(rows: Iterator[Row], merged: Sequence[Merged]) -> Iterator[Row]:
    """The rows, each with the words of the merged cells that reach down to it.

    Cells merged across are left alone, they head a table or a group; they know how wide they are.
    """
    if not merged:
        yield from rows
        return
    down = {(one.top, one.left): one.bottom for one in merged if one.left == one.right}
    across = {(one.top, one.left): one.right - one.left + 1 for one in merged}
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
            at = (row.number, cell.column)
            if at in down:
                reaching[cell.column] = (down[at], cell)
            wide = across.get(at, 1)
            more.append(replace(cell, across=wide) if wide > 1 else cell)
        cells = sorted(more, key=lambda cell: cell.column)
        yield replace(row, cells=tuple(cells))
