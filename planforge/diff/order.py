"""What stays in order: increasing sequences."""

from bisect import bisect_left
from collections.abc import Sequence


def staying(places: Sequence[int], weights: Sequence[int]) -> list[bool]:
    """Which of a sequence of different numbers stay, so that the heaviest of them are in order.

    The sum of the weights of an increasing subsequence is as large as can be.
    """
    count = len(places)
    start, end = 0, count
    highest = -1
    # What stands before all others in both orders stays, and so at the end.
    smallest_after = [0] * (count + 1)
    smallest_after[count] = 1 << 60
    for at in range(count - 1, -1, -1):
        smallest_after[at] = min(places[at], smallest_after[at + 1])
    while start < count and places[start] < smallest_after[start + 1]:
        start += 1
    if start == count:
        return [True] * count
    highest_before = [-1] * (count + 1)
    for at in range(count):
        highest = highest_before[at + 1] = max(highest, places[at])
    while end > start and places[end - 1] > highest_before[end - 1]:
        end -= 1
    kept = [True] * count
    kept[start:end] = _heaviest(places[start:end], weights[start:end])
    return kept


def _heaviest(places: Sequence[int], weights: Sequence[int]) -> list[bool]:
    """The same for a window, with a tree of the best sums up to each rank."""
    count = len(places)
    ranks = {place: rank for rank, place in enumerate(sorted(places), 1)}
    best = [0] * (count + 1)
    who = [-1] * (count + 1)
    before = [-1] * count
    top, last = 0, -1
    for at, place in enumerate(places):
        rank = ranks[place]
        sum_, from_ = 0, -1
        look = rank - 1
        while look > 0:
            if best[look] > sum_:
                sum_, from_ = best[look], who[look]
            look -= look & -look
        before[at] = from_
        sum_ += weights[at]
        if sum_ > top:
            top, last = sum_, at
        while rank <= count:
            if sum_ > best[rank]:
                best[rank], who[rank] = sum_, at
            rank += rank & -rank
    kept = [False] * count
    while last >= 0:
        kept[last] = True
        last = before[last]
    return kept


def longest(places: Sequence[int]) -> list[int]:
    """The indices of a longest increasing subsequence of different numbers."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        spot = bisect_left(tails, place)
        before.append(ends[spot - 1] if spot else -1)
        if spot == len(tails):
            tails.append(place)
            ends.append(at)
        else:
            tails[spot] = place
            ends[spot] = at
    found: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]
