"""Which item of one list is which of another: by id, by name, by being equal, by likeness."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from planforge.revision.tree import Items, Object, Value, Words, names_in

_ALIKE = 0.5
"""Share of its words that an item keeps and still is the same."""
_MOST_PAIRS = 4_000
"""Pairs of items that are compared word by word; beyond, only what names itself is found."""


def matched(base: Sequence[Value], other: Sequence[Value]) -> dict[int, int]:
    """For each item of a list that the other still has, its index there."""
    found = _Found(base, other)
    found.unique(_id)
    found.unique(_name)
    found.equal()
    found.alike()
    return dict(sorted(found.pairs.items()))


class _Found:
    """What has been matched so far."""

    def __init__(self, base: Sequence[Value], other: Sequence[Value]) -> None:
        self._base = base
        self._other = other
        self.pairs: dict[int, int] = {}
        self._taken: set[int] = set()

    def unique(self, key: Callable[[Value], str]) -> None:
        """Match what has the same key, where that is unique on both sides."""
        left, right = _once(self._left(), key), _once(self._right(), key)
        for name, index in left.items():
            if name in right:
                self._pair(index, right[name])

    def equal(self) -> None:
        """Match what says the same, in order."""
        waiting: dict[Hashable, list[int]] = {}
        for index, item in self._right():
            waiting.setdefault(said(item), []).append(index)
        for index, item in self._left():
            same = waiting.get(said(item))
            if same:
                self._pair(index, same.pop(0))

    def alike(self) -> None:
        """Match what is most alike; items that name themselves otherwise are not the same."""
        left, right = list(self._left()), list(self._right())
        if len(left) * len(right) > _MOST_PAIRS:
            return
        scored = [
            (score, -abs(index - at), index, at)
            for index, mine in left
            for at, theirs in right
            if (score := _likeness(mine, theirs)) >= _ALIKE
        ]
        for _score, _near, index, at in sorted(scored, reverse=True):
            if index not in self.pairs and at not in self._taken:
                self._pair(index, at)

    def _pair(self, index: int, at: int) -> None:
        self.pairs[index] = at
        self._taken.add(at)

    def _left(self) -> Iterator[tuple[int, Value]]:
        return ((n, item) for n, item in enumerate(self._base) if n not in self.pairs)

    def _right(self) -> Iterator[tuple[int, Value]]:
        return ((n, item) for n, item in enumerate(self._other) if n not in self._taken)


def _once(items: Iterable[tuple[int, Value]], key: Callable[[Value], str]) -> dict[str, int]:
    found: dict[str, int] = {}
    twice: set[str] = set()
    for index, item in items:
        name = key(item)
        if name in found:
            twice.add(name)
        if name:
            found.setdefault(name, index)
    return {name: index for name, index in found.items() if name not in twice}


def _id(item: Value) -> str:
    return _field(item, "id")


def _name(item: Value) -> str:
    if not isinstance(item, Object):
        return ""
    names = (_field(item, name) for name in names_in(item.model))
    return next((name for name in names if name), "")


def _field(item: Value, name: str) -> str:
    inner = item.fields.get(name) if isinstance(item, Object) else None
    return inner.text if isinstance(inner, Words) else ""


def said(value: Value) -> Hashable:
    """The value in a form that can be looked up."""
    if isinstance(value, Words):
        return value.text
    if isinstance(value, Items):
        return tuple(map(said, value.items))
    return frozenset((name, said(inner)) for name, inner in value.fields.items())


def _likeness(mine: Value, theirs: Value) -> float:
    """From 0 to 1; 0 for what has different ids."""
    ids = _id(mine), _id(theirs)
    if type(mine) is not type(theirs) or (all(ids) and ids[0] != ids[1]):
        return 0.0
    left, right = "\n".join(_texts(mine)), "\n".join(_texts(theirs))
    matcher = SequenceMatcher(None, left[:500], right[:500], autojunk=False)
    bounds = (matcher.real_quick_ratio, matcher.quick_ratio)  # cheaper, and never below it
    return matcher.ratio() if all(bound() >= _ALIKE for bound in bounds) else 0.0


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, Words):
        yield value.text
        return
    inner = value.items if isinstance(value, Items) else value.fields.values()
    for one in inner:
        yield from _texts(one)
