"""Rules on wording, in the order in which they run."""

from planforge.lint.rule import Rule
from planforge.lint.rules.wording.placeholder import placeholder

RULES: tuple[Rule, ...] = (placeholder,)
