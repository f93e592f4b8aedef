"""The schema read as data: each model's fields with their names, shapes and bounds.

Reading plan files, JSON Schema, forms and the reference page all start from here.
"""

import datetime
import sys
import types
import typing
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import ForwardRef, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from planforge.schema.base import Model
from planforge.schema.names import Choice, Name
from planforge.schema.times import Duration, Moment, TimeSlot

Base = type[str] | type[int] | type[float] | type[bool] | type[datetime.date] | type[Model]
"""What one value of a field is: text, number, yes or no, date, Choice, Duration, a model."""

_SQUEEZED = str.maketrans("", "", " _-\t\u3000\u00a0")


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a model.

    Attributes:
        name: the English key, also the attribute.
        label: its Chinese name and what goes with it.
        base: the type of one value.
        many: a list of values.
        table: a mapping of free keys to text; base is str.
        required: a plan cannot do without it.
        least: the smallest number allowed, or None.
        most: the largest number allowed, or None.
        default: the value where the plan gives none; None where it is empty.
    """

    name: str
    label: Name
    base: Base
    many: bool = False
    table: bool = False
    required: bool = False
    least: float | None = None
    most: float | None = None
    default: object = None

    @property
    def model(self) -> type[Model] | None:
        """The model of its values, or None for plain values."""
        return self.base if issubclass(self.base, Model) else None

    @property
    def choice(self) -> type[Choice] | None:
        """The enumeration of its values, or None."""
        return self.base if issubclass(self.base, Choice) else None

    @property
    def worded(self) -> type[Duration] | type[TimeSlot] | type[Moment] | None:
        """The time type of its values, or None."""
        return self.base if issubclass(self.base, Duration | TimeSlot | Moment) else None

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys it may be written with: Chinese, English, synonyms."""
        return (self.label.zh, self.name, *self.label.synonyms)


def fold(words: str) -> str:
    """Words made comparable: full-width and half-width, case, spaces, - and _ make no difference.

    >>> fold("Doc Number") == fold("doc_number")
    True
    """
    if words.isascii() and words.isalpha():
        return words.lower()
    return unicodedata.normalize("NFKC", words).casefold().translate(_SQUEEZED)


@cache
def fields_of(model: type[Model]) -> Mapping[str, FieldSpec]:
    """The fields of a model by English key, in the order of their definition."""
    return {name: _spec(model, name, info) for name, info in model.model_fields.items()}


@cache
def keys_of(model: type[Model]) -> Mapping[str, FieldSpec]:
    """The fields of a model by every folded key they may be written with."""
    fields = fields_of(model).values()
    keys: dict[str, FieldSpec] = {}
    for spec in fields:
        for key in spec.keys:
            keys.setdefault(fold(key), spec)
    return keys


def name_of(model: type[Model], field: str) -> Name:
    """The names of a field.

    Raises:
        KeyError: the model has no such field.
    """
    return fields_of(model)[field].label


@cache
def members_of(choice: type[Choice]) -> Mapping[str, Choice]:
    """The members of an enumeration by every folded way of writing them."""
    members: dict[str, Choice] = {}
    for member in choice:
        for words in (str(member.value), member.zh, *member.synonyms):
            members.setdefault(fold(words), member)
    return members


@cache
def models_under(root: type[Model]) -> tuple[type[Model], ...]:
    """The models that a model holds, at any depth, itself first, each once."""
    found: dict[type[Model], None] = {root: None}
    waiting = [root]
    while waiting:
        for spec in fields_of(waiting.pop(0)).values():
            if spec.model is not None and spec.model not in found:
                found[spec.model] = None
                waiting.append(spec.model)
    return tuple(found)


def models_in(x: Model) -> Iterator[Model]:
    """A model and all that it holds, at any depth, in the order of the fields."""
    yield x
    for name, spec in fields_of(type(x)).items():
        if spec.model is None:
            continue
        value = getattr(x, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Model):
                yield from models_in(inner)


def _spec(model: type[Model], name: str, info: FieldInfo) -> FieldSpec:
    label = next((entry for entry in info.metadata if isinstance(entry, Name)), Name(name))
    limits = list(info.metadata)
    base, many, table = _shape(info.annotation, model, limits)
    return FieldSpec(
        name,
        label,
        base,
        many,
        table,
        required=info.is_required(),
        least=_bound(limits, "ge"),
        most=_bound(limits, "le"),
        default=None if info.is_required() or many or table else info.default,
    )


def _bound(limits: list[object], kind: str) -> float | None:
    for entry in limits:
        value = getattr(entry, kind, None)
        if isinstance(value, int | float):
            return value
    return None


def _shape(annotation: object, model: type[Model], limits: list[object]) -> tuple[Base, bool, bool]:
    """The base type, whether a list, whether a mapping of texts; limits gains those inside."""
    inner = _resolved(annotation, model)
    origin = get_origin(inner)
    if origin in (Union, types.UnionType):
        rest = [part for part in get_args(inner) if part is not types.NoneType]
        return _shape(rest[0], model, limits)
    if origin is typing.Annotated:
        limits += [
            bound
            for entry in get_args(inner)[1:]
            for bound in (entry.metadata if isinstance(entry, FieldInfo) else [entry])
        ]
        return _shape(get_args(inner)[0], model, limits)
    if origin is tuple:
        return _shape(get_args(inner)[0], model, limits)[0], True, False
    if origin is dict:
        return str, False, True
    if isinstance(inner, type):
        return inner, False, False
    message = f"{model.__name__}: a shape that plan files do not have: {inner}"
    raise TypeError(message)


def _resolved(annotation: object, model: type[Model]) -> object:
    """A forward reference looked up where the model or one of its bases is defined."""
    if not isinstance(annotation, str | ForwardRef):
        return annotation
    name = annotation if isinstance(annotation, str) else annotation.__forward_arg__
    for owner in model.__mro__:
        found = getattr(sys.modules[owner.__module__], name, None)
        if found is not None:
            return found
    message = f"{model.__name__}: unknown type {name}"
    raise TypeError(message)
