"""Two sides with the script between them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from planforge.diff.model import Change, ChangeType, Pair, RowPair, Script, Weight
from planforge.diff.script import compare
from planforge.revision.sides import Opened

_BLANKS = re.compile(r"\s|[“”]|一[列行]")
"""Of a change that takes a blank column or row out: “　　”一列."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides with the script between them."""

    old: Opened
    new: Opened
    script: Script


def compared(old: Opened, new: Opened) -> Compared:
    """The comparison of two sides.

    Between a plan and a file of another kind, emphasis and blanks to be filled in are read
    otherwise than they are made, and are no changes.
    """
    old, new = _told_alike(old, new), _told_alike(new, old)
    script = compare(old.side, new.side)
    if old.side.ours != new.side.ours:
        script = _kept(script, _says)
    return Compared(old, new, script)


def _told_alike(one: Opened, other: Opened) -> Opened:
    """A file that is no plan told as the plan beside it tells what both say; others as read."""
    if one.side.ours or not other.side.ours:
        return one
    from planforge.diff.prints import retold
    from planforge.diff.units import units_of

    document = retold(other.side.document, one.side.document)
    side = replace(one.side, document=document, units=units_of(document, ours=False))
    return replace(one, side=side)


def _says(change: Change) -> bool:
    words = _BLANKS.sub("", f"{change.before}{change.after}")
    return change.type is not ChangeType.FORMAT and bool(words)


def material_only(script: Script) -> Script:
    """The script without the changes that do not matter; all words stay."""
    return _kept(script, lambda change: change.weight is Weight.MATERIAL)


def _kept(script: Script, wanted: Callable[[Change], bool]) -> Script:
    """The script with some of its changes alone; the pairs stay, without the others' numbers."""
    kept = tuple(filter(wanted, script.changes))
    numbers = {change.number for change in kept}
    pairs = tuple(_of(pair, numbers) for pair in script.pairs)
    rows = tuple(_row_of(row, numbers) for row in script.rows)
    return replace(script, pairs=pairs, rows=rows, changes=kept)


def _of(pair: Pair, numbers: set[int]) -> Pair:
    if all(number in numbers for number in pair.changes):
        return pair
    return replace(pair, changes=tuple(n for n in pair.changes if n in numbers))


def _row_of(row: RowPair, numbers: set[int]) -> RowPair:
    if all(number in numbers for number in row.changes):
        return row
    return replace(row, changes=tuple(n for n in row.changes if n in numbers))
