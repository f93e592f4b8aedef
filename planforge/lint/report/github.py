"""Findings as workflow commands of GitHub: a line each, shown at its place of a pull request."""

from collections.abc import Iterable

from planforge.findings import Finding, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}


def to_github(findings: Iterable[Finding]) -> str:
    """One line for each finding, in their order; empty for none."""
    return "".join(f"{_line(finding)}\n" for finding in findings)


def _line(finding: Finding) -> str:
    fields = []
    if finding.place is not None:
        place = finding.place
        fields = [f"file={_field(place.file)}", f"line={place.line}", f"col={place.column}"]
    fields.append(f"title={_field(f'{finding.code} {finding.name}')}")
    hint = f" 改法：{finding.hint}" if finding.hint else ""
    return f"::{_LEVELS[finding.severity]} {','.join(fields)}::{_text(finding.message + hint)}"


def _text(words: str) -> str:
    return "".join(_ESCAPES.get(char, char) for char in words)


def _field(words: str) -> str:
    """A value among others: what separates them must not occur in it."""
    return _text(words).replace(":", "%3A").replace(",", "%2C")
