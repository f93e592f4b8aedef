"""All rules, in the order in which they run."""

from planforge.lint.rule import Rule
from planforge.lint.rules import (
    completeness,
    document,
    drills,
    law,
    organisation,
    procedure,
    resources,
    time,
    trade,
    wording,
)

RULES: tuple[Rule, ...] = (
    *completeness.RULES,
    *law.RULES,
    *organisation.RULES,
    *procedure.RULES,
    *time.RULES,
    *resources.RULES,
    *drills.RULES,
    *trade.RULES,
    *wording.RULES,
    *document.RULES,
)
