"""Which pieces of two paragraphs are the same ones."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import Enum
from typing import NamedTuple

from planforge.diff.marks import marks as compared
from planforge.diff.model import Mark, Op
from planforge.ooxml.redline.atoms import Atom, Sort

_MOST_WORK = 4_000_000
"""Pieces of one paragraph times those of the other, beyond which only the ends are compared."""
_MOSTLY = 0.6
"""Share of words that must stand in a paragraph for them to be its words."""
_LONG = re.compile(r"[0-9A-Za-z.,:%]")


class Step(Enum):
    """What becomes of a piece."""

    SAME = 0
    OLD = 1
    NEW = 2


class Woven(NamedTuple):
    """One piece of the redline: ``old`` and ``new`` are indices, -1 for none."""

    step: Step
    old: int
    new: int


def weave(old: Sequence[Atom], new: Sequence[Atom], marks: Sequence[Mark] = ()) -> list[Woven]:
    """The pieces of both paragraphs in the order of the redline.

    Args:
        old: pieces of the old paragraph.
        new: those of the new one.
        marks: what is known of their words; empty where they are to be compared here.
    """
    said = _known(old, new, marks) if marks else None
    pairs, held = said or _compared(old, new)
    return _ordered(_filled(pairs, held, old, new), len(old), len(new))


def unwoven(old: int, new: int) -> list[Woven]:
    """Nothing is the same: numbers of pieces on both sides."""
    return _ordered([], old, new)


def inward(woven: list[Woven], old: Sequence[Atom], new: Sequence[Atom]) -> list[Woven]:
    """The same text, with words added at the very end told as added before its last character.

    甲。+乙。 is 甲+。乙+。 as well. LibreOffice 7.4 takes what is added at the end of a paragraph
    and at the beginning of the next one for one insertion, the end of the paragraph in it, and
    then rejects that too.

    Args:
        woven: of a paragraph that is in both files.
        old: pieces of the old one.
        new: pieces of the new one.
    """
    at = len(woven)
    while at and woven[at - 1].step is Step.NEW:
        at -= 1
    if not 0 < at < len(woven):
        return woven
    before = woven[at - 1]
    kept = new[before.new] if before.step is Step.SAME else old[before.old]
    if not _one_character(kept, new[-1]):
        return woven
    if before.step is Step.SAME:
        added = [Woven(Step.NEW, -1, step.new - 1) for step in woven[at:]]
    else:
        added = woven[at:-1]
    return [*woven[: at - 1], *added, Woven(Step.SAME, before.old, len(new) - 1)]


def _one_character(one: Atom, other: Atom) -> bool:
    if one.sort is not Sort.CHARACTER or other.sort is not Sort.CHARACTER:
        return False
    return (one.key, one.look.key, one.wraps) == (other.key, other.look.key, other.wraps)


def _ordered(pairs: list[tuple[int, int]], old: int, new: int) -> list[Woven]:
    out: list[Woven] = []
    i = j = 0
    for a, b in (*pairs, (old, new)):
        out += [Woven(Step.OLD, n, -1) for n in range(i, a)]
        out += [Woven(Step.NEW, -1, n) for n in range(j, b)]
        if a < old or b < new:
            out.append(Woven(Step.SAME, a, b))
        i, j = a + 1, b + 1
    return out


class _Held(NamedTuple):
    """The pieces that the marks call changed."""

    old: frozenset[int]
    new: frozenset[int]


_Pairs = list[tuple[int, int]]
_Places = Sequence[int | None]


def _known(
    old: Sequence[Atom], new: Sequence[Atom], marks: Sequence[Mark]
) -> tuple[_Pairs, _Held] | None:
    """What the marks say, blanks left out; None where they are about other words."""
    marks = [Mark(mark.op, "".join(mark.text.split()), 0) for mark in marks]
    left = _placed(old, "".join(m.text for m in marks if m.op is not Op.INSERT))
    right = _placed(new, "".join(m.text for m in marks if m.op is not Op.DELETE))
    return None if left is None or right is None else _said(old, new, left, right, marks)


def _compared(old: Sequence[Atom], new: Sequence[Atom]) -> tuple[_Pairs, _Held]:
    """What a comparison of the characters alone says."""
    left = [n for n, atom in enumerate(old) if atom.sort is Sort.CHARACTER]
    right = [n for n, atom in enumerate(new) if atom.sort is Sort.CHARACTER]
    words = "".join(old[n].text for n in left), "".join(new[n].text for n in right)
    if words[0] == words[1]:
        return list(zip(left, right, strict=True)), _Held(frozenset(), frozenset())
    return _said(old, new, left, right, compared(*words))


def _said(
    old: Sequence[Atom], new: Sequence[Atom], left: _Places, right: _Places, marks: Sequence[Mark]
) -> tuple[_Pairs, _Held]:
    """Pairs of characters that the marks call equal, and those that they call changed.

    Args:
        old: pieces of the old paragraph.
        new: those of the new one.
        left: the piece of each character of the old words; None for one that is not there.
        right: the same for the new ones.
        marks: over these words.
    """
    pairs: list[tuple[int | None, int | None]] = []
    gone: list[int | None] = []
    come: list[int | None] = []
    i = j = 0
    for mark in marks:
        size = len(mark.text)
        if mark.op is Op.EQUAL:
            pairs += zip(left[i : i + size], right[j : j + size], strict=True)
            i, j = i + size, j + size
        elif mark.op is Op.DELETE:
            gone += left[i : i + size]
            i += size
        else:
            come += right[j : j + size]
            j += size
    same = [
        (a, b)
        for a, b in pairs
        if a is not None and b is not None and old[a].key == new[b].key
        if old[a].sort is Sort.CHARACTER
    ]
    return same, _Held(_characters(old, gone), _characters(new, come))


def _characters(atoms: Sequence[Atom], places: _Places) -> frozenset[int]:
    return frozenset(n for n in places if n is not None and atoms[n].sort is Sort.CHARACTER)


def _placed(atoms: Sequence[Atom], words: str) -> list[int | None] | None:
    """The piece of each character of words without blanks; None where they stand elsewhere.

    What fields show may differ: words know what they will show once they are renewed.
    """
    places = [(one, n) for n, atom in enumerate(atoms) for one in atom.text if not one.isspace()]
    text = "".join(one for one, _ in places)
    at = len(text) - len(words) if text.endswith(words) else text.find(words)
    if at >= 0:
        return [n for _, n in places[at : at + len(words)]]
    if not any(atom.sort is Sort.FIELD for atom in atoms):
        return None
    blocks = SequenceMatcher(None, words, text, autojunk=False).get_matching_blocks()
    if sum(block.size for block in blocks) < _MOSTLY * len(words):
        return None
    found: list[int | None] = [None] * len(words)
    for block in blocks:
        for n in range(block.size):
            found[block.a + n] = places[block.b + n][1]
    return found


def _filled(pairs: _Pairs, held: _Held, old: Sequence[Atom], new: Sequence[Atom]) -> _Pairs:
    """More pairs between those given, of pieces that the marks say nothing of."""
    out: list[tuple[int, int]] = []
    i = j = 0
    for a, b in (*pairs, (len(old), len(new))):
        if a < i or b < j:
            continue
        free = [n for n in range(i, a) if n not in held.old]
        others = [n for n in range(j, b) if n not in held.new]
        if free and others:
            out += _own(free, others, old, new)
        if a < len(old) and b < len(new):
            out.append((a, b))
        i, j = a + 1, b + 1
    return out


def _own(
    left: Sequence[int], right: Sequence[int], old: Sequence[Atom], new: Sequence[Atom]
) -> _Pairs:
    """Pairs by our own comparison of tokens."""
    if [old[n].key for n in left] == [new[n].key for n in right]:
        return list(zip(left, right, strict=True))
    ours, theirs = _tokens(left, old), _tokens(right, new)
    one = [tuple(old[n].key for n in token) for token in ours]
    other = [tuple(new[n].key for n in token) for token in theirs]
    return [
        pair
        for a, b, size in _blocks(one, other)
        for n in range(size)
        for pair in zip(ours[a + n], theirs[b + n], strict=True)
    ]


def _blocks(one: list[tuple[str, ...]], other: list[tuple[str, ...]]) -> list[tuple[int, int, int]]:
    if len(one) * len(other) <= _MOST_WORK:
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        return [(m.a, m.b, m.size) for m in matcher.get_matching_blocks() if m.size]
    most = min(len(one), len(other))
    start = next((n for n in range(most) if one[n] != other[n]), most)
    most -= start
    end = next((n for n in range(most) if one[-1 - n] != other[-1 - n]), most)
    found = [(0, 0, start), (len(one) - end, len(other) - end, end)]
    return [block for block in found if block[2]]


def _tokens(numbers: Sequence[int], atoms: Sequence[Atom]) -> list[list[int]]:
    """Numbers and Latin words as a whole, all else by itself."""
    out: list[list[int]] = []
    before = -2
    long = False
    for n in numbers:
        atom = atoms[n]
        now = atom.sort is Sort.CHARACTER and bool(_LONG.match(atom.key))
        if now and long and n == before + 1:
            out[-1].append(n)
        else:
            out.append([n])
        before, long = n, now
    return out
