"""One change for one cause, where it shows in several places: a list, a summary page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from planforge.diff.model import Change, ChangeType, Fate, Pair, RowPair, Side, Unit, Weight, Where
from planforge.diff.releases import of_release, release_of
from planforge.findings import Path

_T = ChangeType
_MOVES = frozenset({_T.STEP_MOVED, _T.SECTION_MOVED, _T.MOVED})
_WHOLE = frozenset({_T.STEP_ADDED, _T.STEP_REMOVED, _T.SECTION_ADDED, _T.SECTION_REMOVED, *_MOVES})
_ENDS = frozenset("；。;.")
_NONE = 0
_MOST_NAMED = 12
"""Names of a reordered list that are told."""

Told = tuple[tuple[Change, ...], tuple[Pair, ...], tuple[RowPair, ...]]


def one_cause(
    old: Side,
    new: Side,
    told: Told,
    reordered: Iterable[frozenset[int]],
    summary: tuple[range, range],
    lists: tuple[Mapping[int, int], Mapping[int, int]],
) -> Told:
    """Join changes that have one cause and number them anew.

    Args:
        old: the old side.
        new: the new side.
        told: the changes, the pairs and the rows.
        reordered: the moves within one list.
        summary: the units of the summary pages of both sides, which repeat the plan.
        lists: for each unit of both sides, a number for what it stands in.
    """
    changes, pairs, rows = told
    joined = _Joined(changes)
    joined.derived(pairs, (old, new))
    for moves in reordered:
        joined.reorder(moves, pairs, (old, new))
    joined.ends(pairs, (old, new), lists)
    joined.columns(pairs, rows, (old, new))
    if old.ours and new.ours:
        joined.echoes(summary)
        joined.release(old, new)
    if not joined.into:
        return told
    return joined.told(pairs, rows)


@dataclass(frozen=True, slots=True)
class _At:
    """Where a change stands on one side."""

    where: Where | None
    summary: range

    @property
    def path(self) -> Path:
        return self.where.path if self.where is not None else ()

    @property
    def echo(self) -> bool:
        return self.where is not None and self.where.unit in self.summary


class _Joined:
    """Which change goes into which other."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self.changes = {change.number: change for change in changes}
        self.into: dict[int, int] = {}

    def reorder(
        self, moves: frozenset[int], pairs: Sequence[Pair], sides: tuple[Side, Side]
    ) -> None:
        """The moves of one list are one change: its order before and after."""
        found = {
            number: None
            for pair in pairs
            if pair.move in moves
            for number in pair.changes
            if self.changes[number].type in _MOVES and number not in self.into
        }
        if len(found) < 2:
            return
        first, *rest = sorted(found)
        one = self.changes[first]
        before = _order(moves, pairs, sides[0].units, new=False)
        after = _order(moves, pairs, sides[1].units, new=True)
        if before == after:
            return
        weights = {self.changes[number].weight for number in found}
        weight = Weight.MATERIAL if Weight.MATERIAL in weights else one.weight
        reasons = [self.changes[n].reason for n in found if self.changes[n].weight is weight]
        self.changes[first] = replace(
            one, before=before, after=after, what="", weight=weight, reason=reasons[0]
        )
        self.into.update(dict.fromkeys(rest, first))

    def derived(self, pairs: Sequence[Pair], sides: tuple[Side, Side]) -> None:
        """What is derived is no change."""
        counts: set[int] = set()
        some: set[int] = set()
        for pair in pairs:
            if pair.changes:
                units = _units(pair, sides)
                (some if all(unit.derived for unit in units) else counts).update(pair.changes)
        self.into.update(dict.fromkeys(some - counts, _NONE))

    def ends(
        self,
        pairs: Sequence[Pair],
        sides: tuple[Side, Side],
        lists: tuple[Mapping[int, int], Mapping[int, int]],
    ) -> None:
        """The mark behind a list's last thing, changed by what came, went or moved in the list."""
        causes: dict[tuple[bool, int], int] = {}
        marks: dict[int, set[tuple[bool, int]]] = {}
        for pair in pairs:
            places = _lists(pair, lists)
            whole = pair.fate not in (Fate.SAME, Fate.CHANGED)
            for number in pair.changes:
                kind = self.changes[number].type
                if kind is _T.PUNCTUATION:
                    fits = _only_end(pair, sides)
                    marks.setdefault(number, set()).update(places if fits else {(True, _NONE)})
                elif whole:
                    for place in places:
                        causes.setdefault(place, number)
        for number, found in marks.items():
            known = [causes[place] for place in sorted(found) if place in causes]
            left = {place[1] for place in found}
            if known and _NONE not in left and number not in self.into:
                self.into[number] = known[0]

    def columns(
        self, pairs: Sequence[Pair], rows: Sequence[RowPair], sides: tuple[Side, Side]
    ) -> None:
        """The cells of a column that came or went, in rows that stay, are one change."""
        whole = {
            (new, place)
            for row in rows
            for new, place in ((False, row.old), (True, row.new))
            if place is not None and row.fate not in (Fate.SAME, Fate.CHANGED)
        }
        of: dict[int, set[tuple[bool, int, int] | None]] = {}
        for pair in pairs:
            if pair.changes:
                column = _column(pair, sides, whole)
                for number in pair.changes:
                    of.setdefault(number, set()).add(column)
        first: dict[tuple[bool, int, int], int] = {}
        for number in sorted(of):
            found = [column for column in of[number] if column is not None]
            if len(of[number]) == 1 and found and number not in self.into:
                one = first.setdefault(found[0], number)
                if one != number:
                    self.into[number] = one
        for one in set(first.values()) & set(self.into.values()):
            change = self.changes[one]
            before, after = (
                f"“{text}”一列" if text else "" for text in (change.before, change.after)
            )
            self.changes[one] = replace(
                change, before=before, after=after, what=change.before or change.after
            )

    def echoes(self, summary: tuple[range, range]) -> None:
        """What a summary page says of a thing that changed in the plan itself is no change."""
        own: list[Change] = []
        echoes: list[Change] = []
        for number, change in self.changes.items():
            if number not in self.into:
                old, new = _At(change.old, summary[0]), _At(change.new, summary[1])
                (echoes if old.echo or new.echo else own).append(change)
        names = _Paths(own)
        for echo in echoes:
            cause = names.cause(echo)
            if cause is not None:
                self.into[echo.number] = cause

    def release(self, old: Side, new: Side) -> None:
        """A new version, its dates and its row in the record are one change."""
        release = release_of(old, new)
        if release is None:
            return
        found = [
            number
            for number, change in sorted(self.changes.items())
            if number not in self.into and of_release(change, release, old, new)
        ]
        if len(found) < 2:
            return
        first, *rest = found
        one = next((self.changes[n] for n in found if self.changes[n].new), self.changes[first])
        self.changes[first] = replace(
            self.changes[first],
            old=one.old,
            new=one.new,
            before=release.before,
            after=release.after,
            what="",
            reason="换了版次和日期，不改变处置要求",
        )
        self.into.update(dict.fromkeys(rest, first))

    def told(self, pairs: Sequence[Pair], rows: Sequence[RowPair]) -> Told:
        """The changes that are left, with new numbers everywhere."""
        left = [
            change for number, change in sorted(self.changes.items()) if number not in self.into
        ]
        numbers = {change.number: at for at, change in enumerate(left, 1)}
        for number in self.changes:
            numbers.setdefault(number, numbers.get(self._end(number), _NONE))
        return (
            tuple(replace(change, number=numbers[change.number]) for change in left),
            tuple(_numbered(pair, numbers) for pair in pairs),
            tuple(_numbered_row(row, numbers) for row in rows),
        )

    def _end(self, number: int) -> int:
        while number in self.into:
            number = self.into[number]
        return number


