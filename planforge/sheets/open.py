"""A file of sheets, opened: the names of its sheets, and the rows of each, one after the other."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Protocol

from planforge.errors import LoadError
from planforge.sheets.cells import Row

ENDINGS = (".xlsx", ".xlsm", ".csv")

MOST_BYTES = 30 * 1024 * 1024
"""Of a file of either kind; 100 000 rows of ten cells have some 8 MB."""
MOST_ROWS = 200_000
MOST_COLUMNS = 256


class Book(Protocol):
    """Sheets by name."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sheets that can be seen; a CSV file's only one has an empty name."""
        ...

    def rows(self, sheet: str) -> Iterator[Row]:
        """The rows of a sheet that hold something, one after the other.

        Raises:
            LoadError: they cannot be read, or there are too many.
        """
        ...


def open_book(data: bytes, name: str) -> Book:
    """Open an XLSX or CSV file.

    Args:
        data: what it holds.
        name: what messages call it; its ending tells the kind.

    Raises:
        LoadError: it is neither, is broken, or too large; or what reads it is not installed.
    """
    if len(data) > MOST_BYTES:
        message = f"文件 {name} 超过 {MOST_BYTES >> 20} MB 的上限。"
        raise LoadError(message, "请拆成几个文件，或者删去图片和用不着的工作表。")
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS:
        message = f"文件 {name} 不是表格文件。"
        raise LoadError(message, "能读的是 .xlsx 和 .csv；旧的 .xls 请先另存为 .xlsx。")
    if ending == ".csv" and not data.startswith(b"PK\x03\x04"):
        from planforge.sheets.csv_book import CsvBook

        return CsvBook(data, name)
    from planforge.sheets.xlsx import XlsxBook

    return XlsxBook(data, name)


def too_many(name: str) -> LoadError:
    """The failure of a sheet that is too long."""
    message = f"文件 {name} 的行数超过 {MOST_ROWS} 行的上限。"
    return LoadError(message, "请拆成几个文件。")
