"""Changes that a reader takes for one: a name replaced in many places, one text changed twice."""

from collections.abc import Sequence
from dataclasses import replace

from planforge.pull.changes import Change, Kind
from planforge.pull.spans import swaps
from planforge.source.rewrite.edits import Put

_MANY = 3
_WORDS = (Kind.TEXT, Kind.FACT, Kind.TITLE, Kind.NAME, Kind.ROW_CHANGED)
_CONTEXT = 2


def grouped(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes in order of reading, where the same words for the same others are one.

    A definition among them makes two enough; without one it takes three.
    """
    once = _same_value(list(changes))
    joined: dict[int, Change] = {}
    taken: set[int] = set()
    for (old, new), least in _pairs(once).items():
        mine = [n for n, change in enumerate(once) if n not in taken and _follows(change, old, new)]
        if len(mine) >= least:
            taken.update(mine)
            joined[mine[0]] = _one([once[n] for n in mine], old, new)
    kept = (n for n in range(len(once)) if n not in taken or n in joined)
    return tuple(sorted((joined.get(n, once[n]) for n in kept), key=_place))


def _place(change: Change) -> int:
    return change.number


def _same_value(changes: list[Change]) -> list[Change]:
    """Changes of one value, one after the other, are one."""
    out: list[Change] = []
    for change in changes:
        last = out[-1] if out else None
        if last is not None and last.path == change.path and _puts(last) and _puts(change):
            kind = Kind.TEXT if last.kind is not change.kind else last.kind
            after = "\n".join(part for part in (last.after, change.after) if part)
            before = "\n".join(part for part in (last.before, change.before) if part)
            edits = (*last.edits, *change.edits)
            out[-1] = replace(last, kind=kind, before=before, after=after, edits=edits)
        else:
            out.append(change)
    return out


def _puts(change: Change) -> bool:
    return len(change.edits) == 1 and isinstance(change.edits[0], Put)


def _pairs(changes: Sequence[Change]) -> dict[tuple[str, str], int]:
    """Words and what was put for them, with how many changes it takes; definitions first."""
    pairs: dict[tuple[str, str], int] = {}
    for change in changes:
        if _names(change) and change.before and change.after:
            pairs.setdefault((change.before, change.after), 2)
    for change in changes:
        pair = _swapped(change)
        if pair is not None:
            pairs.setdefault(pair, 2 if _names(change) else _MANY)
    return pairs


def _follows(change: Change, old: str, new: str) -> bool:
    told = change.kind in _WORDS and old in change.before
    return told and change.before.replace(old, new) == change.after


def _names(change: Change) -> bool:
    named = bool(change.path) and change.path[-1] in ("name", "title", "term")
    return change.kind in _WORDS and (change.kind is Kind.NAME or named)


def _one(changes: Sequence[Change], old: str, new: str) -> Change:
    if len(changes) == 1:
        return changes[0]
    head = next((change for change in changes if _names(change)), changes[0])
    edits = tuple(edit for change in changes for edit in change.edits)
    places = sum(change.places for change in changes)
    return replace(head, kind=Kind.NAME, before=old, after=new, edits=edits, places=places)


def _swapped(change: Change) -> tuple[str, str] | None:
    """The words that a change is made of; for mere additions with what stands beside them."""
    if change.kind not in _WORDS or not change.before or not change.after:
        return None
    found = swaps(change.before, change.after)
    if not found:
        return None
    start, tail = found[0].start, len(change.before) - found[-1].end
    if min(len(change.before), len(change.after)) - start - tail <= 0:
        if not _names(change):
            return None  # the same words added in three places are three additions
        start = max(0, start - _CONTEXT)
    old = change.before[start : len(change.before) - tail]
    new = change.after[start : len(change.after) - tail]
    return (old, new) if old and new and len(old) <= 30 else None
