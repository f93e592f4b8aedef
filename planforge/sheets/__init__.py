"""Tables that people keep in XLSX and CSV files: rows read with their places, and written."""

from planforge.sheets.cells import Cell, Row, cell_name, told
from planforge.sheets.facts import Column, Odd, Records, headed, records
from planforge.sheets.open import ENDINGS, Book, open_book

__all__ = [
    "ENDINGS",
    "Book",
    "Cell",
    "Column",
    "Odd",
    "Records",
    "Row",
    "cell_name",
    "headed",
    "open_book",
    "records",
    "told",
]
