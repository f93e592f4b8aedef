"""Cases of rules: a plan, and what they find in it."""

from pathlib import Path
from typing import TypedDict

import yaml

from planforge.findings import Finding


class Found(TypedDict, total=False):
    """What is expected of one finding."""

    code: str
    severity: str
    words: str
    also: int


class Case(TypedDict):
    """One case of a file of cases."""

    case: str
    plan: str
    finds: list[Found]


def cases_of(name: str) -> list[Case]:
    file = Path(__file__).with_name("cases") / f"{name}.yaml"
    cases: list[Case] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return cases


def expected(case: Case) -> list[tuple[str, str, str, int]]:
    return [
        (one["code"], one["severity"], one["words"], one.get("also", 0)) for one in case["finds"]
    ]


def told(found: tuple[Finding, ...]) -> list[tuple[str, str, str, int]]:
    return [(f.code, f.severity.name.lower(), f.words, len(f.also)) for f in found]
