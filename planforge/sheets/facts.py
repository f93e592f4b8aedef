"""Rows under headings read as facts: which column is which field, and what cannot be one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import chain, islice

from planforge.schema.base import Model
from planforge.sheets.asides import is_aside
from planforge.sheets.cells import Cell, Row
from planforge.sheets.heads import Column, Head, head_of, meant

_HEAD_WITHIN = 11
"""Rows from the top among which the headings are looked for: titles and dates stand above them."""
_PHONES = frozenset(("phone", "landline"))
_WHOLE = re.compile(r"(\d{5,15})\.0")
_DAY = re.compile(r"[345]\d{4}(?:\.\d+)?")
"""A day as Excel counts it, from 1982 to 2064."""


class Oddity(Enum):
    """What is odd about a cell."""

    BROKEN = "cannot be read"
    COLUMN = "its column is not read"
    ROW = "its row is not read"
    HIDDEN = "its row is hidden, and read"


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell that is not read as a fact, or should be looked at, and why."""

    cell: Cell
    message: str
    hint: str
    kind: Oddity = Oddity.BROKEN


@dataclass(frozen=True, slots=True)
class Records:
    """The facts of a sheet.

    Attributes:
        columns: those that mean something.
        rows: below the headings, each cell with the field it gives.
        odd: cells and headings that are not understood.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Row, tuple[tuple[str, Cell], ...]], ...]
    odd: tuple[Odd, ...]


def headed(rows: Iterable[Row], model: type[Model], more: Sequence[str] = ()) -> bool:
    """Among the first rows is one that heads facts of a model."""
    return head_of(tuple(islice(rows, _HEAD_WITHIN)), model, more) is not None


def records(rows: Iterable[Row], model: type[Model], more: Sequence[str] = ()) -> Records | None:
    """The facts of a sheet; None where no row heads any.

    Args:
        rows: of the sheet.
        model: what its rows are.
        more: further headings, all of one field that is called as the first of them.
    """
    every = iter(rows)
    first = tuple(islice(every, _HEAD_WITHIN))
    head = head_of(first, model, more)
    if head is None:
        return None
    odd = list(_unread(head, model, more))
    found = []
    hidden: list[Row] = []
    for row in chain(first[head.below :], every):
        if _repeats(row, head):
            continue
        if is_aside(row, head):
            odd.append(_left_out(row))
            continue
        facts = tuple(_facts(row, head, odd))
        if facts:
            found.append((row, facts))
            hidden += [row] if row.hidden else []
    odd += [_hidden(hidden)] if hidden else []
    return Records(head.columns, tuple(found), tuple(odd))


def _facts(row: Row, head: Head, odd: list[Odd]) -> Iterator[tuple[str, Cell]]:
    fields = {column.number: column.field for column in head.columns}
    headings = {cell.column for cell in head.cells}
    for cell in row.cells:
        if cell.column in fields:
            field = fields[cell.column]
            why = cell.odd or _doubt(field, cell.text)
            if why:
                odd.append(Odd(cell, f"这一格读不出来：{why}。", "改好表格，再运行一次。"))
            else:
                yield field, _mended(field, cell)
        elif cell.column not in headings and cell.text:
            odd.append(_headless(cell))


def _doubt(field: str, text: str) -> str:
    """Why a text is no value of its field: what spreadsheets make of it when nobody looks."""
    if field == "checked" and _DAY.fullmatch(text):
        return f"{text} 是表格里的日期序号，请把这一列设成日期格式"
    return ""


def _mended(field: str, cell: Cell) -> Cell:
    """A phone that went through a column of numbers: 13000000001.0."""
    whole = _WHOLE.fullmatch(cell.text) if field in _PHONES else None
    return replace(cell, text=whole[1]) if whole else cell


def _unread(head: Head, model: type[Model], more: Sequence[str]) -> Iterator[Odd]:
    """The headings whose columns are left out."""
    fields = {column.field: column.head for column in head.columns}
    for cell in head.cells:
        if cell.column in head.counts or any(one.number == cell.column for one in head.columns):
            continue
        other = fields.get(meant(cell.text, model, more))
        if other is None:
            message = f"表头“{cell.text[:20]}”不认得，这一列没有读入。"
            hint = "改成认得的叫法，如 姓名、职务、部门、电话、备注；用不着这一列就不用管。"
        else:
            message = f"表头“{cell.text[:20]}”和“{other.text[:20]}”是同一项，这一列没有读入。"
            hint = "把两列并成一列；用不着这一列就不用管。"
        yield Odd(cell, message, hint, Oddity.COLUMN)


def _headless(cell: Cell) -> Odd:
    message = f"“{cell.text[:20]}”所在的列没有表头，没有读入。"
    return Odd(cell, message, "给这一列写上表头，或者删去这一格。", Oddity.COLUMN)


def _left_out(row: Row) -> Odd:
    first = row.cells[0]
    message = f"“{first.text[:20]}”这一行是合计、说明或者分组，没有读入。"
    return Odd(first, message, "要分组，就加一列“部门”或者“类别”，每行都写。", Oddity.ROW)


def _hidden(rows: Sequence[Row]) -> Odd:
    numbers = "、".join(str(row.number) for row in rows[:10])
    more = "等" if len(rows) > 10 else ""
    message = f"第 {numbers}{more} 行在表格里是隐藏的，也读入了。"
    return Odd(rows[0].cells[0], message, "用不着的请从表格里删去。", Oddity.HIDDEN)


def _repeats(row: Row, head: Head) -> bool:
    """The headings once more, as on each printed page."""
    return [cell.text for cell in row.cells] == [cell.text for cell in head.cells]
