"""A cell of a sheet, its words and its place."""

import datetime
import math
import re
from dataclasses import dataclass

_LETTERS = 26
_PERCENT = re.compile(r"0(?:\.(0+))?%")
_ZEROS = re.compile(r"0{2,20}")
_UNIT = re.compile(r'(?:0|#|General|G/通用格式)"([^"\d]{1,6})"')
"""Formats that write a unit behind the number: 0"台"."""
_POWER = re.compile(r"\d(?:\.\d+)?E\+\d{2}")
_EXACT = 10**15
"""Excel keeps fifteen digits of a number; those behind are made zeros."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty.

    Attributes:
        text: what one reads in it, without blanks around.
        row: counted from 1.
        column: counted from 1.
        odd: why its text is not what the writer of the sheet meant; empty where it is.
        across: columns that it is merged over.
    """

    text: str
    row: int
    column: int
    odd: str = ""
    across: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds something, its cells from the left; hidden where the sheet hides it."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


def cell_name(row: int, column: int) -> str:
    """A cell as sheets call it.

    >>> cell_name(3, 28)
    'AB3'
    """
    letters = ""
    while column > 0:
        column, at = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + at) + letters
    return f"{letters}{row}"


def told(sheet: str, cell: Cell) -> str:
    """A cell as messages call it behind its file: 人员!B3; of a CSV file B3."""
    name = cell_name(cell.row, cell.column)
    return f"{sheet}!{name}" if sheet else name


def words(value: object, look: str) -> tuple[str, str]:
    """What one reads in a cell, and what is odd about it.

    Args:
        value: of the cell: a number, a date, a text.
        look: its number format.
    """
    match value:
        case None:
            return "", ""
        case bool():
            return ("是" if value else "否"), ""
        case int() | float():
            return _number(value, look)
        case datetime.datetime():
            return _moment(value), ""
        case datetime.date():
            return value.isoformat(), ""
        case datetime.time():
            return _clock(value.hour, value.minute, value.second), ""
        case datetime.timedelta():
            minutes, seconds = divmod(int(value.total_seconds()), 60)
            return _clock(*divmod(minutes, 60), seconds), ""
        case _:
            text = plain(str(value))
            return text, damage(text)


def _number(value: float, look: str) -> tuple[str, str]:
    if not math.isfinite(value):
        return "", "不是一个数"
    percent = _PERCENT.fullmatch(look)
    if percent is not None:
        return f"{value * 100:.{len(percent[1] or '')}f}%", ""
    whole = int(value) if value == int(value) else None
    if whole is None:
        return f"{value:.10f}".rstrip("0").rstrip("."), ""
    odd = (
        "超过 15 位的数字被表格改过末尾几位，请把这一格设成文本格式再填"
        if abs(whole) >= _EXACT
        else ""
    )
    unit = _UNIT.fullmatch(look.partition(";")[0])
    digits = f"{whole:0{len(look)}d}" if _ZEROS.fullmatch(look) else str(whole)
    return digits + (unit[1] if unit else ""), odd


def _moment(value: datetime.datetime) -> str:
    day = value.date().isoformat()
    if value.time() == datetime.time():
        return day
    return f"{day} {_clock(value.hour, value.minute, value.second)}"


def _clock(hour: int, minute: int, second: int) -> str:
    return f"{hour}:{minute:02d}" + (f":{second:02d}" if second else "")


def damage(text: str) -> str:
    """What a spreadsheet has done to a text before it was saved as one; empty for nothing."""
    if _POWER.fullmatch(text) is None:
        return ""
    return f"{text} 是缩写了的长数字，原来的数字已经丢了，请把这一格设成文本格式重新填"


def plain(text: str) -> str:
    """A text without blanks around, its lines ended alike."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
