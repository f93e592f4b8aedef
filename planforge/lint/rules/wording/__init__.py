"""Rules on wording, in the order in which they run."""

from planforge.lint.rule import Rule
from planforge.lint.rules.wording.half_width import half_width
from planforge.lint.rules.wording.placeholder import placeholder

RULES: tuple[Rule, ...] = (placeholder, half_width)
