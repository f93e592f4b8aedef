"""Which piece of one document is which of another, and what differs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from planforge.pull.lines import Column, Piece, Sort

_LIKE = 0.45
"""Likeness from which two pieces in the same gap are one, reworded."""
_MOVED = 0.6
"""Likeness from which a piece at another place is the one whose bookmark it has."""
_MOST_GAP = 10_000
"""Pairs that are looked at in one gap."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two documents' pieces belong together.

    Attributes:
        old, new: the pieces.
        pairs: index of an old piece by that of the new one.
        moved: the same for pieces with the same words at another place.
    """

    old: Sequence[Piece]
    new: Sequence[Piece]
    pairs: dict[int, int]
    moved: dict[int, int] = field(default_factory=dict)

    @property
    def gone(self) -> list[int]:
        """The old pieces that the new document does not have."""
        kept = {*self.pairs.values(), *self.moved.values()}
        return [n for n in range(len(self.old)) if n not in kept]

    @property
    def added(self) -> list[int]:
        """The new pieces that the old document does not have."""
        return [n for n in range(len(self.new)) if n not in self.pairs and n not in self.moved]

    @property
    def changed(self) -> list[int]:
        """The new pieces whose words differ from those of their old ones."""
        return [n for n, m in sorted(self.pairs.items()) if self.old[m].key != self.new[n].key]

    def before(self, new: int) -> int:
        """The old piece that stands before a place of the new document; -1 at its start."""
        return next((self.pairs[n] for n in range(new - 1, -1, -1) if n in self.pairs), -1)

    def after(self, new: int) -> int:
        """The old piece that stands behind a place of the new document; their count at the end."""
        count = len(self.new)
        return next(
            (self.pairs[n] for n in range(new + 1, count) if n in self.pairs), len(self.old)
        )


def align(
    old: Sequence[Piece], new: Sequence[Piece], bookmarks: dict[str, str] | None = None
) -> Alignment:
    """Align two documents: equal words in order first, then what is alike in the gaps.

    Args:
        old: the pieces of the plan's rendering.
        new: those of the edited file.
        bookmarks: by anchor the bookmark in the file.
    """
    known = bookmarks or {}
    matcher = SequenceMatcher(
        None, [piece.key for piece in old], [piece.key for piece in new], autojunk=False
    )
    pairs: dict[int, int] = {}
    at, to = 0, 0
    for start, begin, size in matcher.get_matching_blocks():
        _gap(old, new, (at, start), (to, begin), known, pairs)
        pairs.update((begin + n, start + n) for n in range(size))
        at, to = start + size, begin + size
    return Alignment(old, new, pairs, _moves(old, new, pairs, known))


def _gap(
    old: Sequence[Piece],
    new: Sequence[Piece],
    left: tuple[int, int],
    right: tuple[int, int],
    bookmarks: dict[str, str],
    pairs: dict[int, int],
) -> None:
    """Pair what is alike in a gap, in order: the best sum of likeness."""
    rows, columns = left[1] - left[0], right[1] - right[0]
    if not rows or not columns or rows * columns > _MOST_GAP:
        return
    alone = rows == columns == 1
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    likeness = [[0.0] * columns for _ in range(rows)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            score = _score(old[left[0] + i], new[right[0] + j], bookmarks, alone=alone)
            likeness[i][j] = score
            taken = best[i + 1][j + 1] + score if score else 0.0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < rows and j < columns:
        if likeness[i][j] and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            pairs[right[0] + j] = left[0] + i
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _score(old: Piece, new: Piece, bookmarks: dict[str, str], *, alone: bool) -> float:
    """How sure it is that two pieces are one; 0 for no."""
    if old.row is not new.row or (old.sort is Sort.PICTURE) is not (new.sort is Sort.PICTURE):
        return 0.0
    mark = bookmarks.get(old.anchor, "") if old.anchor else ""
    same = bool(mark) and mark in new.bookmarks
    if old.row:
        like = cells_like(old.cells, new.cells)
        shaped = len(old.cells) == len(new.cells)
        return like + same if like >= _LIKE or same or (alone and shaped and like > 0) else 0.0
    like = likeness_of(old.key, new.key)
    if same and like > 0.1:
        return like + 1.0
    least = 0.2 if alone and bool(old.label) is bool(new.label) else _LIKE
    if alone and same:
        least = 0.0
    return like if like > 0 and like >= least else 0.0


def cells_like(old: Sequence[Column], new: Sequence[Column]) -> float:
    """The share of cells with the same words, the first cells counting most."""
    total = right = 0.0
    by_column = {cell.column: cell for cell in new}
    for index, cell in enumerate(old):
        weight = 2.0 if index == 0 else 1.0
        total += weight
        other = by_column.get(cell.column)
        if other is not None:
            right += weight * likeness_of(cell.key, other.key)
    return right / total if total else 0.0


@lru_cache(maxsize=50_000)
def likeness_of(old: str, new: str) -> float:
    """How alike two strings are, from 0 to 1; the same pairs are asked for again and again."""
    if old == new:
        return 1.0
    if not old or not new:
        return 0.0
    common = sum((Counter(old) & Counter(new)).values())
    if 2 * common / (len(old) + len(new)) < 0.2:
        return 0.0
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def _moves(
    old: Sequence[Piece], new: Sequence[Piece], pairs: dict[int, int], bookmarks: dict[str, str]
) -> dict[int, int]:
    """What stands elsewhere now: the same words, else an item that took its bookmark along."""
    taken = set(pairs.values())
    waiting: dict[str, list[int]] = {}
    for index, piece in enumerate(old):
        if index not in taken:
            waiting.setdefault(piece.key, []).append(index)
    moved: dict[int, int] = {}
    for index, piece in enumerate(new):
        if index not in pairs and waiting.get(piece.key):
            moved[index] = waiting[piece.key].pop(0)
    left = [index for indexes in waiting.values() for index in indexes]
    marked = {bookmarks[old[n].anchor]: n for n in left if old[n].anchor in bookmarks}
    for index, piece in enumerate(new):
        if index in pairs or index in moved:
            continue
        own = [marked[mark] for mark in piece.bookmarks if mark in marked]
        if own and old[own[0]].row is piece.row and _still(old[own[0]], piece):
            moved[index] = own[0]
            del marked[next(mark for mark in piece.bookmarks if mark in marked)]
    return moved


def _still(old: Piece, new: Piece) -> bool:
    if old.row:
        return cells_like(old.cells, new.cells) >= _MOVED
    return likeness_of(old.key, new.key) >= _MOVED
