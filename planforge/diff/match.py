"""Which part of one document is which of the other.

In this order: by identity, by equal content, by equal headings, by what stands under them, by
likeness among what stands under the same heading, and last by likeness anywhere.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from planforge.diff.align import alike_in_order, free, gaps, pair, pair_all, pair_equal
from planforge.diff.likeness import TITLE, Likeness, likely
from planforge.diff.tables import match_tables, table_likeness
from planforge.diff.tree import TEXT, Node, Sort

_LIKE = 0.25
"""Likeness from which two pieces at the same place are one, reworded."""
_LIKE_BESIDE = 0.45
"""The same for pieces between the same neighbours under other headings."""
_LIKE_NEAR = 0.5
"""The same for pieces anywhere under one heading."""
_LIKE_ELSEWHERE = 0.6
_LEAST = 8
"""Characters from which equal words under different headings are the same paragraph."""
_ROUNDS = 2
_MOST = 2_500
"""Pairs of equal nodes of which the nearest are looked for; beyond, they are taken in order."""


def match(old: Node, new: Node) -> None:
    """Pair the nodes of two trees, whose keys and identities are filled."""
    _Matcher(old, new).run()


class _Matcher:
    def __init__(self, old: Node, new: Node) -> None:
        self._old, self._new = old, new
        self._likeness = Likeness()
        self._seen: dict[int, tuple[int, int]] = {}

    def run(self) -> None:
        pair(self._old, self._new)
        if self._old.digest == self._new.digest:
            for one, other in zip(self._old.children, self._new.children, strict=True):
                pair_all(one, other)
            return
        self._parts()
        self._identities()
        self._whole()
        self._titles(lone=False)
        for _ in range(_ROUNDS):
            self._votes()
            self._titles(lone=True)
            self._inside()
            if not self._elsewhere():
                break
        self._inside()

    def _parts(self) -> None:
        parts = {part.anchor: part for part in self._new.children}
        for part in self._old.children:
            other = parts.get(part.anchor)
            if other is not None and other.partner is None:
                pair(part, other)

    def _identities(self) -> None:
        """What has the same name in both plans is the same, whatever it says."""
        ones, others = _named(self._old), _named(self._new)
        for name, one in ones.items():
            other = others.get(name)
            if one is None or other is None or one.partner or other.partner:
                continue
            if (one.sort in TEXT) is (other.sort in TEXT):
                pair(one, other)

    def _whole(self) -> None:
        """What is equal with all in it, and occurs once in each document, is the same."""
        left = _count(_outside_tables(self._old))
        right = _count(_outside_tables(self._new))
        places = {node.digest: node for node in _outside_tables(self._new)}
        for one in _outside_tables(self._old):
            if one.partner is not None:
                if one.digest == one.partner.digest:
                    pair_all_below(one, one.partner)
            elif left[one.digest] == 1 and right[one.digest] == 1:
                other = places[one.digest]
                heading = one.sort is Sort.SECTION and bool(one.children)
                if other.partner is None and (heading or one.weight >= _LEAST):
                    pair_all(one, other)

    def _titles(self, *, lone: bool) -> None:
        """Headings that occur once in each document; where not lone, with something in common."""
        left = _count_keys(_headings(self._old))
        right = _count_keys(_headings(self._new))
        places = {node.key: node for node in _headings(self._new)}
        for one in list(_headings(self._old)):
            if left[one.key] != 1 or right[one.key] != 1 or len(one.words) < 2:
                continue
            other = places[one.key]
            if lone or _common(one, other):
                pair(one, other)

    def _votes(self) -> None:
        """What holds the same things is the same, whatever its heading."""
        for one in reversed(list(_outside_tables(self._old))):
            if one.partner is not None or not one.children or one.sort not in TEXT:
                continue
            votes: Counter[int] = Counter()
            nodes: dict[int, Node] = {}
            for child in one.children:
                above = child.partner.parent if child.partner is not None else None
                if above is not None and above.partner is None and above.sort in TEXT:
                    votes[id(above)] += child.weight + 1
                    nodes[id(above)] = above
            for place, vote in votes.most_common(1):
                other = nodes[place]
                share = 2 * vote / (one.weight + other.weight + 2)
                title = self._likeness.words(one.words, other.words)
                # Of an article its own words are most of it, and others may fit them better.
                wordy = min(len(one.words), len(other.words)) > TITLE
                if share + title / 2 >= 0.5 and (not wordy or title >= _LIKE):
                    pair(one, other)

    # Under the same heading

    def _inside(self) -> None:
        for one in list(_outside_tables(self._old, tables=True)):
            other = one.partner
            if other is None:
                continue
            if one.sort is Sort.TABLE:
                if not any(row.partner for row in one.children):
                    match_tables(one, other, self._likeness)
            else:
                self._children(one, other)
        for part in self._old.children:
            if part.partner is not None:
                self._children(part, part.partner)

    def _children(self, old: Node, new: Node) -> None:
        left, right = old.children, new.children
        seen = len(free(left)), len(free(right))
        if not all(seen) or self._seen.get(id(old)) == seen:
            return
        for value in (_digest, _key):
            for ones, others in list(gaps(left, right)):
                for one, other in pair_equal(ones, others, value):
                    self._same(one, other)
            rest = [node for node in left if node.weight > 1], [n for n in right if n.weight > 1]
            for one, other in pair_equal(free(rest[0]), free(rest[1]), value):
                self._same(one, other)
        for ones, others in list(gaps(left, right)):
            for one, other in alike_in_order(ones, others, self._likeness, self._alike, _LIKE):
                pair(one, other)
        ones, others = free(left), free(right)
        if ones and others:
            for one, other in likely(ones, others, self._likeness, self._alike, _LIKE_NEAR):
                pair(one, other)
        self._seen[id(old)] = len(free(left)), len(free(right))

    def _same(self, one: Node, other: Node) -> None:
        if one.digest == other.digest:
            pair_all(one, other)
        else:
            pair(one, other)

    def _alike(self, old: Node, new: Node) -> float:
        if old.sort is Sort.TABLE and new.sort is Sort.TABLE:
            return table_likeness(old, new)
        return self._likeness.nodes(old, new)

    # Elsewhere

    def _elsewhere(self) -> bool:
        """What is left: first between the same neighbours, then anywhere; whether any was found."""
        found = False
        for ones, others in list(_flat_gaps(self._old, self._new)):
            least = _LIKE_BESIDE
            for one, other in alike_in_order(ones, others, self._likeness, self._alike, least):
                pair(one, other)
                found = True
        for value in (_digest, _key):
            for one, other in _nearest(self._old, self._new, value):
                if one.partner is None and other.partner is None and self._fits(one, other):
                    self._same(one, other)
                    found = True
        ones = [node for node in _leaves(self._old) if node.partner is None]
        others = [node for node in _leaves(self._new) if node.partner is None]
        for one, other in likely(ones, others, self._likeness, self._alike, _LIKE_ELSEWHERE):
            pair(one, other)
            found = True
        return found

    def _fits(self, one: Node, other: Node) -> bool:
        """Equal words under different headings say enough."""
        if one.digest == other.digest or Sort.SECTION not in (one.sort, other.sort):
            return one.weight >= _LEAST
        return self._likeness.nodes(one, other) >= _LIKE_NEAR


def pair_all_below(old: Node, new: Node) -> None:
    """Pair what stands under two nodes that are paired and equal."""
    for one, other in zip(old.children, new.children, strict=True):
        pair_all(one, other)


def _named(root: Node) -> dict[str, Node | None]:
    """Nodes by identity; None for one that several have."""
    found: dict[str, Node | None] = {}
    for node in _outside_tables(root):
        if node.identity:
            found[node.identity] = None if node.identity in found else node
    return found


def _outside_tables(root: Node, *, tables: bool = True) -> Iterator[Node]:
    """The nodes below parts, in order of reading, tables without what stands in them."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node is not root and node.sort is not Sort.PART:
            if node.sort is Sort.TABLE:
                if tables:
                    yield node
                continue
            yield node
        stack.extend(reversed(node.children))


