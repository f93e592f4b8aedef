"""References in the old document, renewed: their numbers and titles are derived."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from planforge.diff.model import Unit
from planforge.diff.tree import Node
from planforge.document import CommentAnchor, Inline, Link, Ref, Rewriter, Strong, Text, plain


def renewed(
    old: Node, new: Node, ones: Sequence[Unit], others: Sequence[Unit]
) -> tuple[tuple[Unit, ...], frozenset[int]]:
    """The old units with the references of the new document, and those that lead elsewhere now.

    Args:
        old: the old tree, paired.
        new: the new one.
        ones: the old units.
        others: the new ones.

    Returns:
        the old units, and the indices of those in which a reference leads to something else.
    """
    holders = [node for node in old.walk() if node.unit >= 0 and _refers(ones[node.unit].content)]
    if not holders:
        return tuple(ones), frozenset()
    targets = _Targets(old, new)
    units, astray = list(ones), set()
    for node in holders:
        other = node.partner
        if other is None or other.unit < 0:
            continue
        unit = ones[node.unit]
        there = list(_references(others[other.unit].content))
        here = list(_references(unit.content))
        content = _Renewing(there, targets).inlines(unit.content)
        if content is not unit.content:
            units[node.unit] = replace(unit, content=content, words=plain(content))
        if len(here) == len(there) and not all(map(targets.same, here, there)):
            astray.add(node.unit)
    return tuple(units), frozenset(astray)


class _Targets:
    """What the anchors of two documents stand for."""

    def __init__(self, old: Node, new: Node) -> None:
        self._old = {node.anchor: node for node in old.walk() if node.anchor}
        self._new = {node.anchor: node for node in new.walk() if node.anchor}

    def same(self, old: Ref, new: Ref) -> bool:
        """Both lead to the same thing, or print the same where that is not known."""
        one, other = self._old.get(old.target), self._new.get(new.target)
        if one is None or other is None:
            return old.text == new.text
        return one.partner is other or (one.partner is None and old.text == new.text)


class _Renewing(Rewriter):
    def __init__(self, there: Sequence[Ref], targets: _Targets) -> None:
        self._there = list(there)
        self._targets = targets

    def ref(self, ref: Ref) -> Inline:
        if ref.named:
            return ref
        for other in self._there:
            if self._targets.same(ref, other):
                self._there.remove(other)
                if other.text == ref.text:
                    return ref
                return replace(ref, label=other.label, words=other.words)
        return ref


def _refers(content: Sequence[Inline]) -> bool:
    return any(type(node) is not Text for node in content) and any(_references(content))


def _references(content: Iterable[Inline]) -> Iterator[Ref]:
    for node in content:
        match node:
            case Ref():
                if not node.named:
                    yield node
            case Strong() | Link() | CommentAnchor():
                yield from _references(node.content)
            case _:
                pass