class _Paths:
    """Changes by the plan path that they stand at."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._old = [(c.old.path, c) for c in changes if c.old is not None and c.old.path]
        self._new = [(c.new.path, c) for c in changes if c.new is not None and c.new.path]

    def cause(self, echo: Change) -> int | None:
        """The change of the thing itself, or of something in it."""
        found: list[Change] = []
        if echo.new is not None and echo.new.path:
            found += [c for path, c in self._new if _related(path, echo.new.path)]
        if echo.old is not None and echo.old.path:
            found += [c for path, c in self._old if _related(path, echo.old.path)]
        same = [c for c in found if (c.before, c.after) == (echo.before, echo.after)]
        whole = [c for c in found if c.type in _WHOLE]
        return next((c.number for c in (*same, *whole, *found)), None)


def _related(path: Path, echo: Path) -> bool:
    """The one stands in the other; a list as a whole says nothing of what is in it."""
    if not any(isinstance(step, int) for step in echo):
        return path == echo
    return path[: len(echo)] == echo or (len(path) > 2 and echo[: len(path)] == path)


def _order(
    moves: frozenset[int], pairs: Sequence[Pair], units: Sequence[Unit], *, new: bool
) -> str:
    """The list's things by their first words, in order."""
    firsts: dict[int, Unit] = {}
    for pair in pairs:
        index = pair.new if new else pair.old
        if pair.move in moves and index is not None and pair.move not in firsts:
            firsts[pair.move] = units[index]
    found = sorted(firsts.values(), key=lambda unit: unit.index)
    names = [_name(unit) for unit in found]
    more = f"等{len(names)}项" if len(names) > _MOST_NAMED else ""
    return "；".join(names[:_MOST_NAMED]) + more


