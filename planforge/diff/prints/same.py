"""Which lines of a plan and of its print say the same, whatever they are cut into."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from planforge.diff.order import longest

Span = tuple[int, int, int, int]
"""Lines ``[i, j)`` of the plan and ``[k, m)`` of the print, which print the same characters."""

_MOST = 160_000
"""Lines of one gap times those of the other up to which all are compared."""
_LONGEST = 60
"""Lines that one piece of print is put together from."""


def same_spans(plan: Sequence[str], printed: Sequence[str]) -> list[Span]:
    """The spans in order; nothing in them is empty on either side.

    Lines that stand once in both say where the others are looked for; between them lines that
    are equal, and at both ends of what is left lines that are equal when put together.
    """
    found: list[Span] = []
    i = k = 0
    for a, b in (*_anchors(plan, printed), (len(plan), len(printed))):
        found += _gap(plan, printed, (i, a, k, b))
        if a < len(plan):
            found.append((a, a + 1, b, b + 1))
        i, k = a + 1, b + 1
    return found


def _anchors(plan: Sequence[str], printed: Sequence[str]) -> list[tuple[int, int]]:
    places = _once(printed)
    both = [(at, places[key]) for key, at in _once(plan).items() if key in places]
    return [both[at] for at in longest([place for _, place in both])]


def _once(words: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, word in enumerate(words):
        if word:
            found[word] = -1 if word in found else at
    return {word: at for word, at in found.items() if at >= 0}


def _gap(plan: Sequence[str], printed: Sequence[str], span: Span) -> Iterator[Span]:
    """Equal lines in a gap, and what is equal when put together between them."""
    i, j, k, m = span
    if (j - i) * (m - k) > _MOST:
        yield from _together(plan, printed, span)
        return
    matcher = SequenceMatcher(None, plan[i:j], printed[k:m], autojunk=False)
    here, there = i, k
    for block in matcher.get_matching_blocks():
        a, b = i + block.a, k + block.b
        yield from _together(plan, printed, (here, a, there, b))
        yield from ((a + n, a + n + 1, b + n, b + n + 1) for n in range(block.size))
        here, there = a + block.size, b + block.size


def _together(plan: Sequence[str], printed: Sequence[str], span: Span) -> Iterator[Span]:
    """From both ends of a gap, the fewest lines that are equal when put together."""
    i, j, k, m = span
    ahead: list[Span] = []
    while i < j and k < m:
        sizes = _joined(plan[i : min(j, i + _LONGEST)], printed[k : min(m, k + _LONGEST)])
        if sizes is None:
            break
        ahead.append((i, i + sizes[0], k, k + sizes[1]))
        i, k = i + sizes[0], k + sizes[1]
    behind: list[Span] = []
    while i < j and k < m:
        left = [word[::-1] for word in reversed(plan[max(i, j - _LONGEST) : j])]
        right = [word[::-1] for word in reversed(printed[max(k, m - _LONGEST) : m])]
        sizes = _joined(left, right)
        if sizes is None:
            break
        behind.append((j - sizes[0], j, m - sizes[1], m))
        j, m = j - sizes[0], m - sizes[1]
    yield from ahead
    yield from reversed(behind)


def _joined(left: Sequence[str], right: Sequence[str]) -> tuple[int, int] | None:
    """How many of each, from the start, give the same characters."""
    one, other = left[0], right[0]
    here = there = 1
    while one != other or not one:
        if len(one) < len(other) or (not one and not other):
            if here == len(left) or not other.startswith(one):
                return None
            one, here = one + left[here], here + 1
        else:
            if there == len(right) or not one.startswith(other):
                return None
            other, there = other + right[there], there + 1
    return here, there
