"""What moved: of all that is in both documents, as little as explains the order."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby

from planforge.diff.likeness import Likeness
from planforge.diff.order import staying
from planforge.diff.tables import rows_of
from planforge.diff.tree import TEXT, Node, Sort

_ONE = 1 << 20
"""The weight of a thing that stays; what is in it decides between as many things."""
_LIGHT = 16
"""The weight of a thing that now stands under another heading: it moves rather than others."""
_LIKE_MOVED = 0.5
"""Likeness from which a paragraph at another place is the same one."""
_SHORT = 4
"""Characters below which equal words at another place say nothing."""
_MOVED = -1
_HOLDERS = frozenset({Sort.ROOT, Sort.PART, Sort.SECTION})


def number_moves(old: Node, likeness: Likeness) -> tuple[frozenset[int], ...]:
    """Give the nodes that moved, with all that moved with them, the number of their move.

    Returns:
        the moves that are one: a list of which a good part stands in another order.
    """
    _siblings(old)
    _rest(old)
    numbering = _Numbering(likeness)
    numbering.text(old)
    for table in _tables(old):
        numbering.rows(table)
    return tuple(_reordered(old))


def _reordered(root: Node) -> Iterator[frozenset[int]]:
    """The moves within one list, where about half of it moved: it is the list that changed."""
    for node in root.walk():
        other = node.partner
        if other is None or node.sort is Sort.ROW:
            continue
        things = (child for child in node.children if child.sort is not Sort.OTHER)
        for _, run in groupby(things, key=lambda child: child.sort):
            same = [one for one in run if one.partner and one.partner.parent is other]
            moved = [one.move for one in same if one.move and one.move != node.move]
            moves = frozenset(moved)
            if len(moves) > 1 and 2 * (len(moved) + 1) >= _window(same, moves):
                yield moves


def _window(nodes: Sequence[Node], moves: frozenset[int]) -> int:
    """How many of a list's things stand from the first that moved to the last, in either order."""
    new = sorted(nodes, key=lambda one: one.partner.first if one.partner is not None else 0)
    sizes: list[int] = []
    for order in (nodes, new):
        places = [at for at, one in enumerate(order) if one.move in moves]
        sizes.append(places[-1] - places[0] + 1)
    return min(sizes)


def _siblings(root: Node) -> None:
    """Among what stands under the same thing in both, the fewest move, and the lightest."""
    for node in _outside_tables(root):
        other = node.partner
        if other is None:
            continue
        same = [
            child
            for child in node.children
            if child.partner is not None and child.partner.parent is other
        ]
        if len(same) > 1:
            _flag(same)


def _flag(nodes: list[Node]) -> None:
    places = [node.partner.first for node in nodes if node.partner is not None]
    weights = [_ONE + min(node.weight, _ONE >> 8) for node in nodes]
    for node, stays in zip(nodes, staying(places, weights), strict=True):
        if not stays:
            node.move = _MOVED


def _rest(old: Node) -> None:
    """What is in order although it stands under another heading stays where it is."""
    atoms: list[Node] = []
    weights: list[int] = []
    stack: list[tuple[Node, tuple[Node, ...], bool]] = [(old, (), False)]
    while stack:
        node, moved, light = stack.pop()
        other = node.partner
        if other is not None and node.sort not in (Sort.ROOT, Sort.PART):
            if node.move:
                moved = (*moved, node)
            elif not any(_holds(above.partner, other) for above in moved):
                light = light or _elsewhere(node, other)
                if node.first < node.end and other.first < other.end:
                    atoms.append(node)
                    weights.append(_LIGHT if light else _ONE)
        if node.sort is not Sort.TABLE:
            stack.extend((child, moved, light) for child in reversed(node.children))
    places = [node.partner.first for node in atoms if node.partner is not None]
    for node, stays in zip(atoms, staying(places, weights), strict=True):
        if not stays:
            node.move = _MOVED


def _holds(above: Node | None, node: Node) -> bool:
    return above is not None and above.first <= node.first and node.end <= above.end


def _elsewhere(old: Node, new: Node) -> bool:
    """The heading of the old is in both documents, and the new stands under another one."""
    if old.parent is not None and old.parent.partner is new.parent:
        return False
    left, right = _heading(old), _heading(new)
    return left.partner is not None and left.partner is not right


def _heading(node: Node) -> Node:
    above = node.parent
    while above is not None and above.sort not in _HOLDERS:
        above = above.parent
    assert above is not None
    return above


class _Numbering:
    """Counts the moves; what moves with its heading or its neighbour is one move."""

    def __init__(self, likeness: Likeness) -> None:
        self._counter = count(1)
        self._likeness = likeness
        self._last: Node | None = None

    def text(self, root: Node) -> None:
        """Number what moved outside tables, and with it what stands in it."""
        stack: list[tuple[Node, Node | None]] = [(root, None)]
        while stack:
            node, mover = stack.pop()
            other = node.partner
            if other is not None and mover is not None and _holds(mover.partner, other):
                node.move = other.move = mover.move
            elif other is not None and node.move == _MOVED:
                if self._says_nothing(node, other):
                    _part(node)
                else:
                    node.move = other.move = self._number(node, other)
                    mover = node
            if node.sort is not Sort.TABLE:
                stack.extend((child, mover) for child in reversed(node.children))

    def rows(self, table: Node) -> None:
        """Number the rows that moved within their table, or all of one that moved as a whole."""
        rows = [row for row in rows_of(table) if row.partner is not None]
        if table.move:
            for row in rows:
                _carry(row, table.move)
            return
        if len(rows) > 1:
            _flag(rows)
        for row in rows:
            if row.move and row.partner is not None:
                _carry(row, self._number(row, row.partner))

    def _number(self, node: Node, other: Node) -> int:
        last = self._last
        self._last = node
        beside = (
            last is not None
            and last.partner is not None
            and last.end == node.first
            and last.partner.end == other.first
            and last.parent is node.parent
            and last.partner.parent is other.parent
            and Sort.SECTION not in (last.sort, node.sort)
        )
        if beside and last is not None:
            return last.move
        return next(self._counter)

    def _says_nothing(self, node: Node, other: Node) -> bool:
        """So little is common that it is rather another paragraph."""
        if node.sort not in TEXT or node.identity or Sort.SECTION in (node.sort, other.sort):
            return False
        if node.weight < _SHORT:
            return True
        return node.key != other.key and self._likeness.words(node.words, other.words) < _LIKE_MOVED


def _part(node: Node) -> None:
    """The two are not the same after all."""
    if node.partner is not None:
        node.partner.partner = None
    node.partner = None
    node.move = 0


def _carry(row: Node, move: int) -> None:
    """All of a row that is in both documents moves with it."""
    for node in row.walk():
        if node.partner is not None:
            node.move = node.partner.move = move


def _outside_tables(root: Node) -> Iterator[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        if node.sort is not Sort.TABLE:
            yield node
            stack.extend(reversed(node.children))


def _tables(root: Node) -> Iterable[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        if node.sort is Sort.TABLE:
            if node.partner is not None:
                yield node
        else:
            stack.extend(reversed(node.children))
