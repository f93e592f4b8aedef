"""The row that heads a table: which of its columns is which field of a fact."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planforge.schema.base import Model
from planforge.schema.fields import fields_of, fold
from planforge.schema.headings import fields_named, is_count
from planforge.schema.organization import Shift
from planforge.sheets.cells import Cell, Row

_NAMING: Mapping[type[Model], frozenset[str]] = {Shift: frozenset(("date", "when"))}
"""Fields any of which heads a table, where it is not the one alone that names the facts."""
_DIGIT = re.compile(r"\d{2}")


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
class Head:
    """The headings of a table.

    Attributes:
        columns: those that mean something, each another field unless that holds several texts.
        cells: all of them; where there are two rows of headings, the lower in its column.
        below: how many of the rows looked at stand above the first fact.
    """

    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]
    below: int

    @property
    def counts(self) -> frozenset[int]:
        """The columns that count the rows."""
        return frozenset(cell.column for cell in self.cells if is_count(cell.text))


def head_of(rows: Sequence[Row], model: type[Model], more: Sequence[str] = ()) -> Head | None:
    """The headings among the first rows of a sheet; None where there are none.

    A row in which one cell means something may be a title; it heads where no other row does.

    Args:
        rows: the first that hold something.
        model: what the facts are.
        more: further headings, all of one field that is called as the first of them.
    """
    alone = None
    for at, row in enumerate(rows):
        columns = _columns(row, model, more)
        if len(columns) > 1:
            lower = rows[at + 1] if at + 1 < len(rows) else Row(0, ())
            joined = _joined(row, lower, model, more)
            if joined is None:
                return Head(columns, row.cells, at + 1)
            return Head(_columns(joined, model, more), joined.cells, at + 2)
        if columns and alone is None:
            alone = Head(columns, row.cells, at + 1)
    return alone


def meant(text: str, model: type[Model], more: Sequence[str] = ()) -> str:
    """The field that a heading means where it stands alone; empty where it means none."""
    if fold(text) in map(fold, more):
        return more[0]
    return fields_named(model, [text])[0]


def _columns(row: Row, model: type[Model], more: Sequence[str]) -> tuple[Column, ...]:
    """What the cells of a row mean as headings; none where it is no such row.

    It is one where the cell that names the facts is there and another one, or nothing else is, or
    it is the schema's own word.
    """
    columns = tuple(_named(row, model, more))
    naming = _NAMING.get(model) or {getattr(model, "NAMED_BY", "name")}
    fields = {column.field for column in columns}
    own = {fields_of(model)[column.field].label.zh for column in columns if column.field in naming}
    enough = len(columns) > 1 or len(row.cells) == 1 or own & {cell.text for cell in row.cells}
    return columns if enough and fields & {*naming, "text", "title"} else ()


def _named(row: Row, model: type[Model], more: Sequence[str]) -> Iterator[Column]:
    """A field's own name goes before other words for it; no two columns are one field.

    Those that hold several texts may be given by several columns: a roster has one for each post.
    """
    further = dict.fromkeys(map(fold, more), more[0] if more else "")
    exact = {spec.label.zh: name for name, spec in fields_of(model).items()}
    sure = [further.get(fold(cell.text)) or exact.get(cell.text, "") for cell in row.cells]
    left = [cell.text if not own else "" for cell, own in zip(row.cells, sure, strict=True)]
    likely = fields_named(model, left)
    taken: set[str] = set()
    certain = set(sure)
    for cell, own, guess in zip(row.cells, sure, likely, strict=True):
        field = own or (guess if guess not in certain else "")
        if field and (field not in taken or _several(model, field)):
            taken.add(field)
            yield Column(cell.column, field, cell)


def _several(model: type[Model], field: str) -> bool:
    spec = fields_of(model).get(field)
    return spec is not None and spec.many and spec.model is None


def _joined(upper: Row, lower: Row, model: type[Model], more: Sequence[str]) -> Row | None:
    """Two rows of headings as one; None where the lower one holds facts.

    The lower says what a heading over several columns is about (联系方式 over 手机 and 座机), and
    repeats those that are merged downwards.
    """
    heads = {cell.column: cell for cell in upper.cells}
    new = [cell for cell in lower.cells if not _same(cell, heads.get(cell.column))]
    wide = {cell.column for cell in upper.cells if cell.column + 1 not in heads}
    under = all(cell.column in wide or cell.column not in heads for cell in new)
    spread = any(cell.column not in heads for cell in new)
    known = any(meant(cell.text, model, more) for cell in new)
    if not (under and spread and known) or any(map(_DIGIT.search, (cell.text for cell in new))):
        return None
    cells = {**heads, **{cell.column: cell for cell in new}}
    return Row(lower.number, tuple(cells[column] for column in sorted(cells)))


def _same(cell: Cell, above: Cell | None) -> bool:
    return above is not None and above.text == cell.text
