"""Tables that people keep in XLSX and CSV files: rows read with their places, and written."""

from planforge.sheets.asides import is_remark
from planforge.sheets.cells import Cell, Row, cell_name, told
from planforge.sheets.facts import Odd, Oddity, Records, headed, records
from planforge.sheets.heads import Column
from planforge.sheets.lists import Lists, lists_of, usual
from planforge.sheets.open import ENDINGS, MOST_BYTES, Book, open_book
from planforge.sheets.write import Sheet, comma, workbook

__all__ = [
    "ENDINGS",
    "MOST_BYTES",
    "Book",
    "Cell",
    "Column",
    "Lists",
    "Odd",
    "Oddity",
    "Records",
    "Row",
    "Sheet",
    "cell_name",
    "comma",
    "headed",
    "is_remark",
    "lists_of",
    "open_book",
    "records",
    "told",
    "usual",
    "workbook",
]
