"""Where the cells of a table stand once spans have pushed them aside."""

from collections.abc import Iterator

from planforge.document.nodes import Cell, Row


def placed(rows: tuple[Row, ...]) -> Iterator[tuple[tuple[int, Cell], ...]]:
    """For each row its cells, each with the index of its first column."""
    covered: dict[int, int] = {}
    for row in rows:
        yield tuple(_row(row, covered))


def _row(row: Row, covered: dict[int, int]) -> Iterator[tuple[int, Cell]]:
    """Place a row; covered holds for a column how many more rows a span from above reaches."""
    column = 0
    for cell in row.cells:
        while covered.get(column, 0):
            covered[column] -= 1
            column += 1
        yield column, cell
        for _ in range(cell.colspan):
            covered[column] = cell.rowspan - 1
            column += 1
    for rest in [rest for rest in covered if rest >= column and covered[rest]]:
        covered[rest] -= 1
