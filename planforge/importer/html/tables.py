"""Tables of a web page: which hold data, and what stands in their cells."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from planforge.document import Cell, Column, Paragraph, Role, Row, Table, Text
from planforge.findings import Path

MOST_COLUMNS = 100
MOST_SPAN = 60
"""A plan's tables take no larger colspan."""
MOST_CELLS = 20_000
"""Of one table."""
_LAYOUT_LINES = 40
"""A cell with more lines holds the page, not a value."""
_BREAKS = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr"})


@dataclass(frozen=True, slots=True)
class Words:
    """A cell's lines of words and the columns and rows it covers."""

    lines: tuple[str, ...]
    colspan: int
    rowspan: int


def is_layout(table: etree._Element) -> bool:
    """Whether it only arranges the page: it holds a table, or one column, or long texts."""
    widest = 0
    for element in table.iterdescendants("table", "tr", "td", "th"):
        if element.tag == "table":
            return True
        if element.tag == "tr":
            cells = sum(1 for child in element if child.tag in ("td", "th"))
            widest = max(widest, cells)
        elif _lines(element) > _LAYOUT_LINES:
            return True
    return widest < 2


def rows(table: etree._Element) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    """The rows of a table that holds no other, with their cells; empty ones left out."""
    for row in table.iterdescendants("tr"):
        cells = [child for child in row if child.tag in ("td", "th")][:MOST_COLUMNS]
        if cells:
            yield row, cells


def header_rows(table: etree._Element) -> int:
    """The rows at the start that stand in thead or hold nothing but th."""
    count = 0
    for row, cells in rows(table):
        parent = row.getparent()
        headed = parent is not None and parent.tag == "thead"
        if not (headed or all(cell.tag == "th" for cell in cells)):
            break
        count += 1
    return count


def span(cell: etree._Element, name: str) -> int:
    """How many columns or rows a cell covers, from 1."""
    value = (cell.get(name) or "").strip()[:9]
    return max(1, min(int(value), MOST_SPAN)) if value.isascii() and value.isdigit() else 1


def too_large(table: etree._Element) -> bool:
    """It has more cells than a table of a plan; a span of rows counts for each of them."""
    count = 0
    for cell in table.iterdescendants("td", "th"):
        count += span(cell, "rowspan")
        if count > MOST_CELLS:
            return True
    return False


def table_of(grid: list[list[Words]], headers: int, origin: Path) -> Table:
    """A table of a Document; spans end at its edges."""
    width = _width(grid)
    made: list[Row] = []
    for at, cells in enumerate(grid):
        placed = tuple(
            Cell(
                tuple(_paragraph(line, origin) for line in cell.lines or ("",)),
                min(cell.colspan, width),
                min(cell.rowspan, len(grid) - at),
                origin,
            )
            for cell in cells
        )
        made.append(Row(placed, origin=origin))
    columns = tuple(Column(1 / width) for _ in range(width))
    return Table(columns, tuple(made), min(headers, len(made)), origin=origin)


def _width(grid: list[list[Words]]) -> int:
    """Columns of the grid, those that rowspans from above fill among them."""
    hanging: dict[int, int] = {}
    widest = 1
    for cells in grid:
        column = 0
        after = {at: left - 1 for at, left in hanging.items() if left > 1}
        for cell in cells:
            while column in hanging:
                column += 1
            for at in range(column, min(column + cell.colspan, MOST_COLUMNS)):
                if cell.rowspan > 1:
                    after[at] = cell.rowspan - 1
            column += cell.colspan
        while column in hanging:
            column += 1
        widest = max(widest, min(column, MOST_COLUMNS))
        hanging = after
    return widest


def _lines(cell: etree._Element) -> int:
    return sum(1 for element in cell.iterdescendants() if element.tag in _BREAKS)


def _paragraph(words: str, origin: Path) -> Paragraph:
    content = (Text(words, origin),) if words else ()
    return Paragraph(content, Role.CELL, origin=origin)
