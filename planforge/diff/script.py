"""Two documents compared: one edit script."""

from collections.abc import Mapping
from dataclasses import replace

from planforge.diff.causes import one_cause
from planforge.diff.changes import changes_of
from planforge.diff.likeness import Likeness
from planforge.diff.marks import marks
from planforge.diff.match import match
from planforge.diff.model import Mark, Op, Script, Side
from planforge.diff.moves import number_moves
from planforge.diff.references import renewed
from planforge.diff.tree import TEXT, Keys, Node, Sort, name_nodes
from planforge.diff.units import tree_of
from planforge.diff.weave import Weaver
from planforge.document import PageKind


def compare(old: Side, new: Side) -> Script:
    """What became of each unit of the old document in the new one.

    Units whose words differ in what is derived alone (labels, 序号, numbers of references) or in
    blanks are SAME. References in the old side's units print what the new document prints for
    the same target, as renewed fields do, wherever both documents have it.
    """
    one, other = _trees(old, new)
    match(one, other)
    reordered = number_moves(one, Likeness())
    units, astray = renewed(one, other, old.units, new.units)
    old = replace(old, units=units)
    weaver = Weaver(old.units, new.units, _Words(one, other, old, new, astray).marks)
    weaver.weave(one, other)
    told = changes_of(old, new, tuple(weaver.pairs), tuple(weaver.rows))
    summary = _summary(one), _summary(other)
    lists = _lists(one), _lists(other)
    changes, pairs, rows = one_cause(old, new, told, reordered, summary, lists)
    return Script(old, new, pairs, rows, changes)


def _trees(old: Side, new: Side) -> tuple[Node, Node]:
    keys = Keys()
    roots = tree_of(old.document), tree_of(new.document)
    for root, side in zip(roots, (old, new), strict=True):
        keys.fill(root, side.units)
        if old.ours and new.ours:
            name_nodes(root)
    return roots


def _summary(root: Node) -> range:
    """The units of the summary page."""
    for part in root.children:
        if part.anchor == PageKind.SUMMARY.value:
            return range(part.first, part.end)
    return range(0)


def _lists(root: Node) -> dict[int, int]:
    """For each unit outside tables a number for what it stands in."""
    found: dict[int, int] = {}
    for number, node in enumerate(root.walk(), 1):
        if node.sort in TEXT or node.sort is Sort.PART:
            found.update({child.unit: number for child in node.children if child.unit >= 0})
    return found


class _Words:
    """The marks of two units."""

    def __init__(
        self, one: Node, other: Node, old: Side, new: Side, astray: frozenset[int]
    ) -> None:
        self._counts = _counting(one), _counting(other)
        self._units = old.units, new.units
        self._names = frozenset((*old.names, *new.names))
        self._astray = astray

    def marks(self, old: int, new: int) -> tuple[Mark, ...]:
        if old not in self._astray and self._counts[0][old] == self._counts[1][new]:
            return ()
        left, right = self._units[0][old].words, self._units[1][new].words
        found = marks(left, right, self._names)
        if all(mark.op is Op.EQUAL for mark in found):
            return ()
        return found


def _counting(root: Node) -> Mapping[int, str]:
    return {node.unit: node.words for node in root.walk() if node.unit >= 0}
