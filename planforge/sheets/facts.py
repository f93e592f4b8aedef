"""Rows under headings read as facts: which column is which field, and what cannot be one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planforge.schema.base import Model
from planforge.schema.fields import fields_of, fold
from planforge.schema.headings import fields_named, is_count
from planforge.schema.organization import Shift
from planforge.sheets.cells import Cell, Row

_NAMING: Mapping[type[Model], frozenset[str]] = {Shift: frozenset(("date", "when"))}
"""Fields any of which heads a sheet, where that is not the one alone that names the facts."""
HEAD_WITHIN = 10
"""Rows from the top among which the headings are looked for: titles and dates stand above them."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of facts.

    Attributes:
        number: counted from 1.
        field: the English key.
        head: the heading.
    """

    number: int
    field: str
    head: Cell


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell that cannot be read as a fact, and why."""

    cell: Cell
    message: str
    hint: str
    grave: bool = True


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
    return any(_columns(row, model, more) for row in _first(rows, HEAD_WITHIN))


def records(rows: Iterable[Row], model: type[Model], more: Sequence[str] = ()) -> Records | None:
    """The facts of a sheet; None where no row heads any.

    Args:
        rows: of the sheet.
        model: what its rows are.
        more: further headings that mean something; their fields are called by them.
    """
    every = iter(rows)
    columns: tuple[Column, ...] = ()
    head = Row(0, ())
    for head in _first(every, HEAD_WITHIN):
        columns = _columns(head, model, more)
        if columns:
            break
    else:
        return None
    odd = [_unknown(cell) for cell in head.cells if not _known(cell, columns)]
    fields = {column.number: column.field for column in columns}
    found = []
    for row in every:
        if _repeats(row, head):
            continue
        facts = []
        for cell in row.cells:
            if cell.odd:
                odd.append(Odd(cell, f"这一格读不出来：{cell.odd}。", "改好表格，再运行一次。"))
            elif cell.column in fields:
                facts.append((fields[cell.column], cell))
            elif all(cell.column != one.column for one in head.cells):
                odd.append(_headless(cell))
        if facts:
            found.append((row, tuple(facts)))
    return Records(columns, tuple(found), tuple(odd))


def _first(rows: Iterable[Row], most: int) -> Iterator[Row]:
    every = iter(rows)
    for _ in range(most):
        row = next(every, None)
        if row is None:
            return
        yield row


def _columns(row: Row, model: type[Model], more: Sequence[str]) -> tuple[Column, ...]:
    """What the cells of a row mean as headings; none where it is no such row.

    It is one where the cell that names the facts is there and another one, or nothing else is.
    """
    folded = {fold(words): words for words in more}
    own = [folded.get(fold(cell.text), "") for cell in row.cells]
    heads = [cell.text if not mine else "" for cell, mine in zip(row.cells, own, strict=True)]
    exact = {spec.label.zh: name for name, spec in fields_of(model).items()}
    named = fields_named(model, heads)
    sure = {exact[head] for head in heads if head in exact}
    columns = []
    for cell, mine, field in zip(row.cells, own, named, strict=True):
        straight = exact.get(cell.text)
        meant = mine or straight or (field if field not in sure else "")
        if meant:
            columns.append(Column(cell.column, meant, cell))
    naming = _NAMING.get(model) or {getattr(model, "NAMED_BY", "name")}
    fields = {column.field for column in columns}
    enough = len(columns) > 1 or len(row.cells) == 1
    return tuple(columns) if enough and fields & {*naming, "text", "title"} else ()


def _known(cell: Cell, columns: Sequence[Column]) -> bool:
    return is_count(cell.text) or any(column.number == cell.column for column in columns)


def _unknown(cell: Cell) -> Odd:
    message = f"表头“{cell.text[:20]}”不认得，这一列没有读入。"
    hint = "改成认得的叫法，如 姓名、职务、部门、电话、备注；用不着这一列就不用管。"
    return Odd(cell, message, hint, grave=False)


def _headless(cell: Cell) -> Odd:
    message = f"“{cell.text[:20]}”所在的列没有表头，没有读入。"
    return Odd(cell, message, "给这一列写上表头，或者删去这一格。", grave=False)


def _repeats(row: Row, head: Row) -> bool:
    """The headings once more, as on each printed page."""
    return [cell.text for cell in row.cells] == [cell.text for cell in head.cells]
