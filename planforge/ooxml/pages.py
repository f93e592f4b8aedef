"""Paper, margins, grid and running lines of the section that holds most of a file's text."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from planforge.ooxml import names
from planforge.ooxml.properties import Property, of_element, twips
from planforge.ooxml.xml import attribute

_W = f"{{{names.W}}}"
_R = f"{{{names.R}}}"
_LEAST, _MOST = 1440, 31680
"""A sheet from one inch to 22 inches, in twips: what Word accepts."""


@dataclass(frozen=True, slots=True)
class Page:
    """A portrait page; lengths in twips.

    Attributes:
        width, height: of the sheet.
        top, right, bottom, left: margins.
        header, footer: distance of the running lines from the sheet's edges.
        gutter: room for the binding.
        grid: ``w:docGrid``, or None.
        borders: ``w:pgBorders``, or None.
        format: how page numbers are written (``w:pgNumType``); empty for digits.
        first: the first page has running lines of its own.
        running: kind (header, footer), pages (default, first, even) and relationship id.
    """

    width: int = 11906
    height: int = 16838
    top: int = 1440
    right: int = 1800
    bottom: int = 1440
    left: int = 1800
    header: int = 851
    footer: int = 992
    gutter: int = 0
    grid: Property | None = None
    borders: Property | None = None
    format: str = ""
    first: bool = False
    running: tuple[tuple[str, str, str], ...] = ()

    @property
    def text_width(self) -> int:
        """Width of the type area in twips."""
        return self.width - self.left - self.right - self.gutter

    def properties(self, *, wide: bool = False, start: str = "", first: bool = True) -> str:
        """What ``w:sectPr`` says behind its type, in the order of the schema (17.6.17).

        Args:
            wide: the sheet lies, its head to the left.
            start: attributes of ``w:pgNumType`` that say where numbers begin.
            first: the section may have a first page of its own.
        """
        width, height, lying = self.width, self.height, ""
        sides = (self.top, self.right, self.bottom, self.left)
        if wide:
            width, height, lying = height, width, ' w:orient="landscape"'
            sides = (self.left, self.top, self.right, self.bottom)
        top, right, bottom, left = sides
        format_ = f' w:fmt="{attribute(self.format)}"' if self.format else ""
        numbers = f"<w:pgNumType{format_}{start}/>" if format_ or start else ""
        return (
            f'<w:pgSz w:w="{width}" w:h="{height}"{lying}/><w:pgMar w:top="{top}" '
            f'w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{self.header}" '
            f'w:footer="{self.footer}" w:gutter="{self.gutter}"/>'
            f"{self.borders.xml if self.borders is not None else ''}{numbers}"
            f'<w:cols w:space="425"/>{"<w:titlePg/>" if self.first and first else ""}'
            f"{self.grid.xml if self.grid is not None else ''}"
        )


def main_page(root: Element) -> Page:
    """The page of the section with most text, portrait ones first; Word's own where none is."""
    best, most = Page(), (-1, -1)
    inherited: dict[tuple[str, str], str] = {}
    for section, chars in _sections(root):
        inherited = {**inherited, **_references(section)}
        page = _page(section, inherited)
        size = of_element(section).child("pgSz")
        wide = twips(size, "w") > twips(size, "h")
        rank = (0 if wide else 1, chars) if chars else (-1, 0)
        if rank > most:
            best, most = page, rank
    return best


def _sections(root: Element) -> Iterator[tuple[Element, int]]:
    """Each section's properties, with the number of characters in it."""
    chars = 0
    body = root.find(f"{_W}body")
    for block in body if body is not None else ():
        if block.tag == f"{_W}sectPr":
            yield block, chars + 1
            return
        chars += sum(len(text.text or "") for text in block.iter(f"{_W}t"))
        own = block.find(f"{_W}pPr/{_W}sectPr")
        if own is not None:
            yield own, chars
            chars = 0


def _references(section: Element) -> dict[tuple[str, str], str]:
    return {
        (kind, child.get(f"{_W}type", "default")): child.get(f"{_R}id", "")
        for kind in ("header", "footer")
        for child in section.iterfind(f"{_W}{kind}Reference")
    }


def _page(section: Element, running: dict[tuple[str, str], str]) -> Page:
    said = of_element(section)
    size, margins = said.child("pgSz"), said.child("pgMar")
    width, height = twips(size, "w"), twips(size, "h")
    top, right, bottom, left = (
        abs(twips(margins, side)) for side in ("top", "right", "bottom", "left")
    )
    if width > height:  # the portrait page turned with its head to the left
        width, height = height, width
        top, right, bottom, left = right, bottom, left, top
    first = said.child("titlePg")
    numbers = said.child("pgNumType")
    kept = tuple((kind, pages, number) for (kind, pages), number in sorted(running.items()))
    usable = width >= _LEAST and height <= _MOST
    usable = usable and left + right < width - 720 and top + bottom < height - 720
    if not usable or margins is None:
        sizes = {}
    else:
        sizes = {
            "width": width,
            "height": height,
            "top": top,
            "right": right,
            "bottom": bottom,
            "left": left,
            "header": abs(twips(margins, "header")),
            "footer": abs(twips(margins, "footer")),
            "gutter": abs(twips(margins, "gutter")),
        }
    return Page(
        **sizes,
        grid=said.child("docGrid"),
        borders=said.child("pgBorders"),
        format=(numbers.get("fmt") if numbers is not None else None) or "",
        first=first is not None and first.on,
        running=kept,
    )
