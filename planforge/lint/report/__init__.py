"""Findings for other programs: SARIF and the annotations of GitHub."""

from planforge.lint.report.github import to_github
from planforge.lint.report.sarif import to_sarif

__all__ = ["to_github", "to_sarif"]
