"""Writers: one numbered Document in, the bytes of one format out."""

from planforge.document import Document
from planforge.errors import UsageProblem
from planforge.profiles import Layout
from planforge.writers.base import Options, Output, Writer

__all__ = ["FORMATS", "PAPER_FORMATS", "Options", "Output", "Writer", "write"]

FORMATS = {"docx": ".docx", "pdf": ".pdf", "html": ".html", "markdown": ".md", "text": ".txt"}
"""Format names, and the endings of their files."""

PAPER_FORMATS = {**FORMATS, "png": ".png", "csv": ".csv", "xlsx": ".xlsx", "ics": ".ics"}
"""The same with those that suit short papers only: a picture for a phone, tables for a program,
the days of a calendar."""


def write(name: str, document: Document, layout: Layout, options: Options) -> Output:
    """Write a numbered document in the format called name.

    Raises:
        UsageProblem: no such format.
        RenderError: an engine is missing, or a character has no font.
    """
    return _writer(name)(document, layout, options)


def _writer(name: str) -> Writer:
    """The writer of a format; imported only now, since each brings its own library."""
    match name:
        case "docx":
            from planforge.writers.docx import write_docx

            return write_docx
        case "pdf":
            from planforge.writers.pdf import write_pdf

            return write_pdf
        case "html":
            from planforge.writers.html import write_html

            return write_html
        case "markdown":
            from planforge.writers.markdown import write_markdown

            return write_markdown
        case "text":
            from planforge.writers.text import write_text

            return write_text
        case "png":
            from planforge.writers.pdf.picture import write_png

            return write_png
        case "csv":
            from planforge.writers.table_csv import write_csv

            return write_csv
        case "xlsx":
            from planforge.writers.table_xlsx import write_xlsx

            return write_xlsx
        case "ics":
            from planforge.writers.calendar import write_ics

            return write_ics
        case _:
            message = f"不认识的输出格式“{name}”。"
            raise UsageProblem(message, f"可选：{'、'.join(PAPER_FORMATS)}。")
