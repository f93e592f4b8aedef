"""Completeness: what is demanded of a plan, by whom, and where the plan says it."""

from planforge.lint.coverage.judging import Coverage
from planforge.lint.coverage.matter import Demand, Judgement, Matter, Requirement, Status

__all__ = ["Coverage", "Demand", "Judgement", "Matter", "Requirement", "Status"]
