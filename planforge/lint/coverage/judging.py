"""Judging a plan against what is demanded of it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from planforge.findings import Path
from planforge.lint.coverage.demands import DEMANDS
from planforge.lint.coverage.matter import (
    Case,
    Demand,
    Judgement,
    Matter,
    Requirement,
    Status,
)
from planforge.lint.coverage.matters import MATTERS
from planforge.lint.coverage.places import Heading, Places, spoken
from planforge.lint.prose import Prose, Sentence

if TYPE_CHECKING:
    from planforge.lint.context import Context

_LEAST = 15
"""Characters below which a part or chapter says too little to be whole."""
_HEAD = frozenset(
    {
        "title", "subtitle", "entity", "doc_number", "plan_number", "filing", "version", "approval",
        "revisions", "keywords", "addressees", "copies", "distribution", "issuer", "checks",
        "background", "scope", "terms", "summary", "opening", "closing",
    }
)  # fmt: skip
"""Parts that tell what a plan is for, and not what is done."""
_ASIDE = frozenset({"organization", "annexes"})
_OUTSIDE = frozenset((part,) for part in _ASIDE)
"""Parts that tell who has to do with a thing, and what is filled in, but not the thing itself."""


class Coverage:
    """How far one plan says what is demanded of it; each matter is judged when first asked for."""

    def __init__(self, context: "Context") -> None:
        self._context = context
        self._judged: dict[str, Judgement] = {}

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        """The demands that are made of this plan."""
        context = self._context
        case = Case(context.plan, context.facts, context.text)
        return tuple(one for one in DEMANDS if context.applies(one.regime) and _made(one, case))

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """The demands with how far each is met."""
        return tuple(
            Requirement(one, MATTERS[one.matter], self.judge(one.matter)) for one in self.demands
        )

    @cached_property
    def _gravest(self) -> Mapping[str, Demand]:
        found: dict[str, Demand] = {}
        for one in self.demands:
            present = found.get(one.matter)
            if one.severity is not None and (present is None or one.graveness > present.graveness):
                found[one.matter] = one
        return found

    def missing(self, matter: str) -> Demand | None:
        """The gravest demand for a matter that the plan does not say at all; None where it does.

        None, too, where the matter is not demanded, or in tables only.
        """
        demand = self._gravest.get(matter)
        if demand is None or self.judge(matter).status is not Status.MISSING:
            return None
        return demand

    def judge(self, matter: str) -> Judgement:
        """How far the plan says something."""
        found = self._judged.get(matter)
        if found is None:
            found = self._judged[matter] = self._judge(MATTERS[matter])
        return found

    @cached_property
    def places(self) -> Places:
        """Where things stand in the document."""
        return Places(self._context.document)

    @cached_property
    def _by_part(self) -> Mapping[str, Sequence[Prose]]:
        found: dict[str, list[Prose]] = {}
        for one in self._context.prose:
            found.setdefault(one.part, []).append(one)
        return found

    def _judge(self, matter: Matter) -> Judgement:
        found = [*self._filled(matter), *self._headed(matter)]
        whole = [one for one in found if one.status is Status.MET]
        if whole:
            return next((one for one in whole if one.section), whole[0])
        told = self._told(matter)
        return told if told.status is Status.MET or not found else found[0]

    def _filled(self, matter: Matter) -> Iterator[Judgement]:
        """The parts that hold it."""
        for dotted in matter.paths.split():
            path: Path = tuple(dotted.split("."))
            chars = sum(
                len(one.text)
                for one in self._by_part.get(str(path[0]), ())
                if one.at[: len(path)] == path
            )
            if chars:
                yield self._judgement(chars, path)

    def _headed(self, matter: Matter) -> Iterator[Judgement]:
        """The chapter under whose heading it stands."""
        if matter.heads:
            found = spoken(self._headings(matter), matter.heads.split())
            if found is not None:
                status = Status.MET if found.chars >= _LEAST else Status.PARTLY
                yield Judgement(status, found.at, found.printed)

    def _headings(self, matter: Matter) -> Sequence[Heading]:
        every = self.places.headings
        if matter.anywhere:
            return every
        return [one for one in every if not one.annex and one.at[:1] not in _OUTSIDE]

    def _told(self, matter: Matter) -> Judgement:
        """The sentences that tell of it."""
        found: list[Sentence] = []
        for sentence in self._sentences(matter):
            found.append(sentence)
            if len(found) == matter.many:
                break
        if not found or (matter.strict and len(found) < matter.many):
            return Judgement(Status.MISSING)
        status = Status.MET if len(found) >= matter.many else Status.PARTLY
        first = found[0]
        return Judgement(status, first.at, self._section(first.at), first.words)

    def _sentences(self, matter: Matter) -> Iterator[Sentence]:
        tells = self._telling(matter)
        if tells is None:
            return
        parts = matter.parts.split()
        never = _HEAD if matter.anywhere else _HEAD | _ASIDE
        for sentence in (*self._context.sentences, *self._reports):
            part = sentence.prose.part
            if part not in parts if parts else part in never:
                continue
            if tells(sentence.words) and (not matter.within or self._about(matter, sentence)):
                yield sentence

    @cached_property
    def _text(self) -> str:
        return "\n".join([self._context.text, *(one.words for one in self._reports)])

    @cached_property
    def _reports(self) -> tuple[Sentence, ...]:
        """The links of the reporting chain as sentences, which their facts alone are not."""
        reporting = self._context.plan.reporting
        chain = reporting.chain if reporting is not None else None
        found = []
        for index, one in enumerate(chain.reports if chain is not None else ()):
            words = f"{one.condition or ''}向{one.to or ''}报告{one.content or ''}"
            at = ("reporting", "chain", "reports", index)
            found.append(Sentence(Prose(at, words, "to", one, "reporting"), words))
        return tuple(found)

    def _telling(self, matter: Matter) -> Callable[[str], object] | None:
        """Whether a sentence tells of it; None where none can."""
        text = self._text
        if matter.pattern:
            pattern = re.compile(matter.pattern)
            return pattern.search if pattern.search(text) else None
        groups = [[word for word in group.split() if word in text] for group in matter.words]
        if not groups or not all(groups):
            return None
        return lambda words: all(any(word in words for word in group) for group in groups)

    def _about(self, matter: Matter, sentence: Sentence) -> bool:
        heading = self.places.over(sentence.at)
        over = heading.title if heading is not None else ""
        owner = sentence.prose.owner
        named = getattr(owner, "heading", None) or ""
        said = f"{over}\n{named}\n{sentence.prose.text}"
        return any(word in said for word in matter.within.split())

    def _judgement(self, chars: int, path: Path) -> Judgement:
        status = Status.MET if chars >= _LEAST else Status.PARTLY
        return Judgement(status, path, self._section(path))

    def _section(self, path: Path) -> str:
        heading = self.places.over(path)
        return heading.printed if heading is not None else ""


def _made(demand: Demand, case: Case) -> bool:
    if demand.kinds and case.plan.kind not in demand.kinds:
        return False
    return demand.when is None or demand.when(case)
