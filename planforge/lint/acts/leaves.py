"""The single steps and measures of a plan: those that nothing stands under."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache

from planforge.document.quick import quick
from planforge.findings import Path
from planforge.lint.bodies import Bodies
from planforge.lint.prose import Prose
from planforge.lint.slots import said
from planforge.schema import Plan
from planforge.schema.base import Entry, Item
from planforge.schema.response import Measure, Phase, Scenario, Step

_STEM = 3
"""The fewest characters by which a title tells a unit: 技术保障 of 技术保障组."""


class Chapter(Enum):
    """Where a leaf stands."""

    RESPONSE = "应急响应"
    HANDLING = "处置措施"
    PREVENTION = "风险防控"


@quick
class Leaf:
    """A step or a measure with nothing under it.

    Attributes:
        chapter: where it stands.
        at: its path.
        group: path of what it stands in: a phase, a scenario, a group of measures.
        entry: the object.
        text: what it says, with its path; None where it says nothing.
        words: the same, slots filled; empty where it says nothing.
        actor: who acts by a fact of it or of what it stands under; empty where nobody is named.
        titles: of what it stands under and its own, the outermost first.
    """

    chapter: Chapter
    at: Path
    group: Path
    entry: Entry
    text: Prose | None
    words: str
    actor: str
    titles: tuple[str, ...]


def leaves_of(plan: Plan, prose: Sequence[Prose], bodies: Bodies) -> tuple[Leaf, ...]:
    """The leaves of the response, of handling and of prevention, in order."""
    walker = _Walker({text.at: text for text in prose}, bodies)
    return tuple(walker.all(plan))


class _Walker:
    def __init__(self, texts: Mapping[Path, Prose], bodies: Bodies) -> None:
        self._texts = texts
        self._bodies = bodies
        self._stems = {
            unit.name[:end]: unit.name
            for unit in reversed(bodies.units)
            for end in range(_STEM, len(unit.name))
        }

    def all(self, plan: Plan) -> Iterator[Leaf]:
        response = plan.response
        if response is not None:
            for name in ("phases", "scenarios"):
                listing = getattr(response, name)
                entries: Sequence[Entry] = getattr(listing, name, ()) if listing else ()
                at: Path = ("response", name, name)
                who = self._by_words(listing) if listing else ""
                yield from self._entries(Chapter.RESPONSE, entries, at, at, who, ())
        measures = plan.measures
        for chapter, name in ((Chapter.HANDLING, "handling"), (Chapter.PREVENTION, "prevention")):
            held = getattr(measures, name) if measures is not None else None
            if held is not None:
                at = ("measures", name, "measures")
                who = self._by_words(held)
                yield from self._entries(chapter, held.measures, at, at, who, ())
                yield from self._entries(chapter, held.items, (*at[:2], "items"), at[:2], who, ())

    def _entries(
        self,
        chapter: Chapter,
        entries: Sequence[Entry],
        at: Path,
        group: Path,
        actor: str,
        titles: tuple[str, ...],
    ) -> Iterator[Leaf]:
        for index, entry in enumerate(entries):
            place = (*at, index)
            below = _below(entry)
            who = _actor(entry) or actor or self._by_title(entry)
            who = who or (self._by_words(entry) if below else "")
            heading = entry.heading
            named = (*titles, heading) if heading else titles
            for name, inner in below:
                yield from self._entries(chapter, inner, (*place, name), place, who, named)
            if not below and not isinstance(entry, Phase | Scenario):
                text = self._texts.get((*place, "text")) or self._texts.get((*place, "action"))
                text = text or self._texts.get((*place, "intro"))
                words = said(text) if text is not None else ""
                yield Leaf(chapter, place, group, entry, text, words, who, named)

    def _by_words(self, entry: Entry) -> str:
        """Who acts in the words over a list: 市指挥部采取以下措施."""
        for words in (entry.text, entry.intro):
            actor = self._bodies.actor_of(words) if words else None
            if actor is not None:
                return actor.words
            doing = _doing().search(words) if words else None
            if doing is not None:
                return doing["who"]
        return ""

    def _by_title(self, entry: Entry) -> str:
        """A group of measures called 技术保障 is the 技术保障组's."""
        title = entry.title
        if not title:
            return ""
        called = self._bodies.called(title)
        return called.name if called is not None else self._stems.get(title, "")


@cache
def _doing() -> re.Pattern[str]:
    """Who takes the measures of a list: 国家应急指挥机构主要采取以下措施."""
    return re.compile(
        r"(?P<who>[^\W\d_a-zA-Z]{2,20}?(?:机构|部门|单位|组|部|局|办|委|政府|公司|中心))"
        r"(?:主要|应当|要|可)?(?:采取|落实|履行|做好|承担)"
    )


def _actor(entry: Entry) -> str:
    match entry:
        case Step(actor=who) | Item(actor=who) | Measure(owner=who) | Scenario(lead=who):
            return who or ""
        case _:
            return ""


def _below(entry: Entry) -> list[tuple[str, Sequence[Entry]]]:
    found: list[tuple[str, Sequence[Entry]]] = []
    match entry:
        case Phase(steps=steps) | Step(steps=steps) | Scenario(steps=steps):
            found.append(("steps", steps))
        case Measure(measures=measures):
            found.append(("measures", measures))
        case _:
            pass
    found.append(("items", entry.items))
    return [(name, inner) for name, inner in found if inner]
