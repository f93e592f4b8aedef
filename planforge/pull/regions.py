"""Which pieces of a rendering an object of the plan has printed."""

from collections.abc import Collection, Iterator, Sequence

from planforge.findings import Path
from planforge.pull.lines import Piece


def region(pieces: Sequence[Piece], index: int, path: Path) -> range:
    """The pieces around one of them that come from below a path, without a gap."""
    start = index
    while start > 0 and _from(pieces[start - 1], path):
        start -= 1
    end = index + 1
    while end < len(pieces) and _from(pieces[end], path):
        end += 1
    return range(start, end)


def whole(
    pieces: Sequence[Piece], index: int, paths: Iterator[Path], gone: Collection[int]
) -> list[tuple[Path, range]]:
    """Of some paths around a piece those whose every piece is among others, the outermost first."""
    found: list[tuple[Path, range]] = []
    for path in paths:
        covered = region(pieces, index, path)
        if all(n in gone for n in covered):
            found.append((path, covered))
    return found[::-1]


def _from(piece: Piece, path: Path) -> bool:
    return piece.origin[: len(path)] == path
