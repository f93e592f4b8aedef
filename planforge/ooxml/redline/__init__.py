"""Redlines: two Word files merged into one with tracked changes."""

from planforge.ooxml.redline.model import Alignment, Line, Moves, Redlined, RowLine
from planforge.ooxml.redline.write import redline

__all__ = ["Alignment", "Line", "Moves", "Redlined", "RowLine", "redline"]
