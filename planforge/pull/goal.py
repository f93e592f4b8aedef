"""What the plan shall print: the edited Word file, beside what the plan printed before."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from planforge.pull.align import Alignment, align
from planforge.pull.lines import Piece, Sort
from planforge.pull.seen import annex_label, untyped
from planforge.pull.spans import project

_COUNT = re.compile("[0-9一二三四五六七八九十百]+|[①-⑳㉑-㉟㊱-㊿]|[a-z]|[A-Z]")
_DERIVED = ("annex-label", "contents-title")


class Difference(NamedTuple):
    """One way in which a rendering is not as it shall be.

    Attributes:
        sort: changed, cell, level, added, moved or gone.
        new: the piece of the goal; -1 for what it does not have.
        old: the piece of the rendering; -1 for what it does not have.
        column: of a cell.
        name: the same for the same difference in later renderings.
    """

    sort: str
    new: int
    old: int
    column: int
    name: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """The pieces of the edited file.

    Attributes:
        pieces: in order.
        untouched: those that stand there as the plan printed them.
        bookmarks: by anchor the bookmark in the file.
    """

    pieces: Sequence[Piece]
    untouched: frozenset[int]
    bookmarks: dict[str, str] = field(default_factory=dict)

    def aligned(self, rendering: Sequence[Piece]) -> Alignment:
        """How a rendering and the goal belong together."""
        return align(rendering, self.pieces, self.bookmarks)


def goal_of(
    seen: Sequence[Piece], base: Sequence[Piece], bookmarks: dict[str, str] | None = None
) -> Goal:
    """The goal that an edited file sets for a plan that printed the base."""
    pieces = shown(untyped([p for p in seen if not _derived(p)], base))
    aligned = align(base, pieces, bookmarks)
    untouched = {n for n, m in aligned.pairs.items() if base[m].key == pieces[n].key}
    return Goal(pieces, frozenset(untouched), bookmarks or {})


def _derived(piece: Piece) -> bool:
    return annex_label(piece) or (not piece.row and piece.key == "目录")


def shown(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces that count: no numbers of annexes, no title of the contents."""
    return [piece for piece in pieces if piece.role not in _DERIVED and (piece.key or piece.cells)]


def differences(aligned: Alignment) -> list[Difference]:
    """Everything in which a rendering is not the goal."""
    out: list[Difference] = []
    changed = [(new, aligned.pairs[new]) for new in aligned.changed]
    both = [(n, m) for n, m in aligned.moved.items() if aligned.old[m].key != aligned.new[n].key]
    for new, old in sorted((*changed, *both)):
        out.extend(_changed(aligned.old[old], aligned.new[new], old, new))
    shapes = {_COUNT.sub("1", piece.label) for piece in aligned.old if piece.label}
    out.extend(
        Difference("level", new, old, -1, ("level", new))
        for new, old in sorted(aligned.pairs.items())
        if _relevelled(aligned.old[old], aligned.new[new], shapes)
    )
    out.extend(
        Difference("moved", new, old, -1, ("moved", new))
        for new, old in sorted(aligned.moved.items())
    )
    out.extend(
        Difference("added", new, aligned.before(new), -1, ("added", new)) for new in aligned.added
    )
    counts: Counter[str] = Counter()
    for old in aligned.gone:
        key = aligned.old[old].key
        counts[key] += 1
        out.append(Difference("gone", -1, old, -1, ("gone", key, counts[key])))
    return out


def renumbered(aligned: Alignment, found: Difference) -> bool:
    """Only numbers within references differ, which Word counts anew when it likes."""
    if found.sort not in ("changed", "cell"):
        return False
    before, after = aligned.old[found.old], aligned.new[found.new]
    spans, old, new = before.spans, before.text, after.text
    if found.sort == "cell":
        own = next(cell for cell in before.cells if cell.column == found.column)
        spans, old = own.spans, own.text
        new = next(cell.text for cell in after.cells if cell.column == found.column)
    if not any(span.target for span in spans) or _COUNT.sub("1", old) != _COUNT.sub("1", new):
        return False
    texts = project(spans, new)
    pairs = zip(spans, texts, strict=True)
    return all(span.target and not span.named for span, text in pairs if span.text != text)


def _relevelled(before: Piece, after: Piece, shapes: set[str]) -> bool:
    """A list item whose number looks like one of another level of the document."""
    if before.sort is not Sort.ITEM or after.sort is not Sort.ITEM:
        return False
    if not before.label or not after.label:
        return False
    own, other = _COUNT.sub("1", before.label), _COUNT.sub("1", after.label)
    return own != other and "1" in own and "1" in other and other in shapes


def _changed(before: Piece, after: Piece, old: int, new: int) -> Iterable[Difference]:
    columns = {cell.column: cell for cell in after.cells}
    if before.sort is not Sort.ROW or columns.keys() != {cell.column for cell in before.cells}:
        yield Difference("changed", new, old, -1, ("changed", new, -1))
        return
    for cell in before.cells:
        if cell.key != columns[cell.column].key:
            yield Difference("cell", new, old, cell.column, ("changed", new, cell.column))
