"""Two paired trees woven into one list, in the order in which a redline shows it."""

from collections.abc import Callable, Iterator, Sequence

from planforge.diff.model import Fate, Mark, Pair, RowPair, Unit
from planforge.diff.tree import Node, Sort

Marks = Callable[[int, int], tuple[Mark, ...]]
"""What became of the words of two units that are one; nothing where no word changed."""

_Do = Callable[[Node], None]


class Weaver:
    """Makes the pairs and the rows of a comparison.

    What stays in both documents gives the order; between, what goes stands before what comes. A
    heading or a table that stays, with all that stays in it, is closed before what follows it.
    """

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit], marks: Marks) -> None:
        self.pairs: list[Pair] = []
        self.rows: list[RowPair] = []
        self._old, self._new = old, new
        self._marks = marks
        self._ranks: tuple[list[int], list[int]] = ([0], [0])

    def weave(self, old: Node, new: Node) -> None:
        """Weave two trees, whose nodes are paired and whose moves are numbered."""
        self._ranks = _ranks(old, len(self._old)), _ranks(new, len(self._new))
        self._blocks(old, new)

    def _blocks(self, old: Node, new: Node) -> None:
        ones, others = list(self._spread(old, 0)), list(self._spread(new, 1))
        _merge(ones, others, self._stay, self._leave, self._come)

    def _spread(self, node: Node, side: int) -> Iterator[Node]:
        """What stands in a node, in order; of what is no whole in both, what stands in it."""
        for child in node.children:
            closed = self._closed(child, side)
            if closed or child.unit >= 0 or child.sort is Sort.TABLE:
                yield child
            if not closed and child.sort is not Sort.TABLE:
                yield from self._spread(child, side)

    def _closed(self, node: Node, side: int) -> bool:
        """The node stays, and what stays in it stays in it."""
        other = node.partner
        if other is None or node.move or not (node.children or other.children):
            return False
        mine, its = self._ranks[side], self._ranks[1 - side]
        return mine[node.first] == its[other.first] and mine[node.end] == its[other.end]

    def _stay(self, one: Node) -> None:
        other = one.partner
        assert other is not None
        if one.sort is Sort.TABLE:
            self._caption(one, other)
            _merge(one.children, other.children, self._stay_row, self._leave_row, self._come_row)
            return
        if one.unit >= 0:
            self._pair(one, other)
        if self._closed(one, 0):
            self._blocks(one, other)

    def _leave(self, one: Node) -> None:
        if one.sort is Sort.TABLE:
            if one.unit >= 0:
                self._gone(one)
            for row in one.children:
                self._leave_row(row)
        elif one.unit >= 0:
            self._gone(one)

    def _come(self, other: Node) -> None:
        if other.sort is Sort.TABLE:
            if other.unit >= 0:
                self._come_unit(other)
            for row in other.children:
                self._come_row(row)
        elif other.unit >= 0:
            self._come_unit(other)

    # Tables

    def _caption(self, one: Node, other: Node) -> None:
        if one.unit >= 0 and other.unit >= 0:
            self._pair(one, other)
        elif one.unit >= 0:
            self.pairs.append(Pair(Fate.DELETED, one.unit, None))
        elif other.unit >= 0:
            self.pairs.append(Pair(Fate.INSERTED, None, other.unit))

    def _stay_row(self, one: Node) -> None:
        other = one.partner
        assert other is not None
        start = len(self.pairs)
        if one.sort is not Sort.ROW:
            self._paragraph(one)
            return
        _merge(one.children, other.children, self._stay_cell, self._leave_all, self._come_all)
        changed = any(pair.fate is not Fate.SAME for pair in self.pairs[start:])
        fate = Fate.CHANGED if changed else Fate.SAME
        self._row(fate, one, other)

    def _leave_row(self, row: Node) -> None:
        self._leave_all(row)
        if row.sort is Sort.ROW:
            self._row(Fate.MOVED_FROM if row.partner else Fate.DELETED, row, row.partner)

    def _come_row(self, row: Node) -> None:
        self._come_all(row)
        if row.sort is Sort.ROW:
            self._row(Fate.MOVED_TO if row.partner else Fate.INSERTED, row.partner, row)

    def _row(self, fate: Fate, one: Node | None, other: Node | None) -> None:
        some = one or other
        move = some.move if some is not None else 0
        old, new = _place(one, self._old), _place(other, self._new)
        self.rows.append(RowPair(fate, old, new, move))

    def _stay_cell(self, one: Node) -> None:
        other = one.partner
        assert other is not None
        _merge(one.children, other.children, self._paragraph, self._leave_all, self._come_all)

    def _paragraph(self, one: Node) -> None:
        other = one.partner
        assert other is not None
        if one.unit >= 0:
            self._pair(one, other)
        self._stay_cell(one)

    # Units

    def _leave_all(self, node: Node) -> None:
        for inner in node.walk():
            if inner.unit >= 0:
                self._gone(inner)

    def _come_all(self, node: Node) -> None:
        for inner in node.walk():
            if inner.unit >= 0:
                self._come_unit(inner)

    def _pair(self, one: Node, other: Node) -> None:
        marks = self._marks(one.unit, other.unit)
        fate = Fate.CHANGED if marks else Fate.SAME
        self.pairs.append(Pair(fate, one.unit, other.unit, marks))

    def _gone(self, one: Node) -> None:
        other = one.partner
        if other is not None and other.unit >= 0 and one.move:
            self.pairs.append(Pair(Fate.MOVED_FROM, one.unit, other.unit, (), one.move))
        else:
            self.pairs.append(Pair(Fate.DELETED, one.unit, None))

    def _come_unit(self, other: Node) -> None:
        one = other.partner
        if one is not None and one.unit >= 0 and other.move:
            marks = self._marks(one.unit, other.unit)
            self.pairs.append(Pair(Fate.MOVED_TO, one.unit, other.unit, marks, other.move))
        else:
            self.pairs.append(Pair(Fate.INSERTED, None, other.unit))


def _merge(ones: Sequence[Node], others: Sequence[Node], stay: _Do, leave: _Do, come: _Do) -> None:
    """Go through both lists: what stays in both gives the order."""
    here = {id(other) for other in others}
    at = 0
    for one in ones:
        other = one.partner
        if other is None or one.move or id(other) not in here:
            leave(one)
            continue
        while others[at] is not other:
            come(others[at])
            at += 1
        at += 1
        stay(one)
    for rest in others[at:]:
        come(rest)


def _ranks(root: Node, count: int) -> list[int]:
    """For each unit, and for the end, how many things that stay begin before it."""
    stays = [0] * (count + 1)
    stack = [root]
    while stack:
        node = stack.pop()
        table = node.sort is Sort.TABLE
        if node.partner is not None and not node.move and (node.unit >= 0 or table):
            stays[node.first] = 1
        if not table:
            stack.extend(node.children)
    ranks = [0] * (count + 1)
    for at in range(count):
        ranks[at + 1] = ranks[at] + stays[at]
    return ranks


def _place(row: Node | None, units: Sequence[Unit]) -> tuple[int, int] | None:
    if row is None or row.first >= row.end:
        return None
    cell = units[row.first].cell
    return (cell.table, cell.row) if cell is not None else None
