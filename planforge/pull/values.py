"""Objects and texts to be written: from a line's words, from a row's cells, from an object."""

import re
from collections.abc import Iterator, Mapping, Sequence

from planforge.compose.words import printed
from planforge.findings import Path
from planforge.pull.lines import Column, Piece
from planforge.pull.places import scalar
from planforge.pull.state import State
from planforge.schema import Model
from planforge.schema.fields import fields_of
from planforge.source.rewrite.edits import Mapped, Value

_LEAD = re.compile(r"([^：:。；，]{1,20})[：:]\s*(.+)", re.DOTALL)
_MARKS = "；;。"


def items(words: str, model: type[Model], *, titled: bool) -> Iterator[Value]:
    """The ways to write an item of these words, the likeliest first.

    Args:
        words: what its line shall say.
        model: of the list's items.
        titled: its neighbours have run-in titles.
    """
    fields = fields_of(model)
    lead = _LEAD.fullmatch(words)
    name = model.SHORT if model.SHORT not in ("", "text") else "title"
    ways: list[Value] = []
    if lead is not None and "text" in fields and name in fields:
        ways.append(Mapped(((name, lead[1]), ("text", lead[2]))))
    plain: Value = words if model.SHORT == "text" else Mapped((("text", words),))
    if "text" in fields:
        ways.insert(len(ways) if titled else 0, plain)
        if words[-1] in _MARKS:
            bare = words.rstrip(_MARKS)
            ways.append(bare if model.SHORT == "text" else Mapped((("text", bare),)))
    if model.SHORT and model.SHORT != "text":
        ways.append(words)
    yield from ways


def row_value(state: State, proto: Piece, rows: Sequence[Piece], cells: Sequence[Column]) -> Value:
    """A new row's object: each cell's words in the field that its column shows.

    Args:
        state: the plan.
        proto: a row beside the new one.
        rows: all rows of the table that print objects.
        cells: of the new row.
    """
    if len(proto.origin) > 1 and proto.origin[-2] == "rows" and "cells" in _fields(proto):
        return tuple(cell.text for cell in cells)
    found: dict[str, Value] = {}
    for cell in cells:
        if not cell.text.strip():
            continue
        for field, value in cell_fields(state, rows, cell.column, cell.text).items():
            found.setdefault(field, value)
    return Mapped(tuple(found.items()))


def _fields(proto: Piece) -> set[str]:
    return {str(step) for cell in proto.cells for step in cell.origin[len(proto.origin) :]}


def cell_fields(state: State, rows: Sequence[Piece], column: int, text: str) -> Mapping[str, Value]:
    """The fields that a column shows, with the values that a text gives them."""
    for row in rows:
        cell = next((cell for cell in row.cells if cell.column == column), None)
        if cell is None or not cell.spans:
            continue
        parsed = _parsed(state, row.origin, cell, text)
        if parsed:
            return parsed
    return {}


def _parsed(state: State, origin: Path, cell: Column, text: str) -> dict[str, Value]:
    """The text read by the pattern of another row's cell."""
    size = len(origin)
    groups: list[str] = []
    pattern = ""
    for span in cell.spans:
        inside = span.origin[:size] == origin and len(span.origin) > size
        if not inside or not scalar(state.plan, span.origin):
            pattern += re.escape(span.text) if span.text.strip() else r"\s*"
            continue
        field = str(span.origin[size])
        if len(span.origin) > size + 1:
            return {field: _split(text)}
        if groups and groups[-1] == field:
            continue
        groups.append(field)
        pattern += "(.+?)"
    match = re.fullmatch(pattern, text, re.DOTALL) if groups else None
    if match is None:
        return {groups[0]: text} if len(groups) == 1 else {}
    return {field: match[n + 1] for n, field in enumerate(groups)}


def _split(text: str) -> Value:
    if "\n" in text:
        parts = text.split("\n")
    else:
        mark = "；" if "；" in text else "、"
        parts = text.split(mark)
    return tuple(part.strip() for part in parts if part.strip())


def written(value: object) -> Value:
    """An object or value of the plan as it can be written elsewhere."""
    if isinstance(value, Model):
        names = (name for name in type(value).model_fields if name in value.model_fields_set)
        pairs = ((name, getattr(value, name)) for name in names)
        return Mapped(
            tuple((name, written(inner)) for name, inner in pairs if inner not in (None, ()))
        )
    if isinstance(value, tuple):
        return tuple(written(inner) for inner in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return printed(value) or str(value)
