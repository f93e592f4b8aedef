"""Findings as SARIF 2.1.0 (OASIS, 2020-03-27), the format that code-scanning services read."""

import json
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from planforge.findings import Finding, Place, Severity
from planforge.lint.rule import Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Json = dict[str, object]


def to_sarif(findings: Iterable[Finding], rules: Sequence[Rule], version: str) -> str:
    """One run of planforge as a SARIF log.

    Args:
        findings: in the order of the results.
        rules: described in the log as far as a finding names them.
        version: of planforge.
    """
    found = list(findings)
    known = {rule.code: rule for rule in rules}
    codes = sorted({finding.code for finding in found})
    driver = {
        "name": "planforge",
        "semanticVersion": version,
        "rules": [_described(code, known.get(code), found) for code in codes],
    }
    results = [_result(finding, codes.index(finding.code)) for finding in found]
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _described(code: str, rule: Rule | None, findings: Sequence[Finding]) -> Json:
    if rule is None:  # the writing of the plan, not a rule
        name = next(finding.name for finding in findings if finding.code == code)
        return {"id": code, "name": name}
    page = rule.page
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": page.problem},
        "help": {"text": f"{page.why}{page.cure}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: int) -> Json:
    text = finding.message
    if finding.hint:
        text += f"\n改法：{finding.hint}"
    if finding.basis:
        text += f"\n依据：{finding.basis}"
    result: Json = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
    }
    if finding.place is not None:
        result["locations"] = [_location(finding.place)]
    if finding.others:
        related = [_location(place) for place in dict.fromkeys(finding.others)]
        result["relatedLocations"] = related
    if finding.at is not None:
        result["properties"] = {"path": list(finding.at)}
    return result


def _location(place: Place) -> Json:
    uri = quote(place.file.replace("\\", "/"), safe="/:")
    region: Json = {"startLine": place.line, "startColumn": place.column}
    if place.quote:
        region["snippet"] = {"text": place.quote}
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
