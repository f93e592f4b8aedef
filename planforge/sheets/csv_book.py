"""CSV files as Excel, WPS and shop back ends save them: UTF-8 with or without mark, GBK, UTF-16."""

import codecs
import csv
import io
from collections.abc import Iterator

from planforge.errors import LoadError
from planforge.sheets.cells import Cell, Row, plain
from planforge.sheets.guard import freed
from planforge.sheets.open import MOST_COLUMNS, MOST_ROWS, too_many

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DELIMITERS = ",\t;，"


class CsvBook:
    """A CSV file: one sheet without a name."""

    names = ("",)

    def __init__(self, data: bytes, name: str) -> None:
        """Decode the file.

        Raises:
            LoadError: its encoding is not known.
        """
        self._name = name
        self._text = _decoded(data, name)

    def rows(self, sheet: str) -> Iterator[Row]:  # noqa: ARG002  there is only one
        """The rows that hold something, by the count of records."""
        first = self._text.lstrip("\n").split("\n", 1)[0]
        delimiter = max(_DELIMITERS, key=first.count)
        reader = csv.reader(io.StringIO(self._text, newline=""), delimiter=delimiter, strict=True)
        try:
            for number, values in enumerate(reader, 1):
                if number > MOST_ROWS:
                    raise too_many(self._name)
                found = (
                    Cell(freed(plain(value)), number, column)
                    for column, value in enumerate(values[:MOST_COLUMNS], 1)
                )
                cells = tuple(cell for cell in found if cell.text)
                if cells:
                    yield Row(number, cells)
        except csv.Error as error:
            message = f"文件 {self._name} 的第 {reader.line_num} 行读不下去，多半是引号没有配对。"
            raise LoadError(message, "请用 WPS 或 Excel 打开它，另存为 CSV（UTF-8）。") from error


def _decoded(data: bytes, name: str) -> str:
    encodings = [encoding for mark, encoding in _MARKS if data.startswith(mark)] or [
        "utf-8",
        "gb18030",
    ]
    for encoding in encodings:
        try:
            text = data.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    message = f"看不出文件 {name} 用的是什么编码。"
    raise LoadError(message, "请用 WPS 或 Excel 打开它，另存为 CSV（UTF-8）或 .xlsx。")
