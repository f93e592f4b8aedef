"""Rules on procedure, in the order in which they run."""

from planforge.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
