"""How alike two pieces of text are, cheaply: by the pairs of characters that they share."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

from planforge.diff.tree import TEXT, Node, Sort

_SHORT = 6
"""Characters up to which single characters are looked at as well."""
_OTHER_SORT = 0.75
"""What is left of likeness between a heading and what is none."""
TITLE = 30
"""Characters beyond which a node's own words are no title, but an article's first paragraph."""
_OWN = 0.25
"""Likeness of such words below which what stands under them makes two nodes no more alike."""
_COMMON = 24
"""Nodes that share a pair of characters beyond which the pair says nothing."""
_CANDIDATES = 4

_Pairs = frozenset[tuple[str, str]]


class Likeness:
    """Likeness of nodes, from 0 to 1."""

    def __init__(self) -> None:
        self._pairs: dict[str, _Pairs] = {}
        self._whole: dict[int, _Pairs] = {}

    def words(self, old: str, new: str) -> float:
        """How alike two strings are."""
        if old == new:
            return 1.0
        if not old or not new:
            return 0.0
        left, right = self.pairs(old), self.pairs(new)
        like = 2 * len(left & right) / max(1, len(left) + len(right))
        if min(len(old), len(new)) <= _SHORT:
            one, other = set(old), set(new)
            like = max(like, 1.6 * len(one & other) / (len(one) + len(other)))
        return min(like, 1.0)

    def nodes(self, old: Node, new: Node) -> float:
        """How alike two nodes are, by their own words and what stands under them."""
        if (old.sort in TEXT) is not (new.sort in TEXT):
            return 0.0
        if old.sort not in TEXT:
            return float(old.digest == new.digest)
        like = self.words(old.words, new.words)
        if old.children and new.children:
            # A title says little where much stands under it.
            inner = self._inner(old, new)
            share = len(old.words) + len(new.words)
            all_of_it = old.weight + new.weight
            weight = max(0.3, min(0.8, share / max(1, all_of_it)))
            if like >= _OWN or min(len(old.words), len(new.words)) <= TITLE:
                like = weight * like + (1 - weight) * inner
        if (old.sort is Sort.SECTION) is not (new.sort is Sort.SECTION):
            like *= _OTHER_SORT
        return like

    def pairs(self, words: str) -> _Pairs:
        """The pairs of characters beside each other."""
        found = self._pairs.get(words)
        if found is None:
            found = self._pairs[words] = frozenset(pairwise(words))
        return found

    def _inner(self, old: Node, new: Node) -> float:
        left, right = self._of(old), self._of(new)
        return 2 * len(left & right) / max(1, len(left) + len(right))

    def _of(self, node: Node) -> _Pairs:
        """The pairs of all that stands under a node."""
        found = self._whole.get(id(node))
        if found is None:
            parts = [self.pairs(inner.words) for inner in node.walk() if inner is not node]
            found = self._whole[id(node)] = frozenset().union(*parts)
        return found


def likely(
    old: Sequence[Node],
    new: Sequence[Node],
    likeness: Likeness,
    alike: Callable[[Node, Node], float],
    least: float,
) -> list[tuple[Node, Node]]:
    """Which nodes are alike, wherever they stand; the most alike are taken first.

    Only nodes that share rare pairs of characters are looked at, so the time is linear.
    """
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, node in enumerate(old):
        for pair in likeness.pairs(node.words):
            index[pair].append(place)
    found: list[tuple[float, int, int]] = []
    for at, node in enumerate(new):
        for place in _candidates(index, likeness.pairs(node.words)):
            like = alike(old[place], node)
            if like >= least:
                found.append((-like, place, at))
    taken: set[int] = set()
    pairs: list[tuple[Node, Node]] = []
    for _, place, at in sorted(found):
        if place not in taken and ~at not in taken:
            taken |= {place, ~at}
            pairs.append((old[place], new[at]))
    return pairs


def _candidates(index: dict[tuple[str, str], list[int]], pairs: _Pairs) -> list[int]:
    """Those that share the rarest pairs."""
    votes: dict[int, float] = defaultdict(float)
    for pair in pairs:
        places = index.get(pair, ())
        if len(places) <= _COMMON:
            for place in places:
                votes[place] += 1 / len(places)
    best = sorted(votes.items(), key=lambda vote: (-round(vote[1], 9), vote[0]))
    return [place for place, _ in best[:_CANDIDATES]]
