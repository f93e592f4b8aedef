"""The tables of a document as XLSX, a sheet for each."""

from planforge.document import (
    Block,
    Document,
    Form,
    Paragraph,
    Table,
    blocks_of,
    form_table,
    placed,
)
from planforge.document import plain as plain_text
from planforge.profiles import Layout
from planforge.sheets import Sheet, workbook
from planforge.writers.base import Options, Output
from planforge.writers.text import plain_lines


def write_xlsx(document: Document, layout: Layout, options: Options) -> Output:
    """Every table of the document; cells are texts, so phones keep their zeros."""
    del layout, options
    tables = [
        form_table(block) if isinstance(block, Form) else block
        for block in blocks_of(document)
        if isinstance(block, Table | Form)
    ]
    title = document.meta.title
    sheets = [Sheet(plain_text(one.caption) or title, _rows(one)) for one in tables]
    return Output(workbook(sheets or [Sheet(title, ())]))


def _rows(table: Table) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    for row in placed(table.rows):
        cells: list[str] = []
        for column, cell in row:
            cells += [""] * (column - len(cells))
            cells.append(_words(cell.blocks))
        rows.append(tuple(cells))
    return tuple(rows)


def _words(blocks: tuple[Block, ...]) -> str:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += plain_lines(block.content)
    return "\n".join(line for line in lines if line)
