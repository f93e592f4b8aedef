"""Clauses of the office form: all that changed together, old and new words whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from planforge.diff.model import Change, Fate, Mark, Pair, Script, Side, Unit, UnitKind
from planforge.diff.shown import Line, Piece, is_material, lines_of, new_unit, old_unit, pieces

_WHOLE_MOVE = 2
"""Units of a move that are quoted before the rest is only counted."""

_MOVES = (Fate.MOVED_FROM, Fate.MOVED_TO)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a clause as quoted.

    Attributes:
        label: printed before its words.
        pieces: its words, marked where the other side lacks them.
    """

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """What one row of the form is about.

    Attributes:
        changes: in order of reading; at least one.
        lines: where they show; empty for what stands in no paragraph.
    """

    changes: tuple[Change, ...]
    lines: tuple[Line, ...]

    @property
    def material(self) -> bool:
        """One of its changes matters."""
        return any(map(is_material, self.changes))


def clauses_of(script: Script) -> tuple[Clause, ...]:
    """The clauses in order of reading, those of no paragraph first.

    Lines that follow each other and share a change stand in one, and so do the two ends of a
    move. A change that shows in several places stands in the clause of each.
    """
    changes = {change.number: change for change in script.changes}
    groups = _Groups()
    last: tuple[int, Line] | None = None
    for at, line in enumerate(lines_of(script)):
        if not changes.keys() & set(line.changes):
            last = None
            continue
        groups.add(at, line)
        if last is not None and set(last[1].changes) & set(line.changes):
            groups.join(last[0], at)
        last = at, line
    shown = [
        Clause(tuple(changes[number] for number in numbers if number in changes), tuple(lines))
        for lines in groups.lines()
        if (numbers := sorted({number for line in lines for number in line.changes}))
    ]
    met = {change.number for clause in shown for change in clause.changes}
    apart = [Clause((change,), ()) for change in script.changes if change.number not in met]
    return (*apart, *shown)


class _Groups:
    """Lines gathered to clauses, by their place among all lines."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}
        self._all: dict[int, Line] = {}
        self._moves: dict[int, int] = {}

    def add(self, at: int, line: Line) -> None:
        """Add a line; with the others of its move, if it moved."""
        self._above[at] = at
        self._all[at] = line
        if line.move:
            self.join(self._moves.setdefault(line.move, at), at)

    def join(self, one: int, other: int) -> None:
        """Put two lines, and what each stands with, together."""
        first, second = sorted((self._root(one), self._root(other)))
        self._above[second] = first

    def lines(self) -> list[list[Line]]:
        """The groups in the order of their first lines."""
        found: dict[int, list[Line]] = {}
        for at, line in self._all.items():
            found.setdefault(self._root(at), []).append(line)
        return list(found.values())

    def _root(self, at: int) -> int:
        while self._above[at] != at:
            self._above[at] = self._above[self._above[at]]
            at = self._above[at]
        return at


Heads = Mapping[tuple[int, int], str]
"""What the first row of each table calls its columns, by table and column."""


def passages(script: Script, clause: Clause, heads: Heads, *, new: bool) -> list[Passage]:
    """The words of one side of a clause; what only moved along is counted, not quoted."""
    out: list[Passage] = []
    moved = 0
    for line in _both_marked(clause.lines):
        made = _passage(script, line, heads, new=new)
        if made is None:
            continue
        whole = line.fate in _MOVES and not any(pair.marks for pair in line.pairs)
        moved += whole
        if not whole or moved <= _WHOLE_MOVE:
            out.append(made)
    if moved > _WHOLE_MOVE:
        rest = f"（其余 {moved - _WHOLE_MOVE} 段随同移动，内容未变。）"
        out.append(Passage("", (Piece(rest, marked=False),)))
    return out


def _both_marked(lines: Iterable[Line]) -> list[Line]:
    """The lines; where something was before it moved, what changed in it is marked too."""
    lines = list(lines)
    ends = [pair for line in lines for pair in line.pairs if pair.fate is Fate.MOVED_TO]
    known = {(pair.old, pair.new): pair.marks for pair in ends if pair.marks}
    return [
        replace(line, pairs=tuple(_marked(pair, known) for pair in line.pairs)) for line in lines
    ]


def _marked(pair: Pair, known: Mapping[tuple[int | None, int | None], tuple[Mark, ...]]) -> Pair:
    if pair.fate is not Fate.MOVED_FROM:
        return pair
    return replace(pair, marks=known.get((pair.old, pair.new), ()))


def heads_of(side: Side) -> Heads:
    """The headings of the columns of all tables of a side."""
    return {
        (unit.cell.table, unit.cell.column): unit.words
        for unit in side.units
        if unit.cell is not None and unit.cell.row == 0
    }


def _passage(script: Script, line: Line, heads: Heads, *, new: bool) -> Passage | None:
    side = new_unit if new else old_unit
    if line.row is None:
        pair = line.pairs[0]
        unit = side(script, pair)
        return _quoted(script, pair, unit, new=new) if unit is not None else None
    parts: list[Piece] = []
    for pair in line.pairs:
        unit = side(script, pair)
        words = _pieces(script, pair, new=new) if unit is not None else ()
        if unit is None or unit.cell is None or unit.derived or not words:
            continue
        head = heads.get((unit.cell.table, unit.cell.column), "") if unit.cell.row else ""
        before = ("；" if parts else "") + (f"{head}：" if head else "")
        if before:
            parts.append(Piece(before, marked=False))
        parts += words
    if not parts:
        return None
    ended = parts[-1].text.endswith(("。", "！", "？", "；"))
    return Passage("", tuple(parts) if ended else (*parts, Piece("。", marked=False)))


def _quoted(script: Script, pair: Pair, unit: Unit, *, new: bool) -> Passage:
    if unit.kind is UnitKind.OTHER:
        return Passage("", (Piece("（图或分页）", marked=False),))
    return Passage(unit.label, _pieces(script, pair, new=new))


def _pieces(script: Script, pair: Pair, *, new: bool) -> tuple[Piece, ...]:
    """The words of a side; in what came or went whole nothing stands out."""
    found = pieces(script, pair, new=new)
    if pair.fate in (Fate.INSERTED, Fate.DELETED):
        return tuple(Piece(piece.text, marked=False) for piece in found)
    return found


def kinds(changes: Iterable[Change]) -> Iterator[str]:
    """The types of changes in words, each once."""
    yield from dict.fromkeys(change.type.zh for change in changes)
