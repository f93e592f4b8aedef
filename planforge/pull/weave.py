"""Two versions of one text, or of one list, beside the version that both were made from."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from planforge.pull.align import likeness_of
from planforge.pull.spans import Swap, swaps
from planforge.schema import Entry, Model

_SENTENCE = ("。", "，", "；", "\n")
_LIKE = 0.6
"""Likeness from which two items are one that was changed."""


def woven(old: str, mine: str, now: str) -> str | None:
    """A text with the changes of both versions.

    Args:
        old: the text that both were made from.
        mine: one version.
        now: the other one.

    Returns:
        None where they change the same words, or where it is a single fact, not sentences.
    """
    if mine in (now, old):
        return now
    if now == old:
        return mine
    if not any(mark in old for mark in _SENTENCE):
        return None
    theirs = swaps(old, now)
    own = [swap for swap in swaps(old, mine) if swap not in theirs]
    if any(_clash(swap, other) for swap in own for other in theirs):
        return None
    made = old
    for swap in sorted((*own, *theirs), key=lambda swap: (swap.start, swap.end), reverse=True):
        made = made[: swap.start] + swap.words + made[swap.end :]
    return made


def _clash(one: Swap, other: Swap) -> bool:
    """They change the same words, or one puts something in right beside what the other changes."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def followed(old: Sequence[object], now: Sequence[object]) -> list[int | None]:
    """For each item of a list where it stands in a later version of the list; None for gone.

    An item is the same where it is equal, where it has the same name, or where it is much alike at
    the same place.
    """
    left, right = [_said(item) for item in old], [_said(item) for item in now]
    found: list[int | None] = [None] * len(old)
    gaps: list[tuple[range, range]] = []
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            for step in range(j - i):
                found[i + step] = k + step
        elif tag == "replace":
            gaps.append((range(i, j), range(k, m)))
    taken = {at for at in found if at is not None}
    _same(old, now, left, right, found, taken)
    for mine, theirs in gaps:
        _alike(left, right, [n for n in mine if found[n] is None], theirs, found, taken)
    return found


def _same(
    old: Sequence[object],
    now: Sequence[object],
    left: Sequence[str],
    right: Sequence[str],
    found: list[int | None],
    taken: set[int],
) -> None:
    """Items that moved, and those that have a name of their own."""
    names, others = [_name(item) for item in old], [_name(item) for item in now]
    for n, at in enumerate(found):
        if at is not None:
            continue
        equal = [m for m, said in enumerate(right) if said == left[n] and m not in taken]
        sole = bool(names[n]) and names.count(names[n]) == others.count(names[n]) == 1
        named = [others.index(names[n])] if sole else []
        place = next((m for m in (*equal, *named) if m not in taken), None)
        if place is not None:
            found[n] = place
            taken.add(place)


def _alike(
    left: Sequence[str],
    right: Sequence[str],
    mine: Sequence[int],
    theirs: Sequence[int],
    found: list[int | None],
    taken: set[int],
) -> None:
    pairs = ((likeness_of(left[n], right[m]), -n, -m) for n in mine for m in theirs)
    for like, n, m in sorted(pairs, reverse=True):
        if like >= _LIKE and found[-n] is None and -m not in taken:
            found[-n] = -m
            taken.add(-m)


def there(new: object, now: Sequence[object], known: Sequence[int | None]) -> bool | None:
    """A new item is in a list already.

    Args:
        new: the item.
        now: the list.
        known: which of its items were there before.

    Returns:
        None where one is there that is much alike, but not the same.
    """
    others = [_said(item) for m, item in enumerate(now) if m not in known]
    own = _said(new)
    if own in others:
        return True
    return None if any(likeness_of(own, other) >= _LIKE for other in others) else False


def _said(item: object) -> str:
    """The words of an item, field by field."""
    if isinstance(item, Model):
        names = sorted(item.model_fields_set)
        return "\x1e".join(_said(getattr(item, name)) for name in names)
    if isinstance(item, tuple):
        return "\x1f".join(map(_said, item))
    return str(item)


def _name(item: object) -> str:
    if isinstance(item, Entry):
        return item.key or ""
    for field in ("id", "name", "title"):
        value = getattr(item, field, None)
        if isinstance(value, str):
            return value
    return ""
