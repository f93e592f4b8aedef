"""Qualified names of WordprocessingML, and the small values that its attributes hold."""

import re

from lxml.etree import _Element as Element

from planforge.ooxml import names

W = f"{{{names.W}}}"
R = f"{{{names.R}}}"
WP = f"{{{names.WP}}}"
A = f"{{{names.A}}}"
PIC = f"{{{names.PIC}}}"
MC = f"{{{names.MC}}}"
WPS = f"{{{names.WPS}}}"
V = f"{{{names.V}}}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - its usual prefix
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"

BOLD, SIZE, FONTS = f"{W}b", f"{W}sz", f"{W}rFonts"
HIDDEN, RUN_STYLE = f"{W}vanish", f"{W}rStyle"

_OFF = frozenset({"0", "false", "off", "none"})
_INTEGER = re.compile(r"\s*([+-]?\d{1,9})(?:\.\d*)?\s*")
_MEASURE = re.compile(r"\s*([+-]?\d{1,9}(?:\.\d{0,9})?)(mm|cm|in|pt|pc|pi)\s*")
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}
TWIP = 1 / 20
"""Points in a twentieth of a point, the unit of most of Word's lengths."""


def child(element: Element | None, name: str) -> Element | None:
    """The first child called ``w:name``; None where there is none, or no element."""
    return None if element is None else element.find(W + name)


def value(element: Element | None, name: str = "val") -> str | None:
    """The attribute ``w:name`` of an element; None where it or the element is missing."""
    return None if element is None else element.get(W + name)


def number(element: Element | None, name: str = "val") -> int | None:
    """The attribute as a whole number; None where it is missing or says no number."""
    return whole(value(element, name))


def whole(text: str | None) -> int | None:
    """Text as a whole number of at most nine digits; None where it is none."""
    found = _INTEGER.fullmatch(text) if text else None
    return int(found[1]) if found else None


def points(text: str | None, unit: float = TWIP) -> float | None:
    """A length in points: a bare number in the unit, or a number with its unit (22.9.2.15).

    Args:
        text: the attribute's value.
        unit: points in one of the bare numbers.
    """
    if not text:
        return None
    found = _MEASURE.fullmatch(text)
    if found:
        return float(found[1]) * _POINTS[found[2]]
    bare = whole(text)
    return None if bare is None else bare * unit


def on(element: Element | None) -> bool:
    """Whether a switch is on: it is there, and its value does not say off (17.17.4)."""
    return bool(switch(element))


def switch(element: Element | None) -> bool | None:
    """A switch that may also say nothing: None where the element is missing."""
    if element is None:
        return None
    said = element.get(W + "val")
    return said is None or said.strip().lower() not in _OFF
