"""The cards of a plan: what it says of one incident, in a scenario, a measure or a section."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from planforge.findings import Path
from planforge.lint.prose import Prose
from planforge.schema import Plan
from planforge.schema.annexes import FreeSection
from planforge.schema.base import Entry
from planforge.schema.response import Measure, Scenario


@dataclass(frozen=True)
class Card:
    """What is done in one incident.

    Attributes:
        title: the incident.
        at: path of its object.
        texts: all its words, in order.
        scenario: the typed scenario, or None.
    """

    title: str
    at: Path
    texts: tuple[Prose, ...]
    scenario: Scenario | None = None

    @cached_property
    def words(self) -> str:
        """All its words, one text a line."""
        return "\n".join(text.text for text in self.texts)

    @cached_property
    def acts(self) -> tuple[Prose, ...]:
        """The texts that tell what is done, without evidence and scripts."""
        told = {"text", "action", "intro", "body", "title"}
        return tuple(text for text in self.texts if text.field in told and text.at != self.head)

    @property
    def head(self) -> Path:
        """The path of its title."""
        return (*self.at, "name" if self.scenario is not None else "title")


def cards_of(plan: Plan, prose: Sequence[Prose]) -> tuple[Card, ...]:
    """Scenarios, handling measures with a title, and sections of the plan's own."""
    held: dict[Path, list[Prose]] = {}
    found = list(_found(plan))
    places = {at for _, at, _ in found}
    for text in prose:
        for end in range(2, len(text.at)):
            if text.at[:end] in places:
                held.setdefault(text.at[:end], []).append(text)
    return tuple(
        Card(title, at, tuple(held.get(at, ())), scenario) for title, at, scenario in found
    )


def _found(plan: Plan) -> Iterator[tuple[str, Path, Scenario | None]]:
    scenarios = plan.response.scenarios if plan.response else None
    for index, scenario in enumerate(scenarios.scenarios if scenarios else ()):
        at: Path = ("response", "scenarios", "scenarios", index)
        yield scenario.name or scenario.title or "", at, scenario
    handling = plan.measures.handling if plan.measures else None
    yield from _measures(
        handling.measures if handling else (), ("measures", "handling", "measures")
    )
    yield from _sections(plan.sections, ("sections",))


def _measures(measures: Sequence[Measure], at: Path) -> Iterator[tuple[str, Path, Scenario | None]]:
    for index, measure in enumerate(measures):
        if measure.title:
            yield measure.title, (*at, index), None
        yield from _measures(measure.measures, (*at, index, "measures"))


def _sections(
    sections: Sequence[FreeSection], at: Path
) -> Iterator[tuple[str, Path, Scenario | None]]:
    for index, section in enumerate(sections):
        place = (*at, index)
        if section.title:
            yield section.title, place, None
        yield from _items(section.items, (*place, "items"))
        yield from _sections(section.sections, (*place, "sections"))


def _items(items: Sequence[Entry], at: Path) -> Iterator[tuple[str, Path, Scenario | None]]:
    for index, item in enumerate(items):
        if item.title:
            yield item.title, (*at, index), None
