"""A plan file's own values with their places, shorthand spelt out; nothing of other files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from planforge.errors import LoadError
from planforge.findings import Finding, Path, Place, Severity
from planforge.schema.base import Model
from planforge.schema.fields import fields_of
from planforge.schema.paths import part_path
from planforge.schema.plan import Plan
from planforge.source.log import Log
from planforge.source.nodes import Mark, Scalar, Source
from planforge.source.parse import Budget, parse
from planforge.source.reference import kept
from planforge.source.rewrite import Mapped, Piece
from planforge.source.rewrite.encoded import Encoded
from planforge.source.shape import Shaper
from planforge.source.shaped import Fields, Rows, Shaped, Table

OTHERS = "<<"
"""Under this key stand the files that an object includes or extends."""
ORDERS = "<<orders"
"""Under this key stand what an item wants done to the list of another file."""


@dataclass(frozen=True, slots=True)
class Words:
    """A single value."""

    text: str
    mark: Mark | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Value", ...]
    mark: Mark | None = field(default=None, compare=False)
    model: type[Model] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Object:
    """An object, or a table of free keys where it has no model; empty values are left out."""

    fields: dict[str, "Value"]
    mark: Mark | None = field(default=None, compare=False)
    model: type[Model] | None = field(default=None, compare=False)


Value = Words | Items | Object
Kind = TypeVar("Kind", Words, Items, Object)


@dataclass(frozen=True, slots=True)
class Taken:
    """A plan file taken apart.

    Attributes:
        root: its values.
        errors: what could not be read; its values are not among the others.
        included: the files that it includes, each with what that is an object of.
    """

    root: Object
    errors: tuple[Finding, ...]
    included: tuple[tuple[str, type[Model]], ...]


def read(data: bytes, name: str) -> Object:
    """The values of a plan file; see `taken`."""
    return taken(data, name).root


def taken(data: bytes, name: str, model: type[Model] = Plan) -> Taken:
    """A plan file's values, and what of it is none.

    Args:
        data: the file.
        name: what places call it.
        model: what its root is an object of.

    Raises:
        LoadError: it cannot be read as YAML.
    """
    log = Log()
    node = parse(Source(name, Encoded.of(data, name).text), log, Budget())
    included: list[tuple[Scalar, type[Model]]] = []

    def note(where: Scalar, inner: type[Model]) -> None:
        included.append((where, inner))

    shaper = Shaper(log, note, kept)
    shaped = shaper.root(node, model) if node is not None else None
    if shaped is None:
        found = log.findings()
        message = f"{name} 读不下去，不能合并。"
        raise LoadError(message, found[0].message if found else "请检查文件。")
    fields = dict(_fields(shaped))
    named = [
        *(where for where, _ in included),
        *([shaper.extends] if shaper.extends is not None else []),
    ]
    if named:
        words = tuple(Words(scalar.text, scalar.mark) for scalar in named)
        fields[OTHERS] = Items(words, named[0].mark)
    errors = tuple(found for found in log.findings() if found.severity is Severity.ERROR)
    others = tuple((where.text, inner) for where, inner in included)
    return Taken(Object(fields, shaped.mark, model), errors, others)


def _value(shaped: Shaped, mark: Mark) -> Value | None:
    if isinstance(shaped, Scalar):
        return None if shaped.null else Words(shaped.text.rstrip("\n"), shaped.mark)
    if isinstance(shaped, Rows):
        items = (_value(item, shaped.mark) for item in shaped.items)
        kept = tuple(item for item in items if item is not None)
        return Items(kept, mark, shaped.spec.model) if kept else None
    if isinstance(shaped, Table):
        table = dict(_table(shaped))
        return Object(table, mark) if table else None
    fields = dict(_fields(shaped))
    return Object(fields, mark, shaped.model) if fields else None


def _fields(shaped: Fields) -> Iterator[tuple[str, Value]]:
    for name, held in shaped.entries.items():
        value = _value(held.value, held.mark)
        if value is not None:
            yield name, value
    if shaped.orders:
        words = (Words(f"{name} {order.text}", order.mark) for name, order in shaped.orders.items())
        yield ORDERS, Items(tuple(words), shaped.mark)


def _table(shaped: Table) -> Iterator[tuple[str, Value]]:
    for name, held in shaped.entries.items():
        value = _value(held.value, held.mark)
        if value is not None:
            yield ".".join(part_path(name) or (name,)), value


def place_of(value: Value | None) -> Place | None:
    """Where a value stands."""
    return value.mark.place if value is not None and value.mark is not None else None


def piece_of(value: Value) -> Piece | None:
    """The value as it can be written into a file; None where it gives orders or names files."""
    if isinstance(value, Words):
        return value.text
    if isinstance(value, Items):
        pieces = [piece_of(item) for item in value.items]
        return None if any(piece is None for piece in pieces) else tuple(p for p in pieces if p)
    if OTHERS in value.fields or ORDERS in value.fields:
        return None
    fields = {name: piece_of(inner) for name, inner in value.fields.items()}
    short = value.model.SHORT if value.model is not None else ""
    if len(fields) == 1 and isinstance(alone := fields.get(short), str):
        return alone
    held = tuple((name, piece) for name, piece in fields.items() if piece is not None)
    return Mapped(held) if len(held) == len(fields) else None


def name_of(value: Value) -> str:
    """By what an item is known: its id, else its name or title, else its words."""
    return _first(value, ("id", *_names(value), "text"))


def called(value: Value) -> str:
    """What an item is called for readers: its name or title, else its words, else its id."""
    return _first(value, (*_names(value), "text", "id"))


def _names(value: Value) -> tuple[str, ...]:
    """The fields that name an item, the strongest first."""
    return names_in(value.model) if isinstance(value, Object) else ()


def _first(value: Value, fields: tuple[str, ...]) -> str:
    """The words of the first field that holds some."""
    if isinstance(value, Words):
        return value.text
    if isinstance(value, Items):
        return ""
    for field_ in fields:
        inner = value.fields.get(field_)
        if isinstance(inner, Words):
            return inner.text
    return ""


def names_in(model: type[Model] | None) -> tuple[str, ...]:
    """The fields that name an object of a model, the strongest first."""
    if model is None:
        return ()
    known = fields_of(model)
    naming = (getattr(model, "NAMED_BY", ""), "name", "term", "title", "version", "part")
    return tuple(name for name in dict.fromkeys(naming) if name in known)


def told(root: Object, path: Path) -> str:
    """A path in Chinese: 组织机构 › 机构 › 2“客服组” › 职责."""
    words: list[str] = []
    value: Value | None = root
    for step in path:
        if isinstance(value, Items) and isinstance(step, int):
            value = value.items[step] if step < len(value.items) else None
            name = called(value) if value is not None else ""
            words.append(f"{step + 1}“{name[:20]}”" if name else str(step + 1))
            continue
        model = value.model if isinstance(value, Object) else None
        spec = fields_of(model).get(str(step)) if model is not None else None
        words.append(spec.label.zh if spec is not None else str(step))
        value = value.fields.get(str(step)) if isinstance(value, Object) else None
    return " › ".join(words) or "预案"
