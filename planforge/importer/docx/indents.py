"""Indents as Word writes them: in twips, or in characters, which then win."""

from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element as Element

from planforge.importer.docx.names import child, number, points, value

_LONGEST = 1584.0
"""Points, 22 inches, the widest page of Word: larger indents are nonsense."""


@dataclass(frozen=True, slots=True)
class Indents:
    """Indents as written, each None where it is not said.

    Attributes:
        first, left: in points; a hanging first line is negative.
        first_chars, left_chars: in hundredths of a character.
    """

    first: float | None = None
    left: float | None = None
    first_chars: int | None = None
    left_chars: int | None = None

    def over(self, below: "Indents") -> "Indents":
        """These, and what is below them where they say nothing."""
        return Indents(
            below.first if self.first is None else self.first,
            below.left if self.left is None else self.left,
            below.first_chars if self.first_chars is None else self.first_chars,
            below.left_chars if self.left_chars is None else self.left_chars,
        )

    def points(self, size: float) -> tuple[float, float]:
        """First-line and left indent in points, for characters of a size in points.

        Characters win over lengths (ISO/IEC 29500-1, 17.3.1.12); 0 characters stand for none,
        as Word writes them beside a length that is to hold.
        """
        first = self.first_chars / 100 * size if self.first_chars else self.first or 0.0
        left = self.left_chars / 100 * size if self.left_chars else self.left or 0.0
        return _bounded(first), _bounded(left)


NO_INDENTS: Final = Indents()


def read_indents(ppr: Element | None) -> Indents:
    """The indents that a ``w:pPr`` names itself."""
    ind = child(ppr, "ind")
    if ind is None:
        return NO_INDENTS
    first = points(value(ind, "firstLine"))
    hanging = points(value(ind, "hanging"))
    left = points(value(ind, "left"))
    chars = number(ind, "firstLineChars")
    hanging_chars = number(ind, "hangingChars")
    left_chars = number(ind, "leftChars")
    return Indents(
        first if hanging is None else -hanging,
        points(value(ind, "start")) if left is None else left,
        chars if hanging_chars is None else -hanging_chars,
        number(ind, "startChars") if left_chars is None else left_chars,
    )


def _bounded(length: float) -> float:
    return max(-_LONGEST, min(_LONGEST, length))
