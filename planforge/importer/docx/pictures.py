"""Drawings, VML pictures and objects: what of them is text, a picture, or told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from posixpath import basename

from lxml.etree import _Element as Element

from planforge.importer.docx.losses import Loss, Losses
from planforge.importer.docx.model import WordPicture
from planforge.importer.docx.names import PIC, WP, A, O, R, V, W, points
from planforge.ooxml.reading.archive import Archive
from planforge.ooxml.reading.relations import Relations

_CHARTS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
)
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_EMU = 36_000  # to the millimetre
_MM = 25.4 / 72  # millimetres to the point
_WIDTH = re.compile(r"(?:^|;)\s*width:\s*([\d.]{1,12}(?:pt|in|cm|mm|pc))", re.IGNORECASE)
_NO_NODES = frozenset(("doc", "pres", "parTrans", "sibTrans"))
_MEDIA = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "jpe": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}


class Kind(Enum):
    """What stands in a drawing."""

    BOX = "box"
    PICTURE = "picture"
    WORDS = "words"
    CHART = "chart"
    DIAGRAM = "diagram"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class Shape:
    """Something in a drawing.

    Attributes:
        kind: what it is.
        element: the text box's content, or what refers to another part.
        words: of WordArt; what describes anything else.
        width: in mm; 0 where not said.
    """

    kind: Kind
    element: Element
    words: str = ""
    width: float = 0.0


def shapes(graphic: Element) -> Iterator[Shape]:
    """What stands in a ``w:drawing``, ``w:pict`` or ``w:object``, in order; boxes not entered."""
    yield from _within(graphic, "", 0.0)


def _within(parent: Element, words: str, width: float) -> Iterator[Shape]:
    for element in parent:
        tag = element.tag
        if tag == W + "txbxContent":
            yield Shape(Kind.BOX, element)
        elif tag == A + "blip":
            yield Shape(Kind.PICTURE, element, words, width)
        elif tag == V + "imagedata":
            yield Shape(Kind.PICTURE, element, words or element.get(O + "title", ""), width)
        elif tag == V + "textpath":
            yield Shape(Kind.WORDS, element, element.get("string", ""))
        elif tag in _CHARTS:
            yield Shape(Kind.CHART, element, words)
        elif tag == _DGM + "relIds":
            yield Shape(Kind.DIAGRAM, element, words)
        elif tag == O + "OLEObject":
            yield Shape(Kind.OBJECT, element, element.get("ProgID", ""))
        elif len(element):
            yield from _within(element, *_described(element, words, width))


def _described(element: Element, words: str, width: float) -> tuple[str, float]:
    """What describes a shape and how wide it is, once one enters the element that says so."""
    if element.tag in (WP + "inline", WP + "anchor"):
        said = element.find(WP + "docPr")
        extent = element.find(WP + "extent")
        return _alt(said) or words, _mm(extent) or width
    if element.tag == PIC + "pic":
        said = element.find(f"{PIC}nvPicPr/{PIC}cNvPr")
        extent = element.find(f"{PIC}spPr/{A}xfrm/{A}ext")
        return words or _alt(said), _mm(extent) or width
    if element.tag in (V + "shape", V + "rect"):
        found = _WIDTH.search(element.get("style", "")[:2000])
        length = points(found[1].lower()) if found else None
        return element.get("alt", "") or words, round(length * _MM, 2) if length else width
    return words, width


def _alt(element: Element | None) -> str:
    return "" if element is None else element.get("descr") or element.get("title") or ""


def _mm(extent: Element | None) -> float:
    said = "" if extent is None else extent.get("cx", "")
    return round(int(said) / _EMU, 2) if said.isdecimal() and len(said) < 12 else 0.0


@dataclass(slots=True)
class Gallery:
    """The pictures of a file, each read once."""

    archive: Archive
    losses: Losses
    _read: dict[str, bytes | None] = field(default_factory=dict)

    def picture(self, shape: Shape, relations: Relations, number: int) -> WordPicture | None:
        """The picture that a shape shows; None, and told, where the file does not hold it.

        Args:
            shape: of the kind PICTURE.
            relations: of the part it stands in.
            number: of its paragraph.
        """
        element = shape.element
        inner = relations.get(element.get(R + "embed") or element.get(R + "id"))
        outer = relations.get(element.get(R + "link") or element.get(R + "href"))
        if inner is None or inner.external:
            away = inner or outer
            words = shape.words or (away.target if away else element.get("src", ""))
            loss = Loss.OUTSIDE if away is not None or element.get("src") else Loss.PICTURE
            if away is not None or words or element.attrib:
                self.losses.add(loss, words, number)
            return None
        if inner.target not in self._read:
            self._read[inner.target] = self.archive.read(inner.target)
        data = self._read[inner.target]
        if data is None:
            self.losses.add(Loss.PICTURE, inner.target, number)
            return None
        name = basename(inner.target)
        kind = _MEDIA.get(name.rpartition(".")[2].lower(), "")
        return WordPicture(number, name, kind, data, shape.words, shape.width)


def diagram_words(data: Element) -> list[str]:
    """The texts of a SmartArt's data part, a paragraph each, in order (21.4.3)."""
    found: list[str] = []
    for point in data.iter(_DGM + "pt"):
        if point.get("type", "node") in _NO_NODES:
            continue
        for paragraph in point.iter(A + "p"):
            found.append("".join(piece.text or "" for piece in paragraph.iter(A + "t")))
    return [words for words in found if words.strip()]


def diagram_part(shape: Shape, relations: Relations) -> str | None:
    """The data part of a SmartArt, or None."""
    relation = relations.get(shape.element.get(R + "dm"))
    return None if relation is None or relation.external else relation.target
