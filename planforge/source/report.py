"""Findings as text for people and as JSON for programs."""

import json
import unicodedata
from collections.abc import Iterable, Sequence

from planforge.findings import Finding, Place, Severity
from planforge.source.encoding import FORBIDDEN

_SHOWN = 76
"""Columns of a quoted line; a Chinese character takes two."""
_MOST_PLACES = 12
"""Further places of a finding that are told one by one."""
_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def to_text(findings: Sequence[Finding], *, color: bool = False) -> str:
    """One block for each finding, and a last line that counts them; empty for none.

    A block: place, severity, code and message; the quoted line with a caret under the place;
    the hint; the basis.
    """
    if not findings:
        return ""
    blocks = [_block(finding, color=color) for finding in findings]
    return "\n".join([*blocks, summary(findings), ""])


def summary(findings: Iterable[Finding]) -> str:
    """How many there are of each severity: 共 2 个错误、1 个警告。"""
    every = list(findings)
    counts = [
        f"{count} 个{severity.words}"
        for severity in sorted(Severity, reverse=True)
        if (count := sum(finding.severity is severity for finding in every))
    ]
    return f"共 {'、'.join(counts)}。" if counts else "没有发现问题。"


def to_json(findings: Iterable[Finding]) -> str:
    """The findings as JSON: an object with one list, ``findings``; keys in a fixed order."""
    return json.dumps({"findings": [_entry(f) for f in findings]}, ensure_ascii=False, indent=2)


def _entry(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.name.lower(),
        "file": _clean(place.file) if place is not None else None,
        "line": place.line if place is not None else None,
        "column": place.column if place is not None else None,
        "path": list(finding.at) if finding.at is not None else None,
        "message": _clean(finding.message),
        "hint": _clean(finding.hint) if finding.hint is not None else None,
        "basis": finding.basis,
        "others": [
            {"file": _clean(other.file), "line": other.line, "column": other.column}
            for other in finding.others
        ],
    }


def _block(finding: Finding, *, color: bool) -> str:
    label = f"{finding.severity.words} {finding.code}"
    if color:
        label = f"\x1b[{_COLORS[finding.severity]}m{label}\x1b[0m"
    where = f"{finding.place} " if finding.place is not None else ""
    lines = [f"{_clean(where)}{label} {_clean(finding.message)}"]
    if finding.place is not None and finding.place.quote.strip():
        lines += _quoted(finding.place)
    if elsewhere := _elsewhere(finding):
        lines.append(f"  还有：{elsewhere}")
    if finding.hint is not None:
        lines += _hinted(_clean(finding.hint))
    if finding.basis is not None:
        lines.append(f"  依据：{finding.basis}")
    return "\n".join(lines)


def _elsewhere(finding: Finding) -> str:
    """The further lines in order, those of the same file by number alone, at most a dozen."""
    own, line = ("", 0) if finding.place is None else (finding.place.file, finding.place.line)
    lines = sorted({(p.file != own, p.file, p.line) for p in finding.others} - {(False, own, line)})
    told = [f"第{at}行" if not far else f"{_clean(file)} 第{at}行" for far, file, at in lines]
    more = f"等 {len(told)} 处" if len(told) > _MOST_PLACES else ""
    return f"{'、'.join(told[:_MOST_PLACES])}{more}"


def _hinted(hint: str) -> list[str]:
    first, *rest = hint.split("\n")
    return [f"  改法：{first}", *(f"        {line}" for line in rest)]


def _quoted(place: Place) -> list[str]:
    """The line, cut around the place where it is long, and a caret under the place."""
    quote, at = place.quote, min(place.column - 1, len(place.quote))
    start = 0
    if _width(quote[: at + 24]) > _SHOWN:
        start = max(0, at - 20)
    before, rest = _clean(quote[start:at]), _clean(_cut(quote[at : at + _SHOWN], _SHOWN - 4))
    lead = "…" if start else ""
    tail = "…" if len(quote) > at + len(rest) else ""
    pad = " " * _width(lead + before)
    return [f"    {lead}{before}{rest}{tail}", f"    {pad}^"]


def _cut(words: str, columns: int) -> str:
    used = 0
    for index, char in enumerate(words):
        used += _columns(char)
        if used > columns:
            return words[:index]
    return words


def _width(words: str) -> int:
    return sum(map(_columns, words))


def _columns(char: str) -> int:
    """Columns on a console; marks of two widths (“ ” … —) take one on most of today's."""
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _clean(words: str) -> str:
    """Words fit for any console: tabs as arrows, no control characters, no lone surrogates."""
    return FORBIDDEN.sub("\ufffd", words.replace("\t", "→"))
