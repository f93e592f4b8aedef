"""Running the rules over a plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planforge.findings import Finding
from planforge.lint.basis import Basis
from planforge.lint.choice import Choice, kept
from planforge.lint.context import Context
from planforge.lint.regimes import Applicability
from planforge.lint.rule import Rule, finding_of

_ALL = Choice()


@dataclass(frozen=True, slots=True)
class Examined:
    """What the rules say of a plan.

    Attributes:
        findings: by severity of the rules' order, without places in files.
        regimes: which bodies of requirements apply, and why the others do not.
    """

    findings: tuple[Finding, ...]
    regimes: tuple[Applicability, ...]


def examine(context: Context, rules: Sequence[Rule], choice: Choice = _ALL) -> Examined:
    """Run the rules that apply to a plan and that the caller wants."""
    found = (
        finding
        for one in rules
        if choice.wants(one) and _applies(one, context)
        for finding in _found(one, context)
    )
    checks = context.plan.checks
    ignored = checks.ignore if checks is not None else ()
    findings = tuple(kept(found, ignored, context.today))
    return Examined(findings, tuple(context.regimes.values()))


def _applies(one: Rule, context: Context) -> bool:
    return not one.regimes or any(context.applies(regime) for regime in one.regimes)


def _found(one: Rule, context: Context) -> Iterator[Finding]:
    for problem in one.body(context):
        rests = problem.basis or one.basis
        yield finding_of(one, problem, _named(rests, context) if rests else None)


def _named(basis: Basis, context: Context) -> str:
    """《中华人民共和国突发事件应对法》第二十八条."""
    law = context.laws.by_id(basis.law)
    title = law.cited if law is not None else basis.law
    return f"{title}{basis.clause}"
