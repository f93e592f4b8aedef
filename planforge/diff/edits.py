"""The edits of one pair: what went and what came at one place of a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from planforge.diff.atoms import Kind, tokens
from planforge.diff.model import Op, Pair

_NUMBER = re.compile(r"[\d.,．，]+")
_BOUND = re.compile("(?:以上|以下)$")


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


def counted(edit: Edit, old: str, new: str, names: frozenset[str]) -> Edit:
    """An edit of a number with the unit that both sides have behind it: 30分钟内 for 30.

    Args:
        edit: as the marks have it.
        old: the old words of the pair.
        new: the new ones.
        names: words that count as one.
    """
    if not (_NUMBER.fullmatch(edit.before) and _NUMBER.fullmatch(edit.after)):
        return edit
    before, after = (
        _unit(edit.before, edit.old_at, old, names),
        _unit(edit.after, edit.new_at, new, names),
    )
    if not before or before != after:
        return edit
    return replace(edit, before=edit.before + before, after=edit.after + after)


def _unit(number: str, at: int, words: str, names: frozenset[str]) -> str:
    """What stands behind a number in its token, without 以上 and 以下; not in dates."""
    start = 0
    for token in tokens(words, names):
        if start == at and token.kind is Kind.NUMBER and token.text.startswith(number):
            return _BOUND.sub("", token.text[len(number) :])
        if start >= at:
            return ""
        start += len(token.text)
    return ""
