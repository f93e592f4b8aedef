"""The finding of a matter that is demanded of a plan and that it does not say."""

from typing import TYPE_CHECKING

from planforge.findings import Path, Severity
from planforge.lint.coverage.matters import MATTERS
from planforge.lint.rule import Found, Problem

if TYPE_CHECKING:
    from planforge.lint.context import Context


def lacking(
    context: "Context", matter: str, message: str, hint: str = "", at: Path = (), part: str = ""
) -> Found:
    """One problem where the plan is silent on a matter, as grave as the gravest demand for it.

    Where the type of the organisation is inferred, so is the demand: a warning at most.

    Args:
        context: the plan.
        matter: its key.
        message: what is wrong.
        hint: what to do about it; the rule's own cure by default.
        at: where it belongs, for a matter that has no part of its own.
        part: a matter that is part of this one, the demand for which may be graver.
    """
    demand = context.coverage.missing(matter)
    if demand is not None:
        inner = context.coverage.missing(part) if part else None
        if inner is not None and inner.graveness > demand.graveness:
            demand = inner
        path = MATTERS[matter].at or at
        severity = demand.severity
        if severity is not None and context.facts.type_inferred:
            severity = min(severity, Severity.WARNING)
        yield Problem(path, message, hint or None, severity=severity, basis=demand.basis)
