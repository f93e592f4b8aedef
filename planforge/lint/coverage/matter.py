"""What may be demanded of a plan, and by whom."""

from collections.abc import Callable
from enum import Enum

from planforge.document.quick import quick
from planforge.findings import Path, Severity
from planforge.lint.basis import Basis
from planforge.lint.facts import Facts
from planforge.lint.regimes import Regime
from planforge.schema import Plan
from planforge.schema.head import Kind


@quick
class Matter:
    """Something a plan may say, and how one sees that it does.

    Attributes:
        key: its short name: recovery.
        title: as tables print it: 事后恢复与重建.
        paths: dotted paths of parts that hold it, separated by blanks, as all lists here; the
            first is where it belongs.
        heads: words of a heading under which it stands.
        words: groups; a sentence tells of it that holds a word of each.
        pattern: instead of words, a regular expression that such a sentence holds.
        many: how many such sentences make it whole, where neither part nor heading does.
        strict: fewer sentences than that count for nothing.
        within: a sentence counts only where its text or the heading over it holds one of these.
        parts: the parts whose sentences count; empty for the body of the plan.
        anywhere: duties of units and annexes tell of it as well.
    """

    key: str
    title: str
    paths: str = ""
    heads: str = ""
    words: tuple[str, ...] = ()
    pattern: str = ""
    many: int = 2
    strict: bool = False
    within: str = ""
    parts: str = ""
    anywhere: bool = False

    @property
    def at(self) -> Path:
        """The path where it belongs; the plan itself where it has no part of its own."""
        return tuple(self.paths.split()[0].split(".")) if self.paths else ()


@quick
class Case:
    """What decides whether a demand is made of a plan."""

    plan: Plan
    facts: Facts
    text: str


@quick
class Demand:
    """A requirement of one instrument.

    Attributes:
        regime: it is made where this applies.
        matter: the key of what it asks for.
        basis: the clause, or None for a custom of those who review plans.
        severity: of a finding where it is missing; None where it stands in tables only.
        kinds: the kinds of document it is made of; empty for all that the regime reaches.
        when: further conditions.
        title: what the instrument calls it, where that differs from the matter's title.
    """

    regime: Regime
    matter: str
    basis: Basis | None = None
    severity: Severity | None = None
    kinds: frozenset[Kind] = frozenset()
    when: Callable[[Case], bool] | None = None
    title: str = ""

    @property
    def graveness(self) -> int:
        """The severity of a finding that rests on it; 0 where there is none."""
        if self.severity is None:
            return 0
        return min(self.severity, self.basis.cap) if self.basis is not None else self.severity


class Status(Enum):
    """How far a plan meets a demand; the value is the office's word."""

    MET = "符合"
    PARTLY = "基本符合"
    MISSING = "不符合"


@quick
class Judgement:
    """How far a plan says something, and where.

    Attributes:
        status: met, partly or missing.
        at: path of the part, or of the first text that tells it; None where it is missing.
        section: the heading it stands under, with its label as printed.
        words: those of the first sentence that tells it, where only sentences do.
    """

    status: Status
    at: Path | None = None
    section: str = ""
    words: str = ""


@quick
class Requirement:
    """A demand made of this plan, and how far it is met."""

    demand: Demand
    matter: Matter
    judgement: Judgement

    @property
    def title(self) -> str:
        """What is asked for."""
        return self.demand.title or self.matter.title
