"""Check a plan as a program: rules, what they rest on, and what they find."""

from planforge.lint.choice import Choice
from planforge.lint.context import Context
from planforge.lint.regimes import Applicability, Regime
from planforge.lint.rule import Rule
from planforge.lint.run import Examined, Skipped, examine

__all__ = ["Applicability", "Choice", "Context", "Examined", "Regime", "Rule", "Skipped", "examine"]
