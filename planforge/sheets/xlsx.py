"""XLSX files, read by openpyxl after our own look at them; formulas are never worked out."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from planforge.errors import LoadError
from planforge.sheets.bounds import Inside, inspect
from planforge.sheets.cells import Cell, Row, words
from planforge.sheets.merged import filled
from planforge.sheets.open import MOST_COLUMNS, MOST_ROWS, too_many, too_wide
from planforge.sheets.parts import sheet_parts

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as PyCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.workbook.workbook import Workbook

_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What openpyxl and the parsers below it raise on odd files; XML errors are SyntaxErrors."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""A character that XML cannot hold (ISO/IEC 29500-1, 22.9.2.19)."""
_SAVE = "请用 WPS 或 Excel 打开它，另存为新的 .xlsx 文件，或者另存为 CSV（UTF-8）后再试。"
_UNSAVED = "公式还没有算出值；请用 WPS 或 Excel 打开表格保存一次，或者把公式换成值"


class XlsxBook:
    """An XLSX file."""

    def __init__(self, data: bytes, name: str) -> None:
        """Look through the file and open it.

        Raises:
            LoadError: it cannot be read, shows no sheet, or openpyxl is not installed.
        """
        self._data = data
        self._name = name
        inside = inspect(data, name)
        parts = sheet_parts(data)
        self._inside = {title: inside.get(part, Inside()) for title, part in parts.items()}
        self._formulas: dict[str, frozenset[tuple[int, int]]] = {}
        self._book = self._opened(values=True)
        self.names = tuple(
            sheet.title for sheet in self._book.worksheets if sheet.sheet_state == "visible"
        )
        if not self.names:
            message = f"文件 {name} 里没有看得见的工作表。"
            hint = "取消隐藏要读的工作表；存成了“严格的 Open XML”的，另存为普通的 .xlsx。"
            raise LoadError(message, hint)

    def rows(self, sheet: str) -> Iterator[Row]:
        """The rows that hold something; merged cells say the same in each of their rows."""
        inside = self._inside.get(sheet, Inside(formulas=True))
        if inside.far:
            raise too_wide(self._name, f"{sheet}!{inside.far}")
        if inside.last is not None and inside.last > MOST_ROWS:
            raise too_many(self._name)
        return filled(self._rows(sheet, inside), inside.merged)

    def _rows(self, sheet: str, inside: Inside) -> Iterator[Row]:
        unsaved = self._unsaved(sheet) if inside.formulas else frozenset()
        for number, found in self._each(self._book, sheet):
            cells = tuple(
                cell
                for column, one in enumerate(found, 1)
                if (cell := _cell(one, number, column, unsaved)) is not None
            )
            if cells:
                yield Row(number, cells, number in inside.hidden)

    def _each(
        self, book: "Workbook", sheet: str
    ) -> Iterator[tuple[int, "tuple[PyCell | MergedCell, ...]"]]:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                page = book[sheet]
                page.reset_dimensions()
                last = self._inside.get(sheet, Inside()).last
                if last == 0:
                    return
                rows = page.iter_rows(max_row=last or MOST_ROWS + 1, max_col=MOST_COLUMNS)
                for number, found in enumerate(rows, 1):
                    if number > MOST_ROWS:
                        raise too_many(self._name)
                    if len(set(map(id, found))) > 1:  # all empty ones are one object
                        yield number, found
        except _BROKEN as error:
            raise self._broken() from error

    def _unsaved(self, sheet: str) -> frozenset[tuple[int, int]]:
        """The cells that hold formulas."""
        if sheet not in self._formulas:
            self._formulas[sheet] = frozenset(
                (number, column)
                for number, found in self._each(self._opened(values=False), sheet)
                for column, one in enumerate(found, 1)
                if one.data_type == "f"
            )
        return self._formulas[sheet]

    def _opened(self, *, values: bool) -> "Workbook":
        try:
            from openpyxl import load_workbook
        except ImportError as error:
            message = f"读 {self._name} 要用 openpyxl，这台电脑上没有装。"
            hint = "请运行 pip install 'planforge[excel]'；或者把表格另存为 CSV（UTF-8）。"
            raise LoadError(message, hint) from error
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return load_workbook(
                    io.BytesIO(self._data), read_only=True, data_only=values, keep_links=False
                )
        except _BROKEN as error:
            raise self._broken() from error

    def _broken(self) -> LoadError:
        message = f"文件 {self._name} 里有读不懂的内容，或者已经损坏。"
        return LoadError(message, _SAVE)


def _cell(
    one: "PyCell | MergedCell", row: int, column: int, formulas: frozenset[tuple[int, int]]
) -> Cell | None:
    if one.value is None:
        waits = (row, column) in formulas and one.data_type != "str"  # one that says: no words
        return Cell("", row, column, _UNSAVED) if waits else None
    if one.data_type == "e":
        return Cell(str(one.value), row, column, "表格里的公式出了错")
    value = one.value
    if isinstance(value, str) and "_x" in value:
        value = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    text, odd = words(value, str(one.number_format or ""))
    return Cell(text, row, column, odd) if text or odd else None
