"""The tables of a document as CSV, for programs that read tables."""

import csv
import io

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
from planforge.profiles import Layout
from planforge.sheets.guard import guarded
from planforge.writers.base import Options, Output
from planforge.writers.text import plain_lines


def write_csv(document: Document, layout: Layout, options: Options) -> Output:
    """Every table of the document, an empty line between two: UTF-8 with a mark for Excel.

    What a spreadsheet would take for a formula is led by an apostrophe.
    """
    del layout, options
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    tables = [
        form_table(block) if isinstance(block, Form) else block
        for block in blocks_of(document)
        if isinstance(block, Table | Form)
    ]
    for index, table in enumerate(tables):
        if index:
            writer.writerow([])
        for row in placed(table.rows):
            cells: list[str] = []
            for column, cell in row:
                cells += [""] * (column - len(cells))
                cells.append(guarded(_words(cell.blocks)))
            writer.writerow(cells)
    return Output(b"\xef\xbb\xbf" + out.getvalue().encode())


def _words(blocks: tuple[Block, ...]) -> str:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += plain_lines(block.content)
    return "\n".join(line for line in lines if line)
