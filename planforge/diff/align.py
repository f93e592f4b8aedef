"""Aligning two lists of nodes: equal ones first, then alike ones in the gaps between them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from planforge.diff.likeness import Likeness, likely
from planforge.diff.order import longest
from planforge.diff.tree import Node

_MOST = 4_000
"""Pairs of nodes that are looked at in one gap; beyond, only those that share rare words."""
_NEAR = 0.05
"""What standing at the same place in a gap adds to likeness."""

Alike = Callable[[Node, Node], float]


def pair(old: Node, new: Node) -> None:
    """The two are one."""
    old.partner, new.partner = new, old


def pair_all(old: Node, new: Node) -> None:
    """The two are one with all in them; their digests are equal."""
    stack = [(old, new)]
    while stack:
        one, other = stack.pop()
        if one.partner is None and other.partner is None:
            pair(one, other)
        stack.extend(zip(one.children, other.children, strict=True))


def free(nodes: Sequence[Node]) -> list[Node]:
    """Those that have no partner."""
    return [node for node in nodes if node.partner is None]


def gaps(old: Sequence[Node], new: Sequence[Node]) -> Iterator[tuple[list[Node], list[Node]]]:
    """The nodes without partners between those that have one and stand in order."""
    places = {id(node): at for at, node in enumerate(new)}
    found = [
        (at, places[id(node.partner)])
        for at, node in enumerate(old)
        if node.partner is not None and id(node.partner) in places
    ]
    stay = longest([place for _, place in found])
    ends = [found[at] for at in stay]
    from_, to = 0, 0
    for i, j in [*ends, (len(old), len(new))]:
        left, right = free(old[from_:i]), free(new[to:j])
        if left and right:
            yield left, right
        from_, to = i + 1, j + 1


def pair_equal(
    old: Sequence[Node], new: Sequence[Node], value: Callable[[Node], object]
) -> Iterator[tuple[Node, Node]]:
    """Nodes of equal value: those that occur once, then their neighbours, then in order.

    A node whose value is None is not looked at. What is yielded must be paired at once.
    """
    left, right = _places(old, value), _places(new, value)
    once = [
        (places[0], right[key][0])
        for key, places in left.items()
        if len(places) == 1 and len(right.get(key, ())) == 1
    ]
    for i, j in once:
        yield old[i], new[j]
    for i, j in once:
        for step in (1, -1):
            k, m = i + step, j + step
            while 0 <= k < len(old) and 0 <= m < len(new):
                one, other = old[k], new[m]
                key = value(one)
                if one.partner or other.partner or key is None or key != value(other):
                    break
                yield one, other
                k, m = k + step, m + step
    for key, places in left.items():
        ones = free([old[at] for at in places])
        others = free([new[at] for at in right.get(key, ())])
        yield from zip(ones, others, strict=False)


def _places(nodes: Sequence[Node], value: Callable[[Node], object]) -> dict[object, list[int]]:
    found: dict[object, list[int]] = defaultdict(list)
    for at, node in enumerate(nodes):
        key = value(node)
        if key is not None and node.partner is None:
            found[key].append(at)
    return found


def alike_in_order(
    old: Sequence[Node], new: Sequence[Node], likeness: Likeness, alike: Alike, least: float
) -> list[tuple[Node, Node]]:
    """What is alike in a gap, in order: the best sum of likeness."""
    rows, columns = len(old), len(new)
    if rows * columns > _MOST:
        return _anchored(old, new, likeness, alike, least)
    return _best(old, new, alike, least)


def _anchored(
    old: Sequence[Node], new: Sequence[Node], likeness: Likeness, alike: Alike, least: float
) -> list[tuple[Node, Node]]:
    """The same for a large gap: those that share rare words and stand in order come first."""
    here = {id(node): at for at, node in enumerate(old)}
    there = {id(node): at for at, node in enumerate(new)}
    known = likely(old, new, likeness, alike, least)
    places = sorted((here[id(one)], there[id(other)]) for one, other in known)
    ends = [places[at] for at in longest([place for _, place in places])]
    pairs = [(old[i], new[j]) for i, j in ends]
    from_, to = 0, 0
    for i, j in [*ends, (len(old), len(new))]:
        if 0 < (i - from_) * (j - to) <= _MOST:
            pairs += _best(old[from_:i], new[to:j], alike, least)
        from_, to = i + 1, j + 1
    return pairs


def _best(
    old: Sequence[Node], new: Sequence[Node], alike: Alike, least: float
) -> list[tuple[Node, Node]]:
    rows, columns = len(old), len(new)
    scores = [[0.0] * columns for _ in range(rows)]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            like = alike(old[i], new[j])
            score = 0.0
            if like >= least:
                score = like + _NEAR * (1 - abs(i / rows - j / columns))
            scores[i][j] = score
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + score)
    pairs: list[tuple[Node, Node]] = []
    i = j = 0
    while i < rows and j < columns:
        if scores[i][j] and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            pairs.append((old[i], new[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
