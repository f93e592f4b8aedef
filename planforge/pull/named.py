"""A name replaced in many places is one change."""

from collections.abc import Sequence
from dataclasses import replace

from planforge.pull.changes import Change, Kind
from planforge.pull.spans import swaps

_MANY = 3
_WORDS = (Kind.TEXT, Kind.FACT, Kind.TITLE, Kind.NAME, Kind.ROW_CHANGED)


def grouped(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes, where the same words were put for the same others as one.

    A definition among them makes two enough; without one it takes three.
    """
    alike: dict[tuple[str, str], list[int]] = {}
    for index, change in enumerate(changes):
        swap = _swapped(change)
        if swap is not None:
            alike.setdefault(swap, []).append(index)
    joined: dict[int, Change] = {}
    dropped: set[int] = set()
    for (old, new), indexes in alike.items():
        names = [n for n in indexes if _names(changes[n])]
        if len(indexes) < (2 if names else _MANY):
            continue
        head = names[0] if names else indexes[0]
        joined[indexes[0]] = _one([changes[n] for n in indexes], changes[head], old, new)
        dropped.update(indexes[1:])
    return tuple(joined.get(n, change) for n, change in enumerate(changes) if n not in dropped)


def _names(change: Change) -> bool:
    return change.kind is Kind.NAME or (bool(change.path) and change.path[-1] in ("name", "title"))


def _one(changes: Sequence[Change], head: Change, old: str, new: str) -> Change:
    edits = tuple(edit for change in changes for edit in change.edits)
    places = sum(change.places for change in changes)
    return replace(head, kind=Kind.NAME, before=old, after=new, edits=edits, places=places)


def _swapped(change: Change) -> tuple[str, str] | None:
    """The one pair of words that a change is made of, if it is: whole words, not a letter."""
    if change.kind not in _WORDS or not change.before or not change.after:
        return None
    found = swaps(change.before, change.after)
    if not found:
        return None
    start, end = found[0].start, found[-1].end
    old = change.before[start:end]
    tail = len(change.before) - end
    new = change.after[start : len(change.after) - tail if tail else None]
    return _stripped(change, old, new, start)


def _stripped(change: Change, old: str, new: str, start: int) -> tuple[str, str] | None:
    """The words with what both share of the name around them left out."""
    del change, start
    if not old or not new or len(old) > 30:
        return None
    return old, new
