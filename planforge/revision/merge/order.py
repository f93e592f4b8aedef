"""The order of a list that two people have changed."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Woven:
    """A list as it is to be.

    Attributes:
        order: indexes of our items; ~n (negative) for their new item n.
        crossed: our indexes of items that both moved, and not to the same place.
        beside: their new items that stand right behind new ones of ours.
    """

    order: tuple[int, ...]
    crossed: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Threefold:
    """Where the items of a list are in all three.

    Attributes:
        ours, theirs: by the index of an item of the base, its index there.
        ours_size, theirs_size: how many items the lists have.
        same: by the index of an item that is new in theirs, that of the same new one of ours.
        gone: our indexes of items that they took out.
        back: their indexes of items that we took out.
    """

    ours: Mapping[int, int]
    theirs: Mapping[int, int]
    ours_size: int
    theirs_size: int
    same: Mapping[int, int]
    gone: frozenset[int]
    back: frozenset[int]

    def woven(self) -> Woven:
        """Our order with their moves and their new items."""
        common = [index for index in self.ours if index in self.theirs]
        their_moves = moved([self.theirs[index] for index in common])
        our_moves = moved([self.ours[index] for index in common])
        both = [common[n] for n in sorted(their_moves & our_moves)]
        order = [index for index in range(self.ours_size) if index not in self.gone]
        ours_of = {at: self.ours[n] for n, at in self.theirs.items() if n in self.ours}
        ours_of.update(self.same)
        for at in sorted(self.theirs[common[n]] for n in their_moves - our_moves):
            index = ours_of[at]
            order.remove(index)
            order.insert(_behind(order, _before(at, ours_of)), index)
        crossed = tuple(self.ours[n] for n in both if self._crossed(n, order, ours_of))
        return self._with_new(order, ours_of, crossed)

    def _crossed(self, base: int, order: list[int], ours_of: Mapping[int, int]) -> bool:
        """We did not put it where they did."""
        index = self.ours[base]
        at = order.index(index)
        known = set(ours_of.values())
        ours = next((one for one in reversed(order[:at]) if one in known), None)
        theirs = next((one for one in _before(self.theirs[base], ours_of) if one in order), None)
        return ours != theirs

    def _with_new(
        self, order: list[int], ours_of: Mapping[int, int], crossed: tuple[int, ...]
    ) -> Woven:
        known = set(ours_of.values()) | set(self.ours.values())
        beside: list[int] = []
        last: int | None = None
        for at in range(self.theirs_size):
            if at in ours_of:
                last = ours_of[at] if ours_of[at] in order else last
                continue
            if at in self.back:
                continue
            place = order.index(last) + 1 if last is not None else 0
            fresh = place
            while fresh < len(order) and order[fresh] >= 0 and order[fresh] not in known:
                fresh += 1
            if fresh > place:
                beside.append(at)
            order.insert(fresh, ~at)
            last = ~at
        return Woven(tuple(order), crossed, tuple(beside))


def _before(at: int, ours_of: Mapping[int, int]) -> Iterator[int]:
    """Ours that stand before one of their items there, the nearest first."""
    return (ours_of[index] for index in range(at - 1, -1, -1) if index in ours_of)


def _behind(order: Sequence[int], before: Iterator[int]) -> int:
    nearest = next((one for one in before if one in order), None)
    return 0 if nearest is None else order.index(nearest) + 1


def moved(order: Sequence[int]) -> set[int]:
    """The positions of a permutation that do not belong to its longest rising part."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, value in enumerate(order):
        rank = bisect_left(tails, value)
        tails[rank : rank + 1] = [value]
        ends[rank : rank + 1] = [position]
        before.append(ends[rank - 1] if rank else -1)
    stays: set[int] = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        stays.add(position)
        position = before[position]
    return set(range(len(order))) - stays
