"""Tables that people keep in XLSX and CSV files: rows read with their places, and written."""

from planforge.sheets.cells import Cell, Row, cell_name, told
from planforge.sheets.facts import Column, Odd, Records, headed, records
from planforge.sheets.lists import Lists, lists_of
from planforge.sheets.open import ENDINGS, Book, open_book
from planforge.sheets.write import Sheet, comma, workbook

__all__ = [
    "ENDINGS",
    "Book",
    "Cell",
    "Column",
    "Lists",
    "Odd",
    "Records",
    "Row",
    "Sheet",
    "cell_name",
    "comma",
    "headed",
    "lists_of",
    "open_book",
    "records",
    "told",
    "workbook",
]
