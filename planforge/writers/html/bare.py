"""A table as HTML inside a Markdown file: no classes, no ids, no blank line."""

from planforge.document import Cell, Footnote, Paragraph, Table
from planforge.writers.html.inline import Inlines, Setting
from planforge.writers.html.markup import escape
from planforge.writers.text import block_lines


def bare_table(table: Table) -> tuple[str, tuple[Footnote, ...]]:
    """The table without its caption, and the footnotes that its cells refer to."""
    inlines = Inlines(Setting(note_links=False))
    head = "".join(_row(row.cells, inlines, "th") for row in table.rows[: table.header_rows])
    body = "".join(_row(row.cells, inlines, "td") for row in table.rows[table.header_rows :])
    parts = (f"<thead>\n{head}</thead>\n" if head else "", f"<tbody>\n{body}</tbody>\n")
    return f"<table>\n{''.join(parts)}</table>", tuple(inlines.notes)


def _row(cells: tuple[Cell, ...], inlines: Inlines, tag: str) -> str:
    inner = "".join(
        f"<{tag}{_span('colspan', cell.colspan)}{_span('rowspan', cell.rowspan)}>"
        f"{_words(cell, inlines)}</{tag}>"
        for cell in cells
    )
    return f"<tr>{inner}</tr>\n"


def _span(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""


def _words(cell: Cell, inlines: Inlines) -> str:
    lines: list[str] = []
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            lines.append(inlines.render(block.content))
        else:
            lines.extend(map(escape, block_lines((block,))))
    return "<br>".join(line for line in lines if line)
