"""What a file writes, by the schema's own names, with shorthand seen through.

This mirrors shape.py, which spells shorthand out and forgets how a value was written.
"""

from dataclasses import dataclass, field

from planforge.schema.base import Model
from planforge.schema.fields import FieldSpec, fields_of, fold, keys_of
from planforge.schema.paths import part_path
from planforge.source.nodes import NULLS
from planforge.source.reference import FROM
from planforge.source.rewrite.problems import LIBRARY
from planforge.source.rewrite.spans import ListSpan, MapSpan, ScalarSpan, Span
from planforge.source.shape import EXTENDS, INCLUDE, ORDERS


@dataclass(slots=True, eq=False)
class Text:
    """A single value."""

    span: Span
    spec: FieldSpec | None = None


@dataclass(slots=True, eq=False)
class Entry:
    """A value under a key; key is None where shorthand implies it."""

    key: ScalarSpan | None
    value: "Node"


@dataclass(slots=True, eq=False)
class Part:
    """An object: a mapping, or a single value or a list that stands for one.

    Attributes:
        entries: its fields by English name, in the order written.
        others: files that `include` and `extends` add to it or that it comes from, as named there;
            the module of the scenario library below it.
    """

    model: type[Model]
    span: Span
    entries: dict[str, Entry] = field(default_factory=dict)
    others: tuple[str, ...] = ()

    @property
    def short(self) -> bool:
        """It is shorthand."""
        return not isinstance(self.span, MapSpan)


@dataclass(slots=True, eq=False)
class Rows:
    """A list; alone where its one value is written without a dash.

    Attributes:
        patches: its items are worked into the list of another file.
    """

    spec: FieldSpec
    span: Span
    items: list["Node"] = field(default_factory=list)
    alone: bool = False
    patches: bool = False


@dataclass(slots=True, eq=False)
class Table:
    """A mapping of free keys to texts."""

    span: Span
    entries: dict[str, Entry] = field(default_factory=dict)


Node = Text | Part | Rows | Table


def written(span: Span, model: type[Model]) -> Part:
    """What a file holds, its root being an object of the model."""
    return _object(span, model)


def null(span: Span) -> bool:
    """Nothing is written, or ~ or null."""
    return isinstance(span, ScalarSpan) and span.style is None and span.text in NULLS


def _value(span: Span, spec: FieldSpec) -> Node:
    if isinstance(span, ScalarSpan) and (null(span) or span.style == "*"):
        return Text(span, spec)
    if spec.table:
        return _table(span, spec)
    if spec.many:
        return _rows(span, spec)
    return _single(span, spec)


def _single(span: Span, spec: FieldSpec) -> Node:
    return _object(span, spec.model) if spec.model is not None else Text(span, spec)


def _object(span: Span, model: type[Model]) -> Part:
    part = Part(model, span)
    if isinstance(span, MapSpan):
        for key, value in span.pairs:
            _pair(part, key, value)
        return part
    listed = isinstance(span, ListSpan) and (model.LIST or not reference(span))
    name = model.LIST if listed else model.SHORT or model.LIST
    if name:
        part.entries[name] = Entry(None, _value(span, fields_of(model)[name]))
    return part


def _pair(part: Part, key: Span, value: Span) -> None:
    if not isinstance(key, ScalarSpan):
        return
    folded = fold(key.text)
    spec = keys_of(part.model).get(folded)
    if spec is not None:
        part.entries.setdefault(spec.name, Entry(key, _value(value, spec)))
        if spec.name == "module" and isinstance(value, ScalarSpan) and not null(value):
            part.others += (f"{LIBRARY} {value.text}",)
    elif folded in INCLUDE or folded in EXTENDS or folded in FROM or key.text == "<<":
        held = value.items if isinstance(value, ListSpan) else [value]
        part.others += tuple(s.text for s in held if isinstance(s, ScalarSpan))


def _rows(span: Span, spec: FieldSpec) -> Rows:
    within = spec.model is not None and spec.model.LIST
    alone = not isinstance(span, ListSpan) or (not within and reference(span))
    rows = Rows(spec, span, alone=alone)
    held = [span] if alone or not isinstance(span, ListSpan) else span.items
    rows.items = [_single(item, spec) for item in held if not null(item)]
    rows.patches = any(isinstance(item, Part) and _patch(item) for item in rows.items)
    return rows


def _patch(item: Part) -> bool:
    naming = {"id", "title", getattr(item.model, "NAMED_BY", "name")}
    orders = isinstance(item.span, MapSpan) and any(
        isinstance(key, ScalarSpan) and fold(key.text) in ORDERS for key, _ in item.span.pairs
    )
    return orders or bool(naming & item.entries.keys())


def _table(span: Span, spec: FieldSpec) -> Node:
    if not isinstance(span, MapSpan):
        return Text(span, spec)
    table = Table(span)
    for key, value in span.pairs:
        if isinstance(key, ScalarSpan):
            path = part_path(key.text)
            name = ".".join(path) if path is not None else key.text
            table.entries.setdefault(name, Entry(key, Text(value, spec)))
    return table


def reference(span: Span) -> bool:
    """It is `[[unit:…]]` without quotes, which YAML takes for a list in a list."""
    if not isinstance(span, ListSpan) or not span.flow or len(span.items) != 1:
        return False
    inner = span.items[0]
    return (
        isinstance(inner, ListSpan)
        and inner.flow
        and len(inner.items) == 1
        and isinstance(inner.items[0], ScalarSpan)
        and not null(inner.items[0])
    )
