"""Inline content cut by characters and marked with what a revision did."""

from collections.abc import Iterator
from dataclasses import replace

from planforge.diff.model import Mark, Op
from planforge.document import (
    Change,
    ChangeKind,
    CommentAnchor,
    Footnote,
    Inline,
    LineBreak,
    Link,
    Ref,
    Strong,
    Text,
    plain,
)

INSERTED = Change(ChangeKind.INSERTED)
DELETED = Change(ChangeKind.DELETED)


def cut(content: tuple[Inline, ...], start: int, end: int) -> tuple[Inline, ...]:
    """The nodes of the characters from start to end, as ``plain`` counts them.

    A footnote goes with the character before it; a reference that is cut through becomes words.
    """
    return tuple(_cut(content, start, end))


def _cut(content: tuple[Inline, ...], start: int, end: int) -> Iterator[Inline]:
    at = 0
    for node in content:
        if isinstance(node, Footnote):
            if start < at <= end or (at == start == 0):
                yield node
            continue
        length = 1 if isinstance(node, LineBreak) else len(plain((node,)))
        first, last = max(start - at, 0), min(end - at, length)
        held = isinstance(node, Strong | Link | CommentAnchor)
        if first == 0 and last == length and not held:
            yield node
        elif first < last or (held and first <= last):
            yield from _part(node, first, last)
        at += length


def _part(node: Inline, first: int, last: int) -> Iterator[Inline]:
    match node:
        case Text():
            yield replace(node, text=node.text[first:last])
        case Ref():
            yield Text(node.text[first:last], node.origin)
        case Strong() | Link() | CommentAnchor():
            inner = cut(node.content, first, last)
            if inner:
                yield replace(node, content=inner)
        case _:
            yield node


def marked(content: tuple[Inline, ...], change: Change) -> tuple[Inline, ...]:
    """Content all of which a revision made or took away; words that touch are one node."""
    out: list[Inline] = []
    for node in content:
        last = out[-1] if out else None
        if isinstance(node, Text) and isinstance(last, Text):
            out[-1] = Text(last.text + node.text, last.origin, change)
        else:
            out.append(replace(node, change=change))
    return tuple(out)


def woven(
    old: tuple[Inline, ...],
    new: tuple[Inline, ...],
    marks: tuple[Mark, ...],
    kept: Change | None = None,
) -> tuple[Inline, ...]:
    """Old and new content in one, as the marks say.

    Args:
        old: what was there.
        new: what is there now.
        marks: in order.
        kept: what is said of words that are equal: that they moved, or nothing.
    """
    out: list[Inline] = []
    at = 0
    for mark in marks:
        length = len(mark.text)
        if mark.op is Op.DELETE:
            out += marked(cut(old, mark.at, mark.at + length), DELETED)
            continue
        part = cut(new, at, at + length)
        change = INSERTED if mark.op is Op.INSERT else kept
        out += marked(part, change) if change else part
        at += length
    return tuple(out)
