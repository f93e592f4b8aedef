"""Merging two revisions of a plan that started from the same one, by ids and names."""

from dataclasses import dataclass
from pathlib import Path

from planforge._build import Settings, build_plan
from planforge.errors import PlanforgeError
from planforge.findings import Finding, Severity
from planforge.profiles import profile_names
from planforge.revision.merge.three import Add, Drop, Put, Shift, ThreeWay
from planforge.revision.merge.tree import Object, read
from planforge.source import load_text
from planforge.source.rewrite import CannotRewrite, Rewriting

__all__ = ["Merged", "Version", "merge"]


@dataclass(frozen=True, slots=True)
class Version:
    """One of the three: the bytes of the file, and what findings call it."""

    data: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of it.

    Attributes:
        data: our file with their edits; None where there are conflicts.
        edits: how many places of our file were changed.
        conflicts: what a person must decide; places are those of our file.
        notes: what was decided where either order would be right.
    """

    data: bytes | None
    edits: int
    conflicts: tuple[Finding, ...]
    notes: tuple[Finding, ...] = ()


def merge(base: Version, ours: Version, theirs: Version, folder: Path | None = None) -> Merged:
    """Our file with all edits that theirs has against the base.

    Everything of our file that they did not touch stays byte for byte.

    Args:
        base: what both started from; empty where both added the file.
        ours: the file that is changed.
        theirs: the other.
        folder: of the plan, for what it includes and extends; without it that is not checked.

    Raises:
        LoadError: one of them cannot be read.
    """
    if base.data == theirs.data or ours.data == theirs.data:
        return Merged(ours.data, 0, ())
    if base.data == ours.data:
        return Merged(theirs.data, 1, ())
    three = ThreeWay(read(ours.data, ours.name))
    before = read(base.data, base.name) if base.data.strip() else Object({})
    three.run(before, read(theirs.data, theirs.name))
    if three.conflicts:
        return Merged(None, len(three.edits), tuple(three.conflicts), tuple(three.notes))
    try:
        data = _rewritten(ours, three)
    except CannotRewrite as problem:
        finding = Finding("PF704", "merge-by-hand", Severity.ERROR, problem.message, problem.hint)
        return Merged(None, len(three.edits), (finding,), tuple(three.notes))
    broken = _broken(data, ours, theirs, folder)
    made = None if broken else data
    return Merged(made, len(three.edits), broken, tuple(three.notes))


def _rewritten(ours: Version, three: ThreeWay) -> bytes:
    """Our file with the edits."""
    if not three.edits:
        return ours.data
    made = Rewriting(ours.data, ours.name, sole=lambda _path: True)
    for edit in three.edits:
        match edit:
            case Put(path, value):
                made.set(path, value)
            case Drop(path):
                made.remove(path)
            case Add(path, index, value):
                made.insert(path, index, value)
            case Shift(path, start, to):
                made.move(path, start, to)
    return made.text()


def _broken(
    data: bytes, ours: Version, theirs: Version, folder: Path | None
) -> tuple[Finding, ...]:
    """Errors that only the merged plan has: a reference to what the other side took out."""
    known = {
        (found.code, found.message)
        for version in (ours, theirs)
        for found in _errors(version.data, version.name, folder)
    }
    merged = _errors(data, ours.name, folder)
    new = [found for found in merged if (found.code, found.message) not in known]
    return tuple(
        Finding(
            "PF705",
            "merge-breaks-plan",
            Severity.ERROR,
            f"两边各自没有错，合并以后有错：{found.message}",
            found.hint,
            found.at,
            found.place,
        )
        for found in new
    )


def _errors(data: bytes, name: str, folder: Path | None) -> tuple[Finding, ...]:
    loaded = load_text(data, name, profiles=profile_names(), folder=folder)
    try:
        found = build_plan(loaded, Settings()).findings
    except PlanforgeError:
        found = loaded.findings
    return tuple(finding for finding in found if finding.severity is Severity.ERROR)
