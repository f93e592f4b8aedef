"""Two sides written line by line, for tests of what is told of their differences."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from planforge.diff.changes import changes_of
from planforge.diff.marks import marks
from planforge.diff.model import (
    CellPlace,
    Change,
    Fate,
    Mark,
    Op,
    Pair,
    RowPair,
    Side,
    Unit,
    UnitKind,
)
from planforge.document import PRESETS, Document, Inline, Meta, Paragraph, Text
from planforge.findings import Path


@dataclass(frozen=True)
class Line:
    """A line of a test document."""

    words: str
    kind: UnitKind = UnitKind.PARAGRAPH
    trail: tuple[str, ...] = ()
    path: Path = ()
    cell: CellPlace | None = None
    depth: int = 0
    label: str = ""
    content: tuple[Inline, ...] = field(default=())


def heading(words: str, *trail: str, depth: int = 1) -> Line:
    return Line(words, UnitKind.HEADING, trail, depth=depth)


def item(words: str, *trail: str, path: Path = (), depth: int = 2) -> Line:
    return Line(words, UnitKind.ITEM, trail, path, depth=depth)


def body(words: str, *trail: str, path: Path = ()) -> Line:
    return Line(words, UnitKind.PARAGRAPH, trail, path)


def cell(words: str, row: int, column: int, *trail: str, table: int = 0) -> Line:
    return Line(words, UnitKind.CELL, trail, cell=CellPlace(table, row, column))


def side(name: str, lines: Sequence[Line], names: tuple[str, ...] = (), *, ours: bool) -> Side:
    units = tuple(
        Unit(
            index,
            line.kind,
            line.content or (Text(line.words),),
            line.words,
            line.label,
            line.depth,
            line.path,
            "",
            line.trail,
            line.cell,
            Paragraph((Text(line.words),)),
        )
        for index, line in enumerate(lines)
    )
    document = Document(Meta("样例"), PRESETS["gongwen"], ())
    return Side(name, document, units, names, ours)


Couple = tuple[Line | None, Line | None]


def told(
    couples: Sequence[Couple],
    names: tuple[str, ...] = (),
    *,
    ours: bool = False,
    rows: Sequence[RowPair] = (),
) -> tuple[tuple[Change, ...], tuple[Pair, ...], tuple[RowPair, ...]]:
    """The changes between lines set side by side; None where a line has no partner."""
    old = side("旧", [a for a, _ in couples if a is not None], names, ours=ours)
    new = side("新", [b for _, b in couples if b is not None], names, ours=ours)
    pairs: list[Pair] = []
    here = there = 0
    for before, after in couples:
        if before is None:
            pairs.append(Pair(Fate.INSERTED, None, there))
        elif after is None:
            pairs.append(Pair(Fate.DELETED, here, None))
        elif before.words == after.words:
            pairs.append(Pair(Fate.SAME, here, there))
        else:
            woven = marks(before.words, after.words, frozenset(names))
            pairs.append(Pair(Fate.CHANGED, here, there, woven))
        here += before is not None
        there += after is not None
    return changes_of(old, new, pairs, rows)


def one(before: Line, after: str, names: tuple[str, ...] = (), *, ours: bool = False) -> Change:
    """The only change of a line that becomes other words."""
    new = Line(after, before.kind, before.trail, before.path, before.cell, before.depth)
    (change,) = told([(before, new)], names, ours=ours)[0]
    return change


def shown(woven: Sequence[Mark]) -> str:
    """Marks as one line: [-deleted-][+inserted+]."""
    sign = {Op.DELETE: "-", Op.INSERT: "+"}
    return "".join(
        mark.text if mark.op is Op.EQUAL else f"[{sign[mark.op]}{mark.text}{sign[mark.op]}]"
        for mark in woven
    )
