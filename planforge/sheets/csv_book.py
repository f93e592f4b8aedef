"""CSV files as Excel, WPS and shop back ends save them: UTF-8 with or without mark, GBK, UTF-16."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from planforge.errors import LoadError
from planforge.sheets.cells import Cell, Row, damage, plain, told
from planforge.sheets.guard import freed
from planforge.sheets.open import MOST_COLUMNS, MOST_ROWS, too_many, too_wide

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DELIMITERS = ",\t;"
_TYPED = "，"
"""What people type who write a table by hand; else it stands in the texts of one."""
_LOOKED_AT = 10
"""Lines from the top that tell the delimiter."""
_HELD = re.compile(r'="([^"]*)"')
"""A text that Excel is kept from taking for a number."""


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

    def rows(self, sheet: str) -> Iterator[Row]:
        """The rows that hold something, by the count of records."""
        text = io.StringIO(self._text, newline="")
        reader = csv.reader(text, delimiter=_delimiter(self._text), strict=True)
        try:
            for number, values in enumerate(reader, 1):
                if number > MOST_ROWS:
                    raise too_many(self._name)
                found = (
                    _cell(plain(value), number, column) for column, value in enumerate(values, 1)
                )
                cells = tuple(cell for cell in found if cell.text)
                if cells and cells[-1].column > MOST_COLUMNS:
                    raise too_wide(self._name, told(sheet, cells[-1]))
                if cells:
                    yield Row(number, cells)
        except csv.Error as error:
            message = f"文件 {self._name} 的第 {reader.line_num} 行读不下去，多半是引号没有配对。"
            raise LoadError(message, "请用 WPS 或 Excel 打开它，另存为 CSV（UTF-8）。") from error


def _cell(text: str, row: int, column: int) -> Cell:
    held = _HELD.fullmatch(text)
    said = plain(held[1]) if held else freed(text)
    return Cell(said, row, column, damage(said))


def _delimiter(text: str) -> str:
    """What stands in most of the first lines, the head among them; a title line has none."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:_LOOKED_AT]

    def weight(mark: str) -> tuple[int, int]:
        counts = [line.count(mark) for line in lines]
        return sum(map(bool, counts)), sum(counts)

    best = max(_DELIMITERS, key=weight)
    return best if weight(best)[0] else _TYPED


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
