"""Which Word list each label belongs to, so that what Word counts is what we printed.

Word keeps one counter a level for each abstract numbering; all ``w:num`` of it share them. A num
with a start override sets its level's counter when it is first used. A level starts anew after
any paragraph of a level above, unless it has ``lvlRestart`` 0, which LibreOffice does not know: a
mark whose count runs through the document begins an abstract numbering of its own instead. A
level that was skipped counts as its start in the labels below. What Word does when a paragraph
then returns to that level is not written anywhere, and readers differ on what a num counts after
another num of the same abstract numbering was used: wherever a label would hang on either, it
gets a num of its own.

The id of such a num is made from what its list is (where it stands, its level), not from the
order of lists: a list that comes or goes leaves the ids of all others as they were, so that two
revisions of a plan call the same list by the same number.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple
from zlib import crc32

from planforge.document import Label, Mark, Numeral
from planforge.ooxml.numbering import MAX_LEVELS, abstract_xml, last_number, num_xml

_MOST_NUMS = 2046
"""Word prints no labels of lists beyond some two thousand; ids stay below that as well."""


class Place(NamedTuple):
    """Where a numbered paragraph stands: its numId and ilvl."""

    num: int
    level: int


def base_places(marks: tuple[Mark, ...]) -> tuple[Place, ...]:
    """For each level of a scheme its place, by the nums that heading styles are linked to."""
    places: list[Place] = []
    num, start = 1, 0
    for level, mark in enumerate(marks[:MAX_LEVELS]):
        apart = not mark.restart and not any(below.joined for below in marks[level:])
        if level and apart:
            num, start = num + 1, level
        places.append(Place(num, level - start))
    return tuple(places)


@dataclass(slots=True)
class _Level:
    """The state of one level's counter, as far as it is certain."""

    count: int = 0  # 0: not used since it was reset
    num: int = 0  # the num that used it last
    space: int = 0  # the numbering space that used it last
    implied: bool = False  # skipped over, so that Word may or may not have counted it


@dataclass(slots=True)
class _Abstract:
    number: int
    marks: tuple[Mark, ...]
    said: str  # what it is, the same in every revision
    base: int
    levels: list[_Level] = field(init=False)
    restarting: list[list[_Level]] = field(init=False)
    """For each level those below that start anew after it."""
    lasts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.levels = [_Level() for _ in self.marks]
        both = list(zip(self.marks, self.levels, strict=True))
        self.restarting = [
            [state for mark, state in both[n + 1 :] if mark.restart] for n in range(len(both))
        ]
        self.lasts = [last_number(mark, self.marks[:n]) for n, mark in enumerate(self.marks)]

    def shown(self, level: int) -> tuple[int, ...]:
        """The numbers that Word prints for the levels above."""
        return tuple(state.count or 1 for state in self.levels[:level])

    def candidate(self, level: int, space: int) -> tuple[int, int]:
        """The num to go on with and the number that Word gives then; num 0 where unsure."""
        state = self.levels[level]
        if state.count:
            sure = state.space == space and not state.implied
            return (state.num if sure else 0), state.count + 1
        for upper in reversed(self.levels[:level]):
            if upper.count and not upper.implied:
                return (upper.num if upper.space == space else 0), 1
        unused = not any(state.count for state in self.levels)
        return (self.base if unused else 0), 1

    def count(self, level: int, number: int, num: int, space: int) -> None:
        """Note that a paragraph took a number."""
        for state in self.levels[:level]:
            if not state.count:
                state.count, state.implied = 1, True
        state = self.levels[level]
        state.count, state.num, state.space, state.implied = number, num, space, False
        for state in self.restarting[level]:
            state.count = 0


