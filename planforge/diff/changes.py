"""From pairs to changes: one for each cause, typed, weighed, in order of reading."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from planforge.diff.found import Found, where
from planforge.diff.front import Front
from planforge.diff.model import Change, ChangeType, Fate, Pair, RowPair, Side
from planforge.diff.structure import Structure
from planforge.diff.unseen import unseen
from planforge.diff.weights import weigh
from planforge.diff.wording import Wording


def changes_of(
    old: Side, new: Side, pairs: Sequence[Pair], rows: Sequence[RowPair]
) -> tuple[tuple[Change, ...], tuple[Pair, ...], tuple[RowPair, ...]]:
    """What to tell of a comparison.

    One change for one cause: a name replaced in thirty places is one, two facts changed in one
    sentence are two.

    Returns:
        The changes in order of reading, and the pairs and rows with the changes' numbers.
    """
    front = Front(old, new)
    found = [
        *_less(Structure(old, new, pairs, rows).found(), pairs, front),
        *_less(Wording(old, new, pairs, front).found(), pairs, front),
        *unseen(old, new, pairs),
    ]
    _front_pages(found, pairs, front)
    found.sort(key=lambda change: change.order)
    names = frozenset((*old.names, *new.names))
    changes = tuple(_change(number, one, names) for number, one in enumerate(found, 1))
    of_pair: dict[int, list[int]] = {}
    of_row: dict[int, list[int]] = {}
    for number, one in enumerate(found, 1):
        for at in dict.fromkeys(one.pairs):
            of_pair.setdefault(at, []).append(number)
        for at in dict.fromkeys(one.rows):
            of_row.setdefault(at, []).append(number)
    _cells_to_rows(old, new, pairs, rows, of_pair, of_row)
    numbered = tuple(
        replace(pair, changes=tuple(of_pair.get(at, ()))) for at, pair in enumerate(pairs)
    )
    lines = tuple(replace(row, changes=tuple(of_row.get(at, ()))) for at, row in enumerate(rows))
    return changes, numbered, lines


def _less(found: Iterable[Found], pairs: Sequence[Pair], front: Front) -> Iterator[Found]:
    """Without what the summary page says again, and what a new layout puts before the body."""
    for one in found:
        pair = pairs[one.order] if one.order < len(pairs) else None
        again = pair is not None and front.in_summary(pair)
        anew = pair is not None and front.laid_out_anew and front.in_front(pair)
        if not again and not anew:
            yield one


def _front_pages(found: Sequence[Found], pairs: Sequence[Pair], front: Front) -> None:
    """The pages before the body belong to the change of the layout."""
    if not front.laid_out_anew:
        return
    layout = next((one for one in found if one.type is ChangeType.FORMAT), None)
    if layout is not None:
        layout.pairs += [
            at
            for at, pair in enumerate(pairs)
            if pair.fate is not Fate.SAME and front.in_front(pair) and at not in layout.pairs
        ]


def _change(number: int, found: Found, names: frozenset[str]) -> Change:
    weight, reason = weigh(
        found.type, found.before, found.after, found.what, acts=found.acts, names=names
    )
    return Change(
        number,
        found.type,
        found.weight or weight,
        f"{found.reason or reason}{found.told}",
        where(found.old),
        where(found.new),
        found.before,
        found.after,
        found.what,
    )


def _cells_to_rows(
    old: Side,
    new: Side,
    pairs: Sequence[Pair],
    rows: Sequence[RowPair],
    of_pair: dict[int, list[int]],
    of_row: dict[int, list[int]],
) -> None:
    """Rows take the numbers of the changes in their cells."""
    places: dict[tuple[bool, tuple[int, int]], int] = {}
    for at, row in enumerate(rows):
        if row.old is not None:
            places[False, row.old] = at
        if row.new is not None:
            places[True, row.new] = at
    for index, numbers in of_pair.items():
        for is_new, side, unit in ((False, old, pairs[index].old), (True, new, pairs[index].new)):
            cell = side.units[unit].cell if unit is not None else None
            spot = places.get((is_new, (cell.table, cell.row))) if cell is not None else None
            if spot is not None:
                known = of_row.setdefault(spot, [])
                known += [number for number in numbers if number not in known]
