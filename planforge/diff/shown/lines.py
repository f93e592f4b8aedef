"""Pairs gathered to lines: a paragraph is one, and all cells of a table's row are one."""

from collections.abc import Iterator
from dataclasses import dataclass

from planforge.diff.model import Fate, Op, Pair, RowPair, Script, Unit, UnitKind


@dataclass(frozen=True, slots=True)
class Line:
    """What stands beside each other in a comparison.

    Attributes:
        pairs: one, or those of the cells of a row in order of reading.
        row: the table's row, or None.
        fate: of the row as a whole, or of the pair.
        move: number of the move, from 1; 0 for none.
        changes: numbers of the changes shown here.
        chapter: index into ``chapters_of``.
    """

    pairs: tuple[Pair, ...]
    row: RowPair | None
    fate: Fate
    move: int
    changes: tuple[int, ...]
    chapter: int

    @property
    def same(self) -> bool:
        """Nothing changed here."""
        return self.fate is Fate.SAME and not self.changes


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one side: marked where the other side lacks them."""

    text: str
    marked: bool


class _Rows:
    """Finds the row that a pair of cells belongs to."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._old: dict[tuple[int, int], list[RowPair]] = {}
        self._new: dict[tuple[int, int], list[RowPair]] = {}
        for row in script.rows:
            if row.old is not None and row.fate is not Fate.MOVED_TO:
                self._old.setdefault(row.old, []).append(row)
            if row.new is not None and row.fate is not Fate.MOVED_FROM:
                self._new.setdefault(row.new, []).append(row)

    def of(self, pair: Pair) -> RowPair | None:
        """The row, or None for what stands in no table."""
        if pair.fate is not Fate.MOVED_FROM and pair.new is not None:
            cell = self._script.new.units[pair.new].cell
            found = self._new.get((cell.table, cell.row)) if cell else None
        else:
            cell = self._script.old.units[pair.old].cell if pair.old is not None else None
            found = self._old.get((cell.table, cell.row)) if cell else None
        return found[0] if found else None


def lines_of(script: Script) -> Iterator[Line]:
    """The lines of a comparison in the order of a redline."""
    rows = _Rows(script)
    waiting: list[Pair] = []
    row: RowPair | None = None
    chapter = 0
    for pair in script.pairs:
        here = rows.of(pair)
        if waiting and (here is None or here is not row):
            yield _line(waiting, row, chapter)
            waiting = []
        row = here
        chapter += _opens(script, pair)
        waiting.append(pair)
        if here is None:
            yield _line(waiting, None, chapter)
            waiting = []
    if waiting:
        yield _line(waiting, row, chapter)


def _line(pairs: list[Pair], row: RowPair | None, chapter: int) -> Line:
    numbers = dict.fromkeys(number for pair in pairs for number in pair.changes)
    fate, move = pairs[0].fate, pairs[0].move
    if row is not None:
        numbers |= dict.fromkeys(row.changes)
        changed = any(pair.fate is not Fate.SAME for pair in pairs)
        fate, move = row.fate, row.move
        if changed and fate is Fate.SAME:
            fate = Fate.CHANGED
    return Line(tuple(pairs), row, fate, move, tuple(sorted(numbers)), chapter)


def chapters_of(script: Script) -> tuple[str, ...]:
    """The chapters in the order of a redline; the first is what stands before all of them."""
    return (
        "正文之前",
        *(_heading(unit_of(script, pair)) for pair in script.pairs if _opens(script, pair)),
    )


def _heading(unit: Unit) -> str:
    return f"{unit.label}\u3000{unit.words}".strip().replace("\n", "")


def _opens(script: Script, pair: Pair) -> bool:
    unit = unit_of(script, pair)
    return unit.kind is UnitKind.HEADING and unit.depth == 1 and not unit.trail


def unit_of(script: Script, pair: Pair) -> Unit:
    """The unit that a pair shows: the new one, or the old one where it was or is no more."""
    if pair.new is not None and pair.fate is not Fate.MOVED_FROM:
        return script.new.units[pair.new]
    if pair.old is None:
        message = "a pair of nothing"
        raise ValueError(message)
    return script.old.units[pair.old]


def old_unit(script: Script, pair: Pair) -> Unit | None:
    """The unit that stands on the old side of a pair, if any."""
    if pair.old is None or pair.fate is Fate.MOVED_TO:
        return None
    return script.old.units[pair.old]


def new_unit(script: Script, pair: Pair) -> Unit | None:
    """The unit that stands on the new side of a pair, if any."""
    if pair.new is None or pair.fate is Fate.MOVED_FROM:
        return None
    return script.new.units[pair.new]


def pieces(script: Script, pair: Pair, *, new: bool) -> tuple[Piece, ...]:
    """The words of one side of a pair, nothing where it has no such side.

    Where a unit moved and changed, the marks stand where it is now.
    """
    unit = new_unit(script, pair) if new else old_unit(script, pair)
    if unit is None or not unit.words:
        return ()
    if pair.marks:
        mine = Op.INSERT if new else Op.DELETE
        return tuple(
            Piece(mark.text, mark.op is mine)
            for mark in pair.marks
            if mark.op in (Op.EQUAL, mine) and mark.text
        )
    return (Piece(unit.words, pair.fate in (Fate.INSERTED, Fate.DELETED)),)
