"""Two sentences woven into one: what is kept, what goes, what comes."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from planforge.diff.atoms import Kind, Token, tokens
from planforge.diff.islands import Run, readable
from planforge.diff.model import Mark, Op

_CELLS = 1_000_000
"""Pairs of tokens up to which the longest common runs are looked for; beyond, anchors first."""

_NUMBERS = re.compile(r"\d+|\D+")
_COUNTED = re.compile(r"([\d.,．，]+)(\D+)")


def marks(old: str, new: str, names: frozenset[str] = frozenset()) -> tuple[Mark, ...]:
    """What became of the words.

    Deletions come before insertions. EQUAL and DELETE joined are the old words, EQUAL and INSERT
    the new ones, character by character: blanks of another width are a deletion and an insertion
    of a blank.
    """
    if old == new:
        return (Mark(Op.EQUAL, old, 0),) if old else ()
    runs = readable(list(_slid(list(_compared(tokens(old, names), tokens(new, names))))))
    return tuple(_woven(piece for run in runs for piece in _pieces(run)))


def _compared(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Run]:
    """Runs of the two in order; tokens are compared by their keys."""
    left, right = [t.key for t in old], [t.key for t in new]
    start = _common(left, right)
    end = _common(left[start:][::-1], right[start:][::-1])
    if start:
        yield Run(tuple(old[:start]), tuple(new[:start]), same=True)
    yield from _middle(old[start : len(old) - end], new[start : len(new) - end])
    if end:
        yield Run(tuple(old[len(old) - end :]), tuple(new[len(new) - end :]), same=True)


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    length = min(len(left), len(right))
    return next((at for at in range(length) if left[at] != right[at]), length)


def _middle(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Run]:
    if not old or not new:
        if old or new:
            yield Run(tuple(old), tuple(new), same=False)
        return
    if len(old) * len(new) > _CELLS:
        yield from _anchored(old, new)
        return
    left, right = [t.key for t in old], [t.key for t in new]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        yield Run(tuple(old[i:j]), tuple(new[k:m]), same=tag == "equal")


def _anchored(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Run]:
    """Long texts, split in the middle of the tokens that occur once in each, in order in both."""
    places = _once([t.key for t in new])
    found = [(at, places[key]) for key, at in _once([t.key for t in old]).items() if key in places]
    anchors = _rising(found)
    if not anchors:
        yield Run(tuple(old), tuple(new), same=False)
        return
    here, there = anchors[len(anchors) // 2]
    yield from _compared(old[:here], new[:there])
    yield Run((old[here],), (new[there],), same=True)
    yield from _compared(old[here + 1 :], new[there + 1 :])


def _once(keys: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for at, key in enumerate(keys):
        places[key] = -1 if key in places else at
    return {key: at for key, at in places.items() if at >= 0}


def _rising(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest rising subsequence of the second numbers, the first ones rising already."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for at, (_, there) in enumerate(found):
        length = bisect_left(tails, there)
        back.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [there]
        ends[length : length + 1] = [at]
    chain: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(found[at])
        at = back[at]
    return chain[::-1]


def _slid(runs: list[Run]) -> Iterator[Run]:
    """Insertions and deletions moved so that they end, not begin, with a mark of punctuation.

    「甲、乙」 to 「甲、丙、乙」 adds 「丙、」 and not 「、丙」.
    """
    for at, run in enumerate(runs):
        side = run.old or run.new
        free = not run.same and not (run.old and run.new) and 0 < at < len(runs) - 1
        if free and side[0].kind is Kind.MARK and runs[at - 1].same and runs[at + 1].same:
            after = runs[at + 1]
            if after.old[0].text == side[0].text == after.new[0].text:
                first, rest = side[:1], side[1:]
                yield Run(first, first, same=True)
                yield Run(
                    rest + first if run.old else (), rest + first if run.new else (), same=False
                )
                runs[at + 1] = Run(after.old[1:], after.new[1:], same=True)
                continue
        if run.old or run.new:
            yield run


def _pieces(run: Run) -> Iterator[tuple[Op, str]]:
    """A run as marks; equal keys with other characters, and the parts of a date, one by one."""
    if not run.same:
        yield from _replaced(run)
        return
    for before, after in zip(run.old, run.new, strict=True):
        if before.text == after.text:
            yield Op.EQUAL, before.text
        else:
            yield Op.DELETE, before.text
            yield Op.INSERT, after.text


def _replaced(run: Run) -> Iterator[tuple[Op, str]]:
    """A replacement; of one date by another of the same shape only the numbers that differ.

    Of 「100毫米以上」 and 「80毫米以上」 the unit and the bound stay.
    """
    if len(run.old) == len(run.new) == 1 and run.old[0].kind is run.new[0].kind:
        before, after = run.old[0].text, run.new[0].text
        left, right = _parts(before, run.old[0].kind), _parts(after, run.old[0].kind)
        same = run.old[0].kind is Kind.DATE or left[1:] == right[1:]
        if left and len(left) == len(right) and same:
            for one, other in zip(left, right, strict=True):
                if one == other:
                    yield Op.EQUAL, one
                else:
                    yield Op.DELETE, one
                    yield Op.INSERT, other
            return
    yield Op.DELETE, "".join(token.text for token in run.old)
    yield Op.INSERT, "".join(token.text for token in run.new)


def _parts(words: str, kind: Kind) -> list[str]:
    """The numbers of a date; a number and what it counts; nothing of what is not cut."""
    if kind is Kind.DATE:
        return _NUMBERS.findall(words)
    counted = _COUNTED.fullmatch(words) if kind is Kind.NUMBER else None
    return list(counted.groups()) if counted is not None else []


def _woven(pieces: Iterator[tuple[Op, str]]) -> Iterator[Mark]:
    """Pieces of one kind joined, deletions before insertions, each with its place."""
    at_old = at_new = 0
    texts = {Op.EQUAL: "", Op.DELETE: "", Op.INSERT: ""}
    for op, text in [*pieces, (Op.EQUAL, "")]:
        if op is Op.EQUAL and (texts[Op.DELETE] or texts[Op.INSERT]) and text:
            yield from _edits(texts, at_old, at_new)
            at_old += len(texts[Op.DELETE])
            at_new += len(texts[Op.INSERT])
            texts = {Op.EQUAL: "", Op.DELETE: "", Op.INSERT: ""}
        elif op is not Op.EQUAL and text and texts[Op.EQUAL]:
            yield Mark(Op.EQUAL, texts[Op.EQUAL], at_old)
            at_old += len(texts[Op.EQUAL])
            at_new += len(texts[Op.EQUAL])
            texts[Op.EQUAL] = ""
        texts[op] += text
    if texts[Op.EQUAL]:
        yield Mark(Op.EQUAL, texts[Op.EQUAL], at_old)
    yield from _edits(texts, at_old, at_new)


def _edits(texts: dict[Op, str], at_old: int, at_new: int) -> Iterator[Mark]:
    if texts[Op.DELETE]:
        yield Mark(Op.DELETE, texts[Op.DELETE], at_old)
    if texts[Op.INSERT]:
        yield Mark(Op.INSERT, texts[Op.INSERT], at_new)
