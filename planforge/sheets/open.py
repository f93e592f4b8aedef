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
_OLD = b"\xd0\xcf\x11\xe0"
"""How compound files begin: XLS, and XLSX with a password."""
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<meta", b"<head", b"<style", b"<?xml")
"""What back ends of shops hand out as .xls: web pages, and the XML of Excel 2003."""


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
    _refuse_others(data, name)
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


def too_wide(name: str, where: str) -> LoadError:
    """The failure of a sheet with too many columns."""
    message = f"{name}!{where} 有内容，列数超过 {MOST_COLUMNS} 列的上限。"
    return LoadError(message, "请删去用不着的列；多半是误填在远处的一格。")


def _refuse_others(data: bytes, name: str) -> None:
    """See that it is no file of another kind under the name of a table.

    Raises:
        LoadError: it is.
    """
    if data.startswith(_OLD):
        message = f"文件 {name} 是旧的 .xls 格式，或者加了密码，读不了。"
        raise LoadError(message, "请用 WPS 或 Excel 打开它，去掉密码，另存为 .xlsx 文件。")
    start = data[:300].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_MARKUP):
        message = f"文件 {name} 其实是网页，只是名字像表格，读不了。"
        raise LoadError(message, "请用 WPS 或 Excel 打开它，另存为 .xlsx 文件。")
