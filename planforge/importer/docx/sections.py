"""Sections: their pages, and which of them start one (ISO/IEC 29500-1, 17.6)."""

from collections.abc import Sequence

from lxml.etree import _Element as Element

from planforge.importer.docx.model import PageSetup
from planforge.importer.docx.names import W, child, points, value

_SAME_PAGE = frozenset(("continuous", "nextColumn"))
_GRIDS = frozenset(("lines", "linesAndChars", "snapToChars"))
_MM = 25.4 / 72
_A4 = (210.0, 297.0)


def sections_of(body: Element) -> list[Element]:
    """The ``w:sectPr`` of a body, in order; the last one is its own."""
    found = [one for one in body.iter(W + "sectPr") if _is_own(one, body)]
    return [one for one in found if not any(one.iterancestors(W + "txbxContent"))]


def _is_own(section: Element, body: Element) -> bool:
    parent = section.getparent()
    return parent is body or (parent is not None and parent.tag == W + "pPr")


def starts_page(sections: Sequence[Element], index: int) -> bool:
    """Whether a section begins on a new page, as it does where it does not say (17.6.22)."""
    if not 0 <= index < len(sections):
        return False
    return (value(child(sections[index], "type")) or "nextPage") not in _SAME_PAGE


def page_setup(section: Element) -> PageSetup:
    """The page of a section; A4 without margins where it does not say."""
    size, margins, grid = (child(section, name) for name in ("pgSz", "pgMar", "docGrid"))
    pitch = points(value(grid, "linePitch")) if value(grid, "type") in _GRIDS else None
    return PageSetup(
        width=_mm(size, "w") or _A4[0],
        height=_mm(size, "h") or _A4[1],
        top=_mm(margins, "top"),
        right=_mm(margins, "right"),
        bottom=_mm(margins, "bottom"),
        left=_mm(margins, "left"),
        pitch=round(pitch or 0.0, 2),
    )


def _mm(element: Element | None, name: str) -> float:
    return round((points(value(element, name)) or 0.0) * _MM, 2)
