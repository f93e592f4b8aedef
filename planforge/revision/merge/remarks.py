"""Comments of plan files that a merge does not take along."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planforge.findings import Finding, Place, Severity

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*([^\s#].*)$")
_MOST = 10


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of the three files and of what came of them, and what two of them are called."""

    base: str
    ours: str
    theirs: str
    merged: str
    our_name: str
    their_name: str


def comments_gone(texts: Texts) -> tuple[Finding, ...]:
    """The comments that they added, and those of ours that went with what they took out."""
    base, theirs, merged = map(_known, (texts.base, texts.theirs, texts.merged))
    found: list[Finding] = []
    for place, words in _comments(texts.theirs, texts.their_name):
        if words not in base | merged:
            found.append(_told(f"对方写的注释“{words}”没有带过来。", place))
    for place, words in _comments(texts.ours, texts.our_name):
        by_them = words in base and words not in theirs
        if words not in merged and not by_them:
            found.append(_told(f"本方的注释“{words}”随着删去的内容一起去掉了。", place))
    return tuple(found[:_MOST])


def _told(message: str, place: Place) -> Finding:
    hint = "还要留着的话，请补写进来。"
    return Finding("PF707", "comment-gone", Severity.INFO, message, hint, place=place)


def _known(text: str) -> frozenset[str]:
    return frozenset(words for _, words in _comments(text, ""))


def _comments(text: str, name: str) -> Iterator[tuple[Place, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        found = _COMMENT.search(line)
        if found is not None:
            yield Place(name, number, found.start() + 1, line), found[1].strip()
