"""Ruled tables as tables of a Document; one that goes on over the page is one."""

from collections.abc import Sequence
from itertools import pairwise

from planforge.document import Cell, Column, Paragraph, Role, Row, Table, Text
from planforge.findings import Path
from planforge.importer.collect import Collector
from planforge.importer.pdf.grids import Grid, GridCell
from planforge.importer.pdf.rows import cell_words

_NEAR = 4.0


def goes_on(one: Grid, two: Grid) -> bool:
    """The second table has the columns of the first and follows with nothing between."""
    return len(one.xs) == len(two.xs) and all(
        abs(a - b) < _NEAR for a, b in zip(one.xs, two.xs, strict=True)
    )


def give_table(sink: Collector, grids: Sequence[Grid]) -> None:
    """Hand on the parts of one table; a header repeated on the next page is left out."""
    if not grids:
        return
    origin: Path = ("line", sink.next_number())
    rows: list[Row] = []
    said: list[str] = []
    head = [cell_words(cell) for cell in grids[0].rows[0]]
    for grid in grids:
        for index, cells in enumerate(grid.rows):
            words = [cell_words(cell) for cell in cells]
            if rows and index == 0 and words == head:
                continue
            made = [_cell(cell, w, origin) for cell, w in zip(cells, words, strict=True)]
            rows.append(Row(tuple(made), origin=origin))
            said += words
    xs = grids[0].xs
    columns = tuple(Column((b - a) / (xs[-1] - xs[0])) for a, b in pairwise(xs))
    if any(said):
        sink.table(Table(columns, tuple(rows), origin=origin), said)


def _cell(cell: GridCell, words: str, origin: Path) -> Cell:
    content = (Text(words, origin),) if words else ()
    paragraph = Paragraph(content, Role.CELL, origin=origin)
    return Cell((paragraph,), cell.colspan, cell.rowspan, origin)
