"""Figures drawn from a plan's own facts: laid out as data, written as SVG."""

from planforge.figures.draw import drawings, enlarged
from planforge.figures.drawing import Drawing
from planforge.figures.svg import svg_of

__all__ = ["Drawing", "drawings", "enlarged", "svg_of"]
