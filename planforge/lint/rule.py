"""What a rule is: a function with a code, and a docstring that explains it."""

import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from planforge.document.quick import quick
from planforge.findings import Finding, Fix, Path, Severity, Where
from planforge.lint.basis import Basis

if TYPE_CHECKING:
    from planforge.lint.context import Context
    from planforge.lint.regimes import Regime

_HEADS = ("问题", "为什么", "改法", "反例", "正例")
_SECTION = re.compile(rf"^({'|'.join(_HEADS)})：[ \t]*", re.MULTILINE)


@quick
class Problem:
    """What a rule found; the rule's code, name and basis are added by the runner.

    Attributes:
        at: path in the plan: of the value at fault, or of what lacks something.
        message: what is wrong, with the value that is wrong: one Chinese sentence.
        hint: what to do about it: one Chinese sentence; None for that of the rule.
        words: the words at fault, exactly as they stand in the value at ``at``.
        also: further places of the same cause; the message tells their count.
        severity: milder than the rule's, where this case is; a graver one is refused.
        basis: another clause than the rule's, or None.
        fixes: what would mend it.
    """

    at: Path
    message: str
    hint: str | None = None
    words: str = ""
    also: tuple[Where, ...] = ()
    severity: Severity | None = None
    basis: Basis | None = None
    fixes: tuple[Fix, ...] = ()


@quick
class Skip:
    """A rule, or a part of it, that could not run.

    Attributes:
        reason: what is missing: one Chinese clause.
    """

    reason: str


Found = Iterator[Problem | Skip]
Body = Callable[["Context"], Found]


@dataclass(frozen=True)
class Page:
    """A rule's docstring by its Chinese heads; examples are YAML of a plan, without its head.

    Attributes:
        problem: 问题: what offends, a sentence or two.
        why: 为什么: what it leads to.
        cure: 改法: what to do.
        bad: 反例: plans in which the rule finds something.
        good: 正例: plans in which it finds nothing.
    """

    problem: str
    why: str
    cure: str
    bad: tuple[str, ...]
    good: tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """One rule.

    Attributes:
        code: stable, "PF" and three digits.
        name: the offence in kebab case, so that "ignore repealed-law" reads well.
        title: the offence in Chinese, a short phrase.
        severity: of its findings, at most.
        body: yields what it finds in a plan.
        regimes: it runs where one of them applies; empty for every plan.
        basis: the clause it rests on, or None where it rests on the plan itself.
    """

    code: str
    name: str
    title: str
    severity: Severity
    body: Body
    regimes: "tuple[Regime, ...]" = ()
    basis: Basis | None = None

    @cached_property
    def page(self) -> Page:
        """What the docstring says to users."""
        text = inspect.getdoc(self.body) or ""
        parts = _SECTION.split(text)[1:]
        told: dict[str, list[str]] = {head: [] for head in _HEADS}
        for head, words in zip(parts[::2], parts[1::2], strict=True):
            told[head].append(textwrap.dedent(words).strip())
        problem, why, cure = ("".join("".join(told[h]).split("\n")) for h in _HEADS[:3])
        return Page(problem, why, cure, tuple(told["反例"]), tuple(told["正例"]))


def rule(
    code: str,
    name: str,
    title: str,
    severity: Severity,
    *,
    regimes: "tuple[Regime, ...]" = (),
    basis: Basis | None = None,
) -> Callable[[Body], Rule]:
    """Make a rule of the function below it; listing it in its group's RULES turns it on."""

    def made(body: Body) -> Rule:
        return Rule(code, name, title, severity, body, regimes, basis)

    return made


def finding_of(one: Rule, problem: Problem, basis: str | None) -> Finding:
    """The finding of a problem; never graver than its rule and its basis allow."""
    severity = min(problem.severity or one.severity, one.severity)
    rests = problem.basis or one.basis
    if rests is not None:
        severity = min(severity, rests.cap)
    return Finding(
        one.code,
        one.name,
        severity,
        problem.message,
        problem.hint or one.page.cure or None,
        problem.at,
        basis=basis,
        words=problem.words,
        also=problem.also,
        fixes=problem.fixes,
    )
