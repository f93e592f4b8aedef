"""Figures made from a plan: the timeline of a response, drawings as PNG."""

from planforge.writers.figures.raster import figure_png, timeline_png
from planforge.writers.figures.sheet import timeline_html, timeline_json, timeline_text
from planforge.writers.figures.timeline import timeline_svg

__all__ = [
    "figure_png",
    "timeline_html",
    "timeline_json",
    "timeline_png",
    "timeline_svg",
    "timeline_text",
]
