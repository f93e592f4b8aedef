"""Which blocks of two sequences belong together."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

_LABEL = re.compile(r"[\d\s.,:、，．（）()一二三四五六七八九十百千①-⑳-]+")
_ALIKE = 0.5
_SMALL = 40_000
"""Blocks of one gap times those of the other up to which all are compared with each other."""
_MOST = 2_500
"""Blocks of one gap times those of the other that are compared by likeness."""


@dataclass(frozen=True, slots=True)
class Trait:
    """What a block is compared by.

    Attributes:
        sort: only blocks of one sort belong together.
        text: its words.
        look: its style; among equal words the same look is preferred.
        free: it may be paired by its words.
    """

    sort: str
    text: str
    look: str = ""
    free: bool = True


def rising(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs that rises on both sides."""
    ordered = sorted(pairs)
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(ordered):
        n = bisect_left(ends, j)
        before.append(places[n - 1] if n else -1)
        if n == len(ends):
            ends.append(j)
            places.append(at)
        else:
            ends[n], places[n] = j, at
    out: list[tuple[int, int]] = []
    at = places[-1] if places else -1
    while at >= 0:
        if not out or ordered[at][0] < out[-1][0]:
            out.append(ordered[at])
        at = before[at]
    return out[::-1]


class Blocks(NamedTuple):
    """Blocks of one side.

    Attributes:
        size: how many.
        trait: of each, by its index; asked for only where nothing is known of it.
    """

    size: int
    trait: Callable[[int], Trait]


def paired(old: Blocks, new: Blocks, known: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs of blocks, rising on both sides.

    Args:
        old: the old blocks.
        new: the new ones.
        known: pairs that are known already; those that cross others are given up.
    """
    pairs = rising(known)
    levels: tuple[Callable[[Trait], tuple[str, ...]], ...] = (
        lambda one: (one.sort, one.text, one.look),
        lambda one: (one.sort, one.text),
        lambda one: (one.sort, _LABEL.sub("", one.text) or one.text),
    )
    for level in levels:
        pairs = _more(old, new, pairs, lambda a, b, key=level: _equal(a, b, key))  # type: ignore[misc]
    return _more(old, new, pairs, _alike)


_Numbered = Sequence[tuple[int, Trait]]
_Pairs = list[tuple[int, int]]


def _more(
    old: Blocks,
    new: Blocks,
    pairs: _Pairs,
    find: Callable[[_Numbered, _Numbered], _Pairs],
) -> _Pairs:
    out: _Pairs = []
    i = j = 0
    for a, b in (*pairs, (old.size, new.size)):
        if i < a and j < b:
            left = [(n, one) for n in range(i, a) if (one := old.trait(n)).free]
            right = [(n, one) for n in range(j, b) if (one := new.trait(n)).free]
            out += find(left, right) if left and right else []
        if a < old.size and b < new.size:
            out.append((a, b))
        i, j = a + 1, b + 1
    return out


def _equal(left: _Numbered, right: _Numbered, key: Callable[[Trait], tuple[str, ...]]) -> _Pairs:
    one, other = [key(trait) for _, trait in left], [key(trait) for _, trait in right]
    return [(left[a][0], right[b][0]) for a, b in _common(one, other)]


_Keys = Sequence[tuple[str, ...]]


def _common(one: _Keys, other: _Keys) -> _Pairs:
    """Places of equal keys, rising on both sides: common ends first, then what stands once."""
    most = min(len(one), len(other))
    start = next((n for n in range(most) if one[n] != other[n]), most)
    most -= start
    end = next((n for n in range(most) if one[-1 - n] != other[-1 - n]), most)
    out = [(n, n) for n in range(start)]
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    out += [(start + a, start + b) for a, b in _middle(left, right)]
    return out + [(len(one) - n, len(other) - n) for n in range(end, 0, -1)]


def _middle(one: _Keys, other: _Keys) -> _Pairs:
    if not one or not other:
        return []
    small = len(one) * len(other) <= _SMALL
    places = {} if small else _once(other)
    mine = {} if small else _once(one)
    anchors = rising((n, places[key]) for key, n in mine.items() if key in places)
    if not anchors:
        matcher = SequenceMatcher(None, one, other, autojunk=not small)
        blocks = matcher.get_matching_blocks()
        return [(block.a + n, block.b + n) for block in blocks for n in range(block.size)]
    out: _Pairs = []
    i = j = 0
    for a, b in (*anchors, (len(one), len(other))):
        out += [(i + x, j + y) for x, y in _common(one[i:a], other[j:b])]
        if a < len(one) and b < len(other):
            out.append((a, b))
        i, j = a + 1, b + 1
    return out


def _once(keys: _Keys) -> dict[tuple[str, ...], int]:
    counts = Counter(keys)
    return {key: n for n, key in enumerate(keys) if counts[key] == 1}


def _alike(left: _Numbered, right: _Numbered) -> _Pairs:
    """The pairs whose likeness adds up to most (a longest common subsequence with weights)."""
    if len(left) * len(right) > _MOST:
        return []
    counts = [Counter(trait.text) for _, trait in left], [Counter(t.text) for _, t in right]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for a in range(len(left) - 1, -1, -1):
        for b in range(len(right) - 1, -1, -1):
            score = _likeness(left[a][1], right[b][1], counts[0][a], counts[1][b])
            both = best[a + 1][b + 1] + score if score >= _ALIKE else 0.0
            best[a][b] = max(best[a + 1][b], best[a][b + 1], both)
    out: _Pairs = []
    a = b = 0
    while a < len(left) and b < len(right):
        if best[a][b] == best[a + 1][b]:
            a += 1
        elif best[a][b] == best[a][b + 1]:
            b += 1
        else:
            out.append((left[a][0], right[b][0]))
            a, b = a + 1, b + 1
    return out


def _likeness(one: Trait, other: Trait, left: Counter[str], right: Counter[str]) -> float:
    if one.sort != other.sort:
        return 0.0
    total = len(one.text) + len(other.text)
    return 2 * (left & right).total() / total if total else 1.0
