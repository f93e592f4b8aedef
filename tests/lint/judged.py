"""Findings on real documents, and what a reviewer thinks of each.

``verdicts/<document>.yaml`` lists every finding: ``code``; ``line`` it stands at; ``says``, how its
message begins; ``verdict``: 对 (right), 较真 (pedantic) or 错 (wrong); ``note``: why, in a Chinese
clause, where it is not 对. ``expert_found.yaml`` says for the notes of ``expert/`` which code tells
the same; see ``test_verdicts.py``.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict

import yaml

from planforge.cli.foreign import submitted
from planforge.findings import Finding

HERE = Path(__file__).parent
SAYS = 16


class Verdict(TypedDict, total=False):
    """What a reviewer thinks of one finding."""

    code: str
    line: int
    says: str
    verdict: str
    note: str


class Note(TypedDict):
    """What an expert wrote of a document before any rule ran."""

    id: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """A finding by what a verdict knows it by."""

    code: str
    line: int
    says: str


def told(finding: Finding) -> Told:
    line = finding.place.line if finding.place is not None else 0
    return Told(finding.code, line, finding.message[:SAYS])


def verdicts_of(document: str) -> list[Verdict]:
    file = HERE / "verdicts" / f"{document}.yaml"
    verdicts: list[Verdict] = yaml.safe_load(file.read_text(encoding="utf-8")) or []
    return verdicts


@cache
def documents() -> tuple[str, ...]:
    return tuple(sorted(file.stem for file in (HERE / "verdicts").glob("*.yaml")))


@cache
def found_in(path: Path) -> tuple[Finding, ...]:
    return tuple(finding for one in submitted(path).plans for finding in one.findings)


def path_of(shared: Path, document: str) -> Path:
    """The document of that name (with its suffix) among the seeds or the corpus."""
    found = [shared / part / document for part in ("seeds", "corpus")]
    return next(path for path in found if path.is_file())


def notes_of(document: str) -> list[Note]:
    file = HERE / "expert" / f"{Path(document).stem}.yaml"
    notes: list[Note] = yaml.safe_load(file.read_text(encoding="utf-8"))["notes"]
    return notes


@cache
def answers() -> dict[str, dict[str, str]]:
    """By document and note: the code that tells it, or in brackets why no rule does."""
    text = (HERE / "expert_found.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = yaml.safe_load(text)
    return found
