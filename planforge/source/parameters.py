"""Parameters of the library's modules: what they are, what a plan sets, and putting them in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from planforge.schema.module import Module
from planforge.source.nodes import Mark, Scalar
from planforge.source.shaped import Fields, Held, Rows, Shaped, Table

BRACES = re.compile(r"\{([^{}\s][^{}]*)\}")
"""A parameter in a module's text."""
LONGEST = 200
"""Characters of a parameter, which is copied to wherever the module names it."""


def table_of(node: Fields, name: str) -> Mapping[str, Held]:
    """A table of free keys; empty where there is none."""
    held = node.entries.get(name)
    return held.value.entries if held is not None and isinstance(held.value, Table) else {}


def values_of(scenario: Fields, module: Fields | None) -> dict[str, str]:
    """The parameters of a module: as the plan's scenario sets them, else by default."""
    values = dict(settings_of(module)) if module is not None else {}
    for key, given in table_of(scenario, "parameters").items():
        if key in values and _given(given.value):
            values[key] = given.value.text[:LONGEST] if isinstance(given.value, Scalar) else ""
    return values


def _given(value: Shaped) -> bool:
    """A parameter has a value; one left empty keeps its default."""
    return isinstance(value, Scalar) and not value.null and bool(value.text.strip())


def marks_of(scenario: Fields, values: Mapping[str, str]) -> Mapping[str, Mark]:
    """Where a plan sets the parameters of a module."""
    given = table_of(scenario, "parameters").items()
    return {key: one.value.mark for key, one in given if key in values and _given(one.value)}


def settings_of(module: Fields) -> Iterator[tuple[str, str]]:
    """The parameters of a module with their defaults."""
    held = module.entries.get("settings")
    for row in held.value.items if held is not None and isinstance(held.value, Rows) else ():
        if isinstance(row, Fields):
            name, default = map(row.text, ("name", "default"))
            if name:
                yield name, default


def with_defaults(module: Fields) -> Fields:
    """A module with its parameters filled in by their defaults."""
    filler = Filler(dict(settings_of(module)))
    entries = {
        name: one if name in Module.HEAD else Held(one.key, one.mark, filler.filled(one.value))
        for name, one in module.entries.items()
    }
    return Fields(module.model, module.mark, entries, {}, module.zh)


@dataclass(frozen=True, slots=True)
class Filler:
    """Puts parameters into texts.

    Attributes:
        values: by name.
        marks: where the plan sets them; a value that is nothing but a parameter stands there.
    """

    values: Mapping[str, str]
    marks: Mapping[str, Mark] = field(default_factory=dict)

    def filled(self, value: Shaped) -> Shaped:
        """A copy with the parameters in braces replaced; other braces stay."""
        if isinstance(value, Scalar):
            return self._text(value)
        if isinstance(value, Rows):
            return Rows(value.spec, value.mark, [self.filled(item) for item in value.items])
        entries = {
            name: Held(one.key, one.mark, self.filled(one.value))
            for name, one in value.entries.items()
        }
        if isinstance(value, Table):
            return Table(value.mark, entries)
        return Fields(value.model, value.mark, entries, value.orders, value.zh, value.module)

    def _text(self, value: Scalar) -> Scalar:
        if "{" not in value.text:
            return value
        text = BRACES.sub(lambda found: self.values.get(found[1].strip(), found[0]), value.text)
        whole = BRACES.fullmatch(value.text.strip())
        mark = self.marks.get(whole[1].strip(), value.mark) if whole is not None else value.mark
        return Scalar(text, value.plain, mark)


def unfilled(entries: Iterable[Held]) -> Iterator[tuple[Scalar, str]]:
    """What still stands in braces, with the value that holds it."""
    for held in entries:
        value = held.value
        if isinstance(value, Scalar):
            if "{" in value.text:
                yield from ((value, name.strip()) for name in BRACES.findall(value.text))
        elif isinstance(value, Rows):
            yield from unfilled(Held("", value.mark, item) for item in value.items)
        else:
            yield from unfilled(value.entries.values())