def _headings(root: Node) -> Iterator[Node]:
    for node in _outside_tables(root, tables=False):
        if node.sort is Sort.SECTION and node.partner is None:
            yield node


def _leaves(root: Node) -> Iterator[Node]:
    for node in _outside_tables(root, tables=False):
        if node.sort in TEXT and node.weight >= _LEAST and len(node.words) >= _LEAST:
            yield node


def _count(nodes: Iterable[Node]) -> Counter[int]:
    return Counter(node.digest for node in nodes if node.partner is None)


def _count_keys(nodes: Iterable[Node]) -> Counter[int]:
    return Counter(node.key for node in nodes)


def _common(old: Node, new: Node) -> bool:
    """Something under the one is paired with something directly under the other."""
    return any(child.partner is not None and child.partner.parent is new for child in old.children)


def _digest(node: Node) -> object:
    return node.digest


def _key(node: Node) -> object:
    return node.key if node.words or node.sort is Sort.TABLE else None


def _nearest(old: Node, new: Node, value: Callable[[Node], object]) -> Iterator[tuple[Node, Node]]:
    """Nodes of equal value without partners, those nearest to each other first."""
    left, right = _ranked(old, value, new=False), _ranked(new, value, new=True)
    for key, ones in left.items():
        others = right.get(key, [])
        if len(ones) * len(others) > _MOST:
            yield from zip((one for _, one in ones), (other for _, other in others), strict=False)
            continue
        near = [
            (abs(here - there), i, j)
            for i, (here, _) in enumerate(ones)
            for j, (there, _) in enumerate(others)
        ]
        for _, i, j in sorted(near):
            yield ones[i][1], others[j][1]


def _ranked(
    root: Node, value: Callable[[Node], object], *, new: bool
) -> dict[object, list[tuple[int, Node]]]:
    """Nodes without partners by value, each with the unit of the new document before it."""
    found: dict[object, list[tuple[int, Node]]] = defaultdict(list)
    rank = 0
    for node in _outside_tables(root):
        if node.partner is not None:
            rank = node.first if new else node.partner.first
        else:
            key = value(node)
            if key is not None:
                found[key].append((rank, node))
    return found


def _flat_gaps(old: Node, new: Node) -> Iterator[tuple[list[Node], list[Node]]]:
    """What has no partner, between the same neighbours, whatever headings it stands under."""
    waiting: dict[int, list[Node]] = defaultdict(list)
    before: Node | None = None
    for node in _outside_tables(new):
        if node.partner is not None:
            before = node.partner
        elif node.sort in TEXT:
            waiting[id(before)].append(node)
    before = None
    ones: list[Node] = []
    for one in _outside_tables(old):
        if one.partner is not None:
            yield ones, waiting.get(id(before), [])
            before, ones = one, []
        elif one.sort in TEXT:
            ones.append(one)
    yield ones, waiting.get(id(before), [])
