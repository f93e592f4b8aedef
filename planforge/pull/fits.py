"""Whether a change fits: what else of the document it touches, and what its line looks like."""

from collections.abc import Sequence

from planforge.findings import Path
from planforge.pull.align import Alignment
from planforge.pull.goal import Difference
from planforge.pull.lines import Piece, Sort


def touches(piece: Piece, paths: Sequence[Path], *, refers: bool) -> bool:
    """The piece shows something of a path, or refers to something."""
    spans = [*piece.spans, *(span for cell in piece.cells for span in cell.spans)]
    if refers and any(span.target for span in spans):
        return True
    origins = [piece.origin, *(span.origin for span in spans)]
    return any(
        origin[: len(path)] == path or (len(path) > 1 and origin == path[:-1])
        for origin in origins
        for path in paths
    )


def says(aligned: Alignment, found: Difference) -> bool:
    """The line says what it shall, with the template's words around it."""
    if found.sort != "changed":
        return False
    own, shall = aligned.old[found.old].key, aligned.new[found.new].key
    return bool(shall) and shall in own


def mislabelled(aligned: Alignment, found: Difference) -> int:
    """How far the number before a new line is from the one in the Word file.

    1 is another number; 2 one where there is none, or a heading of another level.
    """
    if found.sort not in ("added", "moved") or found.new not in aligned.pairs:
        return 0
    old, new = aligned.old[aligned.pairs[found.new]], aligned.new[found.new]
    if bool(old.label) is not bool(new.label):
        return 2
    headings = (old.sort is Sort.HEADING, new.sort is Sort.HEADING)
    if new.sort is Sort.HEADING and (headings[0] is not headings[1] or old.depth != new.depth):
        return 2
    return 0 if old.label == new.label else 1
