"""The words of a plan, each text with its path, and cut into sentences."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property

from planforge.findings import Path, Where
from planforge.schema import Model, Plan

_CUT = re.compile(r"[^。；！？\n]*[。；！？\n]?")
_SILENT = frozenset({"id", "mark", "module", "parameters", "platform_rules", "roles"})
"""Fields that are no words of the plan."""
_HEAD = frozenset(
    {
        "checks",
        "kind",
        "layout",
        "outline",
        "public",
        "punctuation",
        "schema_version",
        "scheme",
        "titles",
        "type",
    }
)


@dataclass(frozen=True)
class Prose:
    """One text of a plan.

    Attributes:
        at: its path.
        text: as the plan holds it (slots and references as written).
        field: the last key of its path: text, title, action, name, …
        owner: the object that holds it.
        part: the top-level key it stands under: response.
    """

    at: Path
    text: str
    field: str
    owner: Model
    part: str

    @cached_property
    def sentences(self) -> tuple["Sentence", ...]:
        """Cut behind 。；！？ and line ends; blanks around go."""
        found = []
        for match in _CUT.finditer(self.text):
            words = match[0].strip()
            if words:
                found.append(Sentence(self, words))
        return tuple(found)

    def where(self, words: str = "") -> Where:
        """This place, or these words in it."""
        return Where(self.at, words)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text, with its end mark."""

    prose: Prose
    words: str

    @property
    def at(self) -> Path:
        """The path of the text it stands in."""
        return self.prose.at


def prose_of(plan: Plan) -> tuple[Prose, ...]:
    """Every text that a plan writes, in the order of the schema; the plan's settings left out."""
    found: list[Prose] = []
    given = vars(plan)
    for name in _fields(Plan):
        if name in plan.model_fields_set and name not in _HEAD:
            _value(given[name], plan, (name,), name, name, found)
    return tuple(found)


@cache
def _fields(model: type[Model]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if name not in _SILENT)


def _under(model: Model, at: Path, part: str, found: list[Prose]) -> None:
    written, given = model.model_fields_set, vars(model)
    for name in _fields(type(model)):
        if name in written:
            _value(given[name], model, (*at, name), name, part, found)


def _value(
    value: object, owner: Model, at: Path, field: str, part: str, found: list[Prose]
) -> None:
    """Most values are texts and most others models or lists of them, so those are asked first."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            found.append(Prose(at, value, field, owner, part))
    elif isinstance(value, Model):
        _under(value, at, part, found)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            _value(inner, owner, (*at, index), field, part, found)
