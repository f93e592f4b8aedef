"""Differences that no edit of the plan makes go, as they are told."""

from dataclasses import dataclass, replace

from planforge.findings import Path
from planforge.pull.align import Alignment
from planforge.pull.goal import Difference
from planforge.pull.lines import Piece, Sort
from planforge.pull.ways import cell_of


@dataclass(frozen=True, slots=True)
class Left:
    """A difference that no edit of the plan makes go.

    Attributes:
        difference: what differs.
        before: what the plan prints, or nothing.
        after: what the Word file says, or nothing.
        path: the nearest place of the plan.
        files: other files that the value comes from.
    """

    difference: Difference
    before: Piece | None
    after: Piece | None
    path: Path
    files: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[str, str, str]:
        """The kind of difference and the words, by which it is known from another file."""
        before = self.before.words if self.before is not None else ""
        after = self.after.words if self.after is not None else ""
        return self.difference.sort, before, after


def left_of(aligned: Alignment, found: Difference, files: tuple[str, ...] = ()) -> Left:
    """A difference with the words of both sides and its place.

    Args:
        aligned: the plan's rendering beside the edited file.
        found: the difference.
        files: other files that the value comes from.
    """
    after = aligned.new[found.new] if found.new >= 0 else None
    own = aligned.old[found.old] if found.old >= 0 else None
    path = own.origin if own is not None else ()
    before = own if found.sort != "added" else None
    if found.sort == "cell" and before is not None and after is not None:
        cell = cell_of(before, found.column)
        path = next((s.origin for s in cell.spans if s.origin), cell.origin or path)
        before = replace(before, sort=Sort.BODY, cells=(), text=cell.text)
        after = replace(after, sort=Sort.BODY, cells=(), text=cell_of(after, found.column).text)
    return Left(found, before, after, path, files)
