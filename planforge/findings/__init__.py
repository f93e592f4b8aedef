"""Findings: problems as values, each at one place of a plan."""

from planforge.findings.finding import Finding, Path, Place, Severity, worst

__all__ = ["Finding", "Path", "Place", "Severity", "worst"]
