"""Redlines: two Word files merged into one with tracked changes."""

from planforge.ooxml.redline.align import alignment_of, paragraphs_of_units
from planforge.ooxml.redline.model import Alignment, Line, Moves, Redlined, RowLine
from planforge.ooxml.redline.text import Text, open_text
from planforge.ooxml.redline.verify import verify
from planforge.ooxml.redline.write import redline

__all__ = [
    "Alignment",
    "Line",
    "Moves",
    "Redlined",
    "RowLine",
    "Text",
    "alignment_of",
    "open_text",
    "paragraphs_of_units",
    "redline",
    "verify",
]
