"""Findings: problems as values, each at one place of a plan."""

from planforge.findings.finding import (
    Finding,
    Fix,
    Path,
    Place,
    Severity,
    Where,
    by_place,
    worst,
)

__all__ = ["Finding", "Fix", "Path", "Place", "Severity", "Where", "by_place", "worst"]
