"""The shaped tree: a plan's marked values under the schema's own keys, before they are read.

Shorthand is spelt out here, so that two files can be merged whichever way each was written.
"""

from dataclasses import dataclass, field

from planforge.findings import Path
from planforge.schema.base import Model
from planforge.schema.fields import FieldSpec
from planforge.source.nodes import Mark, Scalar


@dataclass(slots=True, eq=False)
class Held:
    """A value with the key it was written under.

    Attributes:
        key: the key as written; for shorthand the key of the whole.
        mark: where the key stands.
        value: the value; a Scalar that is null deletes what a base file gives.
    """

    key: str
    mark: Mark
    value: "Shaped"


@dataclass(slots=True, eq=False)
class Fields:
    """An object: its fields by English key.

    Attributes:
        zh: its keys are written in Chinese, so messages name keys in Chinese.
        orders: what the item wants done to its base list, by English key: remove, before …
        module: the module of the scenario library whose values it holds; empty for none.
    """

    model: type[Model]
    mark: Mark
    entries: dict[str, Held] = field(default_factory=dict)
    orders: dict[str, Scalar] = field(default_factory=dict)
    zh: bool = True
    module: str = ""

    @property
    def naming(self) -> tuple[str, ...]:
        """The fields by which it is known in a list: its id, its title, what names its kind."""
        return tuple(dict.fromkeys(("id", "title", getattr(self.model, "NAMED_BY", "name"))))

    def text(self, name: str) -> str:
        """A single value; empty where there is none, or it says that there is none."""
        held = self.entries.get(name)
        value = held.value if held is not None else None
        return value.text if isinstance(value, Scalar) and not value.null else ""


@dataclass(slots=True, eq=False)
class Rows:
    """A list of values of one field."""

    spec: FieldSpec
    mark: Mark
    items: list["Shaped"] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Table:
    """A mapping of free keys to texts."""

    mark: Mark
    entries: dict[str, Held] = field(default_factory=dict)


Shaped = Scalar | Fields | Rows | Table


def dotted(path: Path) -> str:
    """A path as one says it: organization.units.0."""
    return ".".join(map(str, path))
