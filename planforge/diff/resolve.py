"""A script taken back to the two documents: what accepting or rejecting all of it leaves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planforge.diff.model import Fate, Op, Pair, Script, Unit

_NEW = frozenset({Fate.SAME, Fate.CHANGED, Fate.INSERTED, Fate.MOVED_TO})
_OLD = frozenset({Fate.SAME, Fate.CHANGED, Fate.DELETED, Fate.MOVED_FROM})


@dataclass(frozen=True, slots=True)
class Left:
    """A unit that is left: its index in its document, and its words as the script has them."""

    unit: int
    words: str


def accepted(script: Script) -> tuple[Left, ...]:
    """What is left when all changes are accepted: the new document's units, in order."""
    return tuple(_left(script, script.new.units, new=True))


def rejected(script: Script) -> tuple[Left, ...]:
    """What is left when all changes are rejected: the old document's units, in order."""
    return tuple(_left(script, script.old.units, new=False))


def _left(script: Script, units: Sequence[Unit], *, new: bool) -> Iterator[Left]:
    where = _marks_of_moves(script)
    for pair in script.pairs:
        if pair.fate not in (_NEW if new else _OLD):
            continue
        index = pair.new if new else pair.old
        if index is None:
            continue
        other = where.get((pair.old, pair.new), pair)
        kept = Op.INSERT if new else Op.DELETE
        words = units[index].words
        if other.marks:
            words = "".join(m.text for m in other.marks if m.op in (Op.EQUAL, kept))
        yield Left(index, words)


def _marks_of_moves(script: Script) -> dict[tuple[int | None, int | None], Pair]:
    """The end of a move that holds its marks, for both ends."""
    return {(pair.old, pair.new): pair for pair in script.pairs if pair.fate is Fate.MOVED_TO}
