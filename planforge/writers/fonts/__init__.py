"""Fonts of this machine: which one each role of a layout gets, and which characters it has."""

from planforge.writers.fonts.report import GB2312_COUNT, RoleReport, font_report
from planforge.writers.fonts.roles import FALLBACK, RoleFonts, resolve, substitution
from planforge.writers.fonts.sfnt import Face

__all__ = [
    "FALLBACK",
    "GB2312_COUNT",
    "Face",
    "RoleFonts",
    "RoleReport",
    "font_report",
    "resolve",
    "substitution",
]
