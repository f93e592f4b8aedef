"""The codes of what an import tells."""

from planforge.findings import Finding, Place, Severity

MOST_FINDINGS = 100
"""Findings of one kind that are told one by one."""


def told(
    code: str,
    name: str,
    message: str,
    hint: str | None = None,
    *,
    severity: Severity = Severity.INFO,
    place: Place | None = None,
) -> Finding:
    """A finding of the import."""
    return Finding(code, name, severity, message, hint, None, place)
