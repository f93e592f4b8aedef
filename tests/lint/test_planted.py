"""Faults planted in the sample plans: each is found at its line by the rule meant for it.

``planted/<plan>.yaml`` lists them: ``code`` of the rule; ``old``, words that stand once in the plan
file, and ``new``, what comes in their place (the fault); ``at``, words of the changed file in whose
line the finding must stand (``new``'s first line where absent); ``with``, codes of further findings
that the same fault rightly brings. Several places may be changed together: ``edits``, a list of
``old`` and ``new``. Nothing else may be found that the sample plan as it is does not show.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from planforge._build import Settings, build_plan, examine
from planforge.findings import Finding
from planforge.profiles import profile_names
from planforge.source import load_text

_PLANS = Path(__file__).parents[2] / "plans"
_HERE = Path(__file__).parent / "planted"


@dataclass(frozen=True)
class Planted:
    """One fault of the table."""

    plan: str
    number: int
    code: str
    edits: tuple[tuple[str, str], ...]
    at: str
    along: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.plan}-{self.number}-{self.code}"


def planted() -> Iterator[Planted]:
    for file in sorted(_HERE.glob("*.yaml")):
        entries = yaml.safe_load(file.read_text(encoding="utf-8")) or []
        for number, entry in enumerate(entries, 1):
            edits = entry.get("edits") or [entry]
            pairs = tuple((one["old"], one["new"]) for one in edits)
            first = next((line for line in pairs[0][1].split("\n") if line.strip()), "")
            at = entry.get("at", first)
            yield Planted(file.stem, number, entry["code"], pairs, at, tuple(entry.get("with", ())))


_ALL = list(planted())


@cache
def text_of(plan: str) -> str:
    return (_PLANS / plan / "plan.yaml").read_text(encoding="utf-8")


def found_in(text: str, plan: str) -> tuple[Finding, ...]:
    folder = _PLANS / plan
    loaded = load_text(text.encode(), "plan.yaml", profiles=profile_names(), folder=folder)
    assert loaded.plan is not None, [finding.message for finding in loaded.findings]
    built = build_plan(loaded, Settings())
    examined = examine(loaded, built)
    assert examined is not None
    assert not [one for one in examined.skipped if "出错" in one.reason]
    return (*built.findings, *examined.findings)


@cache
def usual(plan: str) -> Counter[tuple[str, str]]:
    """What the sample plan shows as it is: codes with messages."""
    return Counter((one.code, one.message) for one in found_in(text_of(plan), plan))


@pytest.mark.parametrize("fault", _ALL, ids=str)
def test_a_planted_fault_is_found_at_its_line_and_nothing_else(fault: Planted) -> None:
    text = text_of(fault.plan)
    for old, new in fault.edits:
        assert text.count(old) == 1, f"{text.count(old)} x {old}"
        text = text.replace(old, new)
    assert text.count(fault.at) >= 1
    found = found_in(text, fault.plan)
    fresh = [one for one in found if (one.code, one.message) not in usual(fault.plan)]
    mine = [one for one in fresh if one.code == fault.code]
    lines = {number for number, line in enumerate(text.split("\n"), 1) if fault.at in line}
    places = {place.line for one in mine for place in (one.place, *one.others) if place}
    assert places & lines, [(str(one.place), one.code, one.message) for one in fresh]
    strange = [one for one in fresh if one.code not in (fault.code, *fault.along)]
    assert [(str(one.place), one.code, one.message) for one in strange] == []


def test_there_are_two_hundred_of_them() -> None:
    """A table that shrinks would prove less without anybody noticing."""
    assert len(_ALL) >= 200
