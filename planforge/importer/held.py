"""Tables and pictures of a source as plan data."""

from collections.abc import Iterator

from planforge.document import Block, Column, Figure, Item, Section, Table
from planforge.importer.make import make
from planforge.importer.tree import cell_text
from planforge.schema.tables import FigureData, TableCell, TableData, TableRow


def no_file(_figure: Figure) -> str:
    """No picture has a file."""
    return ""


_LEAST, _MOST = 5, 420
_SHARES = 100
_ALIKE = 0.02
"""Columns whose shares differ by no more are as wide as each other."""


def table_data(table: Table) -> TableData:
    """The table: every word, its spans, its header rows, its widths where they differ."""
    rows = tuple(
        TableRow(
            cells=tuple(_cell(cell_text(cell), cell.colspan, cell.rowspan) for cell in r.cells)
        )
        for r in table.rows
    )
    header = None if table.header_rows == 1 else min(table.header_rows, _MOST_HEADERS)
    return make(TableData, rows=rows, header_rows=header, widths=_widths(table.columns))


_MOST_COLSPAN, _MOST_ROWSPAN, _MOST_HEADERS = 60, 10_000, 100
"""What a plan takes; Word itself makes no table of more than 63 columns."""


def _cell(text: str, colspan: int, rowspan: int) -> TableCell:
    spans = {"colspan": min(colspan, _MOST_COLSPAN), "rowspan": min(rowspan, _MOST_ROWSPAN)}
    return TableCell(text=text, **{name: span for name, span in spans.items() if span > 1})


def _widths(columns: tuple[Column, ...]) -> tuple[int, ...]:
    shares = [column.width for column in columns]
    if not shares or max(shares) - min(shares) <= _ALIKE:
        return ()
    return tuple(max(1, round(share * _SHARES)) for share in shares)


def figure_data(figure: Figure, file: str) -> FigureData:
    """The picture; what it shows in words stands beside it and is not printed."""
    width = min(max(round(figure.width), _LEAST), _MOST)
    alt = figure.alt or None
    return make(FigureData, file=file, alt=alt, caption="" if alt else None, width=width)


def pictures_in(block: Block) -> Iterator[Figure]:
    """The pictures in the cells of a table, those of tables in them too."""
    if isinstance(block, Figure):
        yield block
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row.cells:
                for inner in cell.blocks:
                    yield from pictures_in(inner)
    elif isinstance(block, Section | Item):
        for inner in block.blocks:
            yield from pictures_in(inner)
