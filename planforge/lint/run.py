"""Running the rules over a plan."""

from collections.abc import Iterator, Sequence

from planforge.document.quick import quick
from planforge.findings import Finding
from planforge.lint.basis import Basis
from planforge.lint.choice import Choice, kept
from planforge.lint.context import Context
from planforge.lint.regimes import Applicability
from planforge.lint.rule import Rule, Skip, finding_of

_ALL = Choice()


@quick
class Skipped:
    """A rule that could not run, or not wholly.

    Attributes:
        code, title: those of the rule.
        reason: one Chinese clause.
    """

    code: str
    title: str
    reason: str


@quick
class Examined:
    """What the rules say of a plan.

    Attributes:
        findings: in the order of the rules.
        regimes: which bodies of requirements apply, and why the others do not.
        skipped: rules that could not run.
    """

    findings: tuple[Finding, ...]
    regimes: tuple[Applicability, ...]
    skipped: tuple[Skipped, ...] = ()


def examine(context: Context, rules: Sequence[Rule], choice: Choice = _ALL) -> Examined:
    """Run the rules that apply to a plan and that the caller wants.

    A rule that fails is told as skipped; what it found until then and the other rules still count.
    """
    skipped: list[Skipped] = []
    found = [
        finding
        for one in rules
        if choice.wants(one) and _applies(one, context)
        for finding in _found(one, context, skipped)
    ]
    checks = context.plan.checks
    ignored = checks.ignore if checks is not None else ()
    findings = tuple(kept(found, ignored, context.today))
    return Examined(findings, tuple(context.regimes.values()), tuple(skipped))


def _applies(one: Rule, context: Context) -> bool:
    return not one.regimes or any(context.applies(regime) for regime in one.regimes)


def _found(one: Rule, context: Context, skipped: list[Skipped]) -> Iterator[Finding]:
    try:
        for problem in one.body(context):
            if isinstance(problem, Skip):
                skipped.append(Skipped(one.code, one.title, problem.reason))
            else:
                rests = problem.basis or one.basis
                yield finding_of(one, problem, _named(rests, context) if rests else None)
    except Exception as error:  # one broken rule must not hide what the others find
        words = f"{type(error).__name__}: {error}".splitlines()[0]
        skipped.append(Skipped(one.code, one.title, f"规则自身出错（{words}）"))


def _named(basis: Basis, context: Context) -> str:
    """《中华人民共和国突发事件应对法》第二十八条."""
    law = context.laws.by_id(basis.law)
    title = law.cited if law is not None else basis.law
    return f"{title}{basis.clause}"
