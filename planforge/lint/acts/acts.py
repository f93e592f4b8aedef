"""All acts of a plan, from its typed facts and from its sentences, in the plan's order."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from planforge.findings import Path
from planforge.lint.acts.act import Act, Limit, Source
from planforge.lint.acts.leaves import Leaf, leaves_of
from planforge.lint.acts.limits import limit_of
from planforge.lint.acts.read import clauses_in, receiver_of, reports
from planforge.lint.bodies import Bodies
from planforge.lint.prose import Prose
from planforge.lint.slots import RULE, said
from planforge.schema import Plan
from planforge.schema.base import Entry
from planforge.schema.drills import Slot
from planforge.schema.grading import Report, ResponseLevel
from planforge.schema.response import Measure, Phase, Scenario, Statement, Step

_SPOKEN = frozenset({"text", "intro", "body", "action", "note"})


class Acts:
    """The acts of a plan.

    Attributes:
        all: in the plan's order.
        leaves: the single steps and measures.
    """

    def __init__(self, found: Sequence[Act], leaves: Sequence[Leaf] = ()) -> None:
        self.all = tuple(found)
        self.leaves = tuple(leaves)

    @cached_property
    def timed(self) -> tuple[Act, ...]:
        """Those with a limit."""
        return tuple(act for act in self.all if act.limit is not None)

    @cached_property
    def reports(self) -> tuple[Act, ...]:
        """Those that report to somebody."""
        return tuple(act for act in self.all if act.to)

    @cached_property
    def by_group(self) -> dict[Path, tuple[Act, ...]]:
        """By the phase, scenario, slot or list they stand in, in order."""
        found: dict[Path, list[Act]] = {}
        for act in self.all:
            found.setdefault(act.group, []).append(act)
        return {group: tuple(acts) for group, acts in found.items()}

    def under(self, at: Path) -> tuple[Act, ...]:
        """Those that stand under a place."""
        return tuple(act for act in self.all if act.holder[: len(at)] == at)


def acts_of(plan: Plan, prose: Sequence[Prose], bodies: Bodies) -> Acts:
    """Read the acts of a plan."""
    reader = _Reader(bodies, prose)
    found = [
        *reader.levels(plan),
        *reader.chain(plan),
        *reader.phases(plan),
        *reader.scenarios(plan),
        *reader.measures(plan),
        *reader.slots(plan),
    ]
    held = {act.at for act in found}
    return Acts([*found, *reader.sentences(held)], leaves_of(plan, prose, bodies))


class _Called(dict[str, str]):
    """What references are called while acts are read: bodies by name, all else in quotes."""

    def __init__(self, bodies: Bodies) -> None:
        super().__init__({"": ""})
        self._bodies = bodies

    def get(self, key: str, default: str | None = None) -> str:  # type: ignore[override]
        """The name of a body, else the reference in quotes; a platform rule as it was asked for."""
        if key.startswith(RULE):
            return f"“{key}”"
        body = self._bodies.called(key)
        return body.name if body is not None else f"“{default or key}”"


class _Reader:
    def __init__(self, bodies: Bodies, prose: Sequence[Prose]) -> None:
        self._bodies = bodies
        self._names = _Called(bodies)
        self._prose = prose
        self._by_at = {text.at: text for text in prose}

    # The typed parts

    def levels(self, plan: Plan) -> Iterator[Act]:
        responses = plan.grading.responses if plan.grading else None
        for index, level in enumerate(responses.levels if responses else ()):
            at: Path = ("grading", "responses", "levels", index)
            yield from self._level(level, at)

    def _level(self, level: ResponseLevel, at: Path) -> Iterator[Act]:
        for place, measure in enumerate(level.measures):
            holder = (*at, "measures", place)
            fact = limit_of(measure.within) if measure.within else None
            yield from self._entry(
                Source.LEVEL, measure, holder, at, measure.actor, None, fact,
                level=level.name or "", title=level.heading or "",
            )  # fmt: skip

    def chain(self, plan: Plan) -> Iterator[Act]:
        chain = plan.reporting.chain if plan.reporting else None
        at: Path = ("reporting", "chain", "reports")
        for index, report in enumerate(chain.reports if chain else ()):
            yield from self._report(report, (*at, index), at)

    def _report(self, report: Report, at: Path, group: Path) -> Iterator[Act]:
        limit = limit_of(report.within) if report.within else None
        title = report.title or report.condition or ""
        typed = report.sender or report.to or report.within
        if not typed and report.text:
            yield from self._entry(Source.REPORT, report, at, group, None, None, None, title=title)
            return
        action = report.content or report.title or "报告"
        words = str(report.within or "")
        yield Act(
            Source.REPORT, at, group, (*at, "within") if report.within else at, words,
            report.sender or "", action, limit, report.to or "", title=title,
        )  # fmt: skip

    def phases(self, plan: Plan) -> Iterator[Act]:
        phases = plan.response.phases if plan.response else None
        for index, phase in enumerate(phases.phases if phases else ()):
            at: Path = ("response", "phases", "phases", index)
            yield from self._phase(phase, at)

    def _phase(self, phase: Phase, at: Path) -> Iterator[Act]:
        if phase.text is not None or phase.intro is not None:
            yield from self._told(Source.STEP, at, phase.title or "")
        yield from self._steps(phase.steps, (*at, "steps"), at, phase.title or "", "")

    def scenarios(self, plan: Plan) -> Iterator[Act]:
        scenarios = plan.response.scenarios if plan.response else None
        for index, scenario in enumerate(scenarios.scenarios if scenarios else ()):
            at: Path = ("response", "scenarios", "scenarios", index)
            yield from self._scenario(scenario, at)

    def _scenario(self, scenario: Scenario, at: Path) -> Iterator[Act]:
        lead = scenario.lead or ""
        yield from self._steps(scenario.steps, (*at, "steps"), at, scenario.heading or "", lead)

    def _steps(
        self, steps: Sequence[Step], at: Path, group: Path, title: str, lead: str
    ) -> Iterator[Act]:
        for index, step in enumerate(steps):
            place = (*at, index)
            limit = limit_of(step.within) if step.within else None
            actor = step.actor or lead
            if step.action or step.text or step.within or not step.steps:
                yield from self._entry(
                    Source.STEP, step, place, group, actor, step.action, limit,
                    level=step.level or "", title=step.title or title,
                )  # fmt: skip
            below = step.title or title
            yield from self._steps(step.steps, (*place, "steps"), place, below, actor)

    def measures(self, plan: Plan) -> Iterator[Act]:
        handling = plan.measures.handling if plan.measures else None
        at: Path = ("measures", "handling", "measures")
        yield from self._measures(handling.measures if handling else (), at, at, "")

    def _measures(
        self, measures: Sequence[Measure], at: Path, group: Path, owner: str
    ) -> Iterator[Act]:
        for index, measure in enumerate(measures):
            place = (*at, index)
            limit = limit_of(measure.within) if measure.within else None
            who = measure.owner or owner
            if measure.action or measure.text:
                yield from self._entry(
                    Source.MEASURE, measure, place, group, who, measure.action, limit,
                    title=measure.title or "",
                )  # fmt: skip
            yield from self._measures(measure.measures, (*place, "measures"), place, who)

    def slots(self, plan: Plan) -> Iterator[Act]:
        timeline = plan.drills.timeline if plan.drills else None
        for index, slot in enumerate(timeline.slots if timeline else ()):
            at: Path = ("drills", "timeline", "slots", index)
            yield from self._slot(slot, at)

    def _slot(self, slot: Slot, at: Path) -> Iterator[Act]:
        title = slot.title or ""
        if slot.text is not None:
            yield from self._entry(Source.SLOT, slot, at, at, slot.owner, None, None, title=title)
        for index, act in enumerate(slot.acts):
            limit = limit_of(act.within) if act.within else None
            yield from self._entry(
                Source.SLOT, act, (*at, "acts", index), at, act.actor, act.action, limit,
                title=title,
            )  # fmt: skip

    # One item

    def _entry(
        self,
        source: Source,
        entry: Entry,
        at: Path,
        group: Path,
        actor: str | None,
        action: str | None,
        limit: Limit | None,
        *,
        level: str = "",
        title: str = "",
    ) -> Iterator[Act]:
        """The acts of an item: those its text tells with a limit, else the one of its facts."""
        place = (*at, "text") if entry.text is not None else (*at, "action")
        text = self._by_at.get(place)
        spoken = said(text, names=self._names) if text is not None else ""
        clauses = list(clauses_in(spoken, self._bodies, actor or ""))
        raw = text.text if text is not None else ""
        for clause in clauses:
            words = clause.words if clause.words in raw else ""
            yield Act(
                source, at, group, place, words, clause.actor, clause.action, clause.limit,
                clause.to, clause.follows, level, title,
            )  # fmt: skip
        if clauses and (entry.text is not None or limit is None):
            return
        named = self._bodies.actor_of(spoken) if not actor and spoken else None
        who = actor or (named.words if named is not None else "")
        done = spoken or action or entry.title or ""
        to = receiver_of(done) if reports(done) else ""
        where: Path = (*at, "within") if limit is not None and entry.text is None else place
        if text is None and limit is None:
            where = at
        words = limit.words if limit is not None and where[-1] == "within" else ""
        yield Act(source, at, group, where, words, who, done, limit, to, False, level, title)

    def _told(self, source: Source, at: Path, title: str) -> Iterator[Act]:
        for field in ("text", "intro"):
            text = self._by_at.get((*at, field))
            if text is None:
                continue
            for clause in clauses_in(said(text, names=self._names), self._bodies):
                words = clause.words if clause.words in text.text else ""
                yield Act(
                    source, at, at, text.at, words, clause.actor, clause.action, clause.limit,
                    clause.to, clause.follows, "", title,
                )  # fmt: skip

    # Everything else

    def sentences(self, held: set[Path]) -> Iterator[Act]:
        """Limits that other texts set: those of chapters without facts; what is said is no act."""
        for text in self._prose:
            if text.field not in _SPOKEN or "内" not in text.text or text.at in held:
                continue
            if isinstance(text.owner, Statement):
                continue
            holder = text.at[:-1]
            for clause in clauses_in(said(text, names=self._names), self._bodies):
                words = clause.words if clause.words in text.text else ""
                yield Act(
                    Source.SENTENCE, holder, holder, text.at, words, clause.actor, clause.action,
                    clause.limit, clause.to, clause.follows,
                )  # fmt: skip
