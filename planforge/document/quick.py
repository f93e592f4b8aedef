"""Frozen dataclasses that are made quickly: nodes of which a document has thousands, and values."""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def quick(cls: type[_T]) -> type[_T]:
    """A frozen dataclass with slots: its instances, and the class itself, take half the time.

    The ``__init__`` of a frozen dataclass stores each field by a call of ``object.__setattr__``.
    Here the fields of a twin that is not frozen are assigned, and the twin then becomes an
    instance of the class. Comparing, hashing and printing are plain functions over the fields,
    where ``dataclass`` compiles the source of six for each class. Fields have no default factories,
    and there is no ``__post_init__``.
    """
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    own = fields(made)  # type: ignore[arg-type]
    made.__new__ = _new(made, {one.name: one.default for one in own})  # type: ignore[assignment]
    made.__init__ = object.__init__  # type: ignore[method-assign]
    made.__reduce__ = _reduced  # type: ignore[assignment,method-assign]
    made.__repr__ = _shown  # type: ignore[method-assign]
    made.__setattr__ = made.__delattr__ = _frozen  # type: ignore[method-assign]
    compared = [one.name for one in own if one.compare]
    key = attrgetter(*compared) if compared else type

    def equal(node: object, other: object) -> bool:
        return key(node) == key(other) if other.__class__ is node.__class__ else NotImplemented

    def hashed(node: object) -> int:
        return hash(key(node))

    made.__eq__ = equal  # type: ignore[method-assign]
    made.__hash__ = hashed  # type: ignore[assignment,method-assign]
    return made


def _new(cls: type, defaults: dict[str, object]) -> Callable[..., object]:
    """The function that makes an instance; by name, the fields with their defaults or MISSING."""
    known = {f"_{name}": default for name, default in defaults.items() if default is not MISSING}
    given = "".join(
        f", {name}=_{name}" if f"_{name}" in known else f", {name}" for name in defaults
    )
    stored = "".join(f"    self.{name} = {name}\n" for name in defaults)
    source = (
        f"def __new__(cls{given}):\n    self = _new(_twin)\n{stored}"
        "    self.__class__ = cls\n    return self\n"
    )
    twin = type(f"{cls.__name__}Twin", (), {"__slots__": tuple(defaults)})
    scope: dict[str, object] = {**known, "_new": object.__new__, "_twin": twin}
    exec(source, scope)
    made = scope["__new__"]
    assert callable(made)
    return made


def _values(node: object) -> dict[str, object]:
    return {one.name: getattr(node, one.name) for one in fields(node)}  # type: ignore[arg-type]


def _reduced(node: object) -> tuple[type, tuple[object, ...]]:
    """How copies and pickles are made: with all fields, as the class itself asks for them."""
    return type(node), tuple(_values(node).values())


def _shown(node: object) -> str:
    said = ", ".join(f"{name}={value!r}" for name, value in _values(node).items())
    return f"{type(node).__qualname__}({said})"


def _frozen(_node: object, name: str, _value: object = None) -> None:
    message = f"cannot change field {name!r}"
    raise FrozenInstanceError(message)