def _name(unit: Unit) -> str:
    words = unit.words.split("：")[0].split("\n")[0]
    return words if len(words) <= 16 else f"{words[:15]}…"


def _numbered(pair: Pair, numbers: Mapping[int, int]) -> Pair:
    if not pair.changes:
        return pair
    return replace(pair, changes=_renumbered(pair.changes, numbers))


def _numbered_row(row: RowPair, numbers: Mapping[int, int]) -> RowPair:
    if not row.changes:
        return row
    return replace(row, changes=_renumbered(row.changes, numbers))


def _renumbered(changes: Iterable[int], numbers: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(sorted({numbers[number] for number in changes} - {_NONE}))


def _units(pair: Pair, sides: tuple[Side, Side]) -> list[Unit]:
    found = zip(sides, (pair.old, pair.new), strict=True)
    return [side.units[index] for side, index in found if index is not None]


def _lists(pair: Pair, lists: tuple[Mapping[int, int], Mapping[int, int]]) -> set[tuple[bool, int]]:
    """What the units of a pair stand in, on the old and on the new side."""
    found = ((False, pair.old, lists[0]), (True, pair.new, lists[1]))
    return {
        (new, known[index]) for new, index, known in found if index is not None and index in known
    }


def _column(
    pair: Pair, sides: tuple[Side, Side], whole: set[tuple[bool, tuple[int, int]]]
) -> tuple[bool, int, int] | None:
    """Of a cell that came or went in a row that stays: on the new side, table, column."""
    if pair.fate not in (Fate.INSERTED, Fate.DELETED):
        return None
    new = pair.fate is Fate.INSERTED
    cell = _units(pair, sides)[0].cell
    if cell is None or (new, (cell.table, cell.row)) in whole:
        return None
    return new, cell.table, cell.column


def _only_end(pair: Pair, sides: tuple[Side, Side]) -> bool:
    """The words differ in the last mark alone."""
    words = [unit.words for unit in _units(pair, sides)]
    ends = {one[-1:] for one in words}
    return len(words) == 2 and words[0][:-1] == words[1][:-1] and ends <= _ENDS
