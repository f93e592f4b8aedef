"""The edits of one pair: what went and what came at one place of a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from planforge.diff.model import Op, Pair


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that went, words that came, or both.

    Attributes:
        pair: index of the pair.
        before, after: the words; one may be empty.
        old_at, new_at: where they stand in the old and in the new words of the pair.
    """

    pair: int
    before: str
    after: str
    old_at: int
    new_at: int


def edits_of(index: int, pair: Pair) -> Iterator[Edit]:
    """The edits of a pair in order."""
    before = after = ""
    old_at = new_at = 0
    for mark in pair.marks:
        if mark.op is Op.EQUAL:
            if before or after:
                yield Edit(index, before, after, old_at, new_at)
            old_at += len(before) + len(mark.text)
            new_at += len(after) + len(mark.text)
            before = after = ""
        elif mark.op is Op.DELETE:
            before += mark.text
        else:
            after += mark.text
    if before or after:
        yield Edit(index, before, after, old_at, new_at)
