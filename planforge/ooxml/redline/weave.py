"""Which pieces of two paragraphs are the same ones."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import Enum
from typing import NamedTuple

from planforge.diff.model import Mark, Op
from planforge.ooxml.redline.atoms import Atom, Sort

_MOST_WORK = 4_000_000
"""Pieces of one paragraph times those of the other, beyond which only the ends are compared."""
_FEWEST = 2
"""Characters that stay between two edits, at least."""
_WHOLE = 0.25
"""Share of what is kept under which a paragraph is replaced as a whole."""
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
    pairs, held = _said(old, new, marks) if marks else ([], None)
    if held is None:
        pairs = _own(range(len(old)), range(len(new)), old, new, judged=True)
    else:
        pairs = _filled(pairs, held, old, new)
    return _ordered(pairs, len(old), len(new))


def unwoven(old: int, new: int) -> list[Woven]:
    """Nothing is the same: numbers of pieces on both sides."""
    return _ordered([], old, new)


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


def _said(
    old: Sequence[Atom], new: Sequence[Atom], marks: Sequence[Mark]
) -> tuple[list[tuple[int, int]], _Held | None]:
    """Pairs of characters that the marks call equal; None where they are about other words."""
    left = _placed(old, "".join(m.text for m in marks if m.op is not Op.INSERT))
    right = _placed(new, "".join(m.text for m in marks if m.op is not Op.DELETE))
    if left is None or right is None:
        return [], None
    pairs: list[tuple[int, int]] = []
    gone: set[int] = set()
    come: set[int] = set()
    i = j = 0
    for mark in marks:
        size = sum(not one.isspace() for one in mark.text)
        if mark.op is Op.EQUAL:
            pairs += zip(left[i : i + size], right[j : j + size], strict=True)
        if mark.op is not Op.INSERT:
            if mark.op is Op.DELETE:
                gone.update(left[i : i + size])
            i += size
        if mark.op is not Op.DELETE:
            if mark.op is Op.INSERT:
                come.update(right[j : j + size])
            j += size
    same = [
        (a, b)
        for a, b in pairs
        if old[a].sort is Sort.CHARACTER
        and new[b].sort is Sort.CHARACTER
        and old[a].key == new[b].key
    ]
    fields = {n for n in gone if old[n].sort is Sort.CHARACTER}
    others = {n for n in come if new[n].sort is Sort.CHARACTER}
    return same, _Held(frozenset(fields), frozenset(others))


def _placed(atoms: Sequence[Atom], words: str) -> list[int] | None:
    """The piece of each character of the words, blanks left out; None where they do not stand."""
    squeezed = "".join(words.split())
    places = [(one, n) for n, atom in enumerate(atoms) for one in atom.text if not one.isspace()]
    text = "".join(one for one, _ in places)
    at = len(text) - len(squeezed) if text.endswith(squeezed) else text.find(squeezed)
    return None if at < 0 else [n for _, n in places[at : at + len(squeezed)]]


def _filled(
    pairs: list[tuple[int, int]], held: _Held, old: Sequence[Atom], new: Sequence[Atom]
) -> list[tuple[int, int]]:
    """More pairs between those given, of pieces that the marks say nothing of."""
    out: list[tuple[int, int]] = []
    i = j = 0
    for a, b in (*pairs, (len(old), len(new))):
        if a < i or b < j:
            continue
        free = [n for n in range(i, a) if n not in held.old]
        others = [n for n in range(j, b) if n not in held.new]
        if free and others:
            out += _own(free, others, old, new, judged=False)
        if a < len(old) and b < len(new):
            out.append((a, b))
        i, j = a + 1, b + 1
    return out


def _own(
    left: Sequence[int],
    right: Sequence[int],
    old: Sequence[Atom],
    new: Sequence[Atom],
    *,
    judged: bool,
) -> list[tuple[int, int]]:
    """Pairs by our own comparison of tokens."""
    if [old[n].key for n in left] == [new[n].key for n in right]:
        return list(zip(left, right, strict=True))
    ours, theirs = _tokens(left, old), _tokens(right, new)
    one = [tuple(old[n].key for n in token) for token in ours]
    other = [tuple(new[n].key for n in token) for token in theirs]
    blocks = _blocks(one, other)
    sized = [(a, b, sum(len(ours[a + n]) for n in range(size)), size) for a, b, size in blocks]
    kept = [
        block
        for at, block in enumerate(sized)
        if not judged or _stays(block, at in (0, len(sized) - 1), ours, old)
    ]
    chars = sum(block[2] for block in kept)
    if judged and chars < _WHOLE * max(len(left), len(right)):
        kept = [block for block in kept if _solid(block, ours, old)]
    return [
        pair
        for a, b, _, size in kept
        for n in range(size)
        for pair in zip(ours[a + n], theirs[b + n], strict=True)
    ]


def _stays(
    block: tuple[int, int, int, int], edge: bool, tokens: list[list[int]], atoms: Sequence[Atom]
) -> bool:
    return edge or block[2] >= _FEWEST or _solid(block, tokens, atoms)


def _solid(
    block: tuple[int, int, int, int], tokens: list[list[int]], atoms: Sequence[Atom]
) -> bool:
    """It holds something that is no character."""
    start, _, _, size = block
    return any(
        atoms[n].sort is not Sort.CHARACTER for at in range(size) for n in tokens[start + at]
    )


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
