"""What a redline is made from, and what is made."""

from dataclasses import dataclass
from typing import Literal

from planforge.diff.model import Fate, Mark

Moves = Literal["native", "delins"]
"""How moves are shown: as Word's own moves, or as a deletion and an insertion."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a redline.

    Attributes:
        fate: what became of it; both ends of a move are lines of their own.
        old, new: index of the ``w:p`` among all of the main part, from 0; None where there is
            none. Both ends of a move name both.
        marks: the words woven together, as in ``diff.Pair``; empty where nothing is known of
            them, and then the paragraphs are compared here.
        move: number of the move, 0 for none.
    """

    fate: Fate
    old: int | None
    new: int | None
    marks: tuple[Mark, ...] = ()
    move: int = 0


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of a table, named by the index of any ``w:p`` in it; None where it has no row."""

    old: int | None
    new: int | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which paragraphs and rows of two files belong together.

    What is named nowhere (contents, blank lines, pages of forms) is paired by its own words; so
    an alignment may even be empty.

    Attributes:
        lines: in the order of the redline.
        rows: of the tables of both files.
    """

    lines: tuple[Line, ...] = ()
    rows: tuple[RowLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Redlined:
    """A file with tracked changes.

    Attributes:
        data: the bytes of a Word file.
        unsaid: what tracked changes cannot say of the two files, a sentence in Chinese each.
    """

    data: bytes
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who is said to have made the changes, and when.

    Attributes:
        author: a name.
        date: as in ISO 8601: 2026-11-22T00:00:00Z.
    """

    author: str
    date: str