class Lists:
    """Gives labels their place in order of reading, and gathers the definitions they need."""

    def __init__(self, marks: tuple[Mark, ...], styles: tuple[str, ...]) -> None:
        """Start with the scheme's marks and the heading styles linked to them ("" for none)."""
        self._marks = marks[:MAX_LEVELS]
        self._places = base_places(marks)
        self._nums: dict[int, str] = {}
        self._named: Counter[str] = Counter()
        self._abstracts: list[str] = []
        self._main: list[_Abstract] = []
        for num in sorted({place.num for place in self._places}):
            levels = [n for n, place in enumerate(self._places) if place.num == num]
            own = slice(levels[0], levels[-1] + 1)
            self._main.append(self._abstract("", self._marks[own], styles[own]))
        self._own: dict[Mark, _Abstract] = {}
        self._space = self._spaces = 0
        self._current = list(self._main)

    def enter(self) -> "tuple[int, list[_Abstract]]":
        """Enter a numbering space that counts on its own; returns what ``leave`` wants back."""
        outer = (self._space, self._current)
        self._spaces += 1
        self._space, self._current = self._spaces, list(self._main)
        return outer

    def leave(self, outer: "tuple[int, list[_Abstract]]") -> None:
        """Go back to the space around."""
        self._space, self._current = outer

    def place(self, label: Label, within: str = "") -> Place | None:
        """The place of the next label, or None where it has to be typed.

        Args:
            label: of the next numbered paragraph.
            within: names what it stands in, the same in every revision of the document.
        """
        mark, level = label.mark, label.level
        if 0 <= level < len(self._marks):
            scheme = self._marks[level]
            if mark is scheme or mark == scheme:
                base = self._places[level]
                joined = self._joinable(label, base, within) if label.parents else None
                abstract = joined or self._current[base.num - 1]
                return self._in(abstract, base.level, label, within)
        if label.parents or not last_number(mark, ()):
            return None
        own = self._own.get(mark)
        if own is None:
            own = self._own[mark] = self._abstract(repr(mark), (mark,), ())
        return self._in(own, 0, label, within)

    def xml(self) -> str:
        """The content of the numbering part."""
        return "".join((*self._abstracts, *self._nums.values()))

    def _joinable(self, label: Label, base: Place, within: str) -> _Abstract:
        """The abstract numbering of the space; a fresh one where parents of others show."""
        group = base.num - 1
        abstract = self._current[group]
        if label.parents and abstract.shown(base.level) != label.parents:
            strange = any(
                state.count and state.space != self._space
                for state in abstract.levels[: base.level]
            )
            if strange and all(parent == 1 for parent in label.parents):
                said = f"{group} {within}"
                abstract = self._current[group] = self._abstract(said, abstract.marks, ())
        return abstract

    def _in(self, abstract: _Abstract, level: int, label: Label, within: str) -> Place | None:
        if label.number > abstract.lasts[level] or not abstract.lasts[level]:
            return None
        if label.parents and abstract.shown(level) != label.parents:
            return None
        number, state = label.number, abstract.levels[level]
        if number == state.count + 1 > 1 and state.space == self._space and not state.implied:
            num = state.num
        elif label.mark.numeral is Numeral.BULLET:
            num, number = abstract.base, 1
        else:
            num, next_number = abstract.candidate(level, self._space)
            if not num or next_number != number:
                said = f"{abstract.said} {level} {number} {within}"
                num = self._num(self._named_id(said), abstract.number, level, number)
        abstract.count(level, number, num, self._space)
        return Place(num, level)

    def _abstract(self, said: str, marks: tuple[Mark, ...], styles: tuple[str, ...]) -> _Abstract:
        number = len(self._abstracts)
        self._abstracts.append(abstract_xml(number, marks, styles))
        num = self._named_id(said) if said else len(self._nums) + 1
        return _Abstract(number, marks, said, self._num(num, number))

    def _num(self, number: int, abstract: int, level: int = -1, start: int = 1) -> int:
        self._nums[number] = num_xml(number, abstract, level, start)
        return number

    def _named_id(self, said: str) -> int:
        """An id that no num has yet, by what the list is; the next free one where that is taken."""
        self._named[said] += 1
        first, span = MAX_LEVELS + 1, _MOST_NUMS - MAX_LEVELS
        start = crc32(f"{said} {self._named[said]}".encode("utf-8", "replace")) % span
        for step in range(span):
            number = first + (start + step) % span
            if number not in self._nums:
                return number
        return max(self._nums) + 1
