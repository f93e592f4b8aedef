"""The parts of a Word file, read for tests of styles and lists."""

from dataclasses import dataclass

from lxml.etree import _Element as Element

from planforge.importer.docx.fonts import Theme
from planforge.importer.docx.names import W, child, number, value
from planforge.importer.docx.numbering import Lists
from planforge.importer.docx.styles import Styles
from planforge.ooxml.reading.archive import Archive, open_package
from planforge.ooxml.reading.relations import main_part, relations
from planforge.ooxml.reading.xml import parse


@dataclass(frozen=True, slots=True)
class Parts:
    """What the tests look at; ``words`` are (label with its gap, text) of each paragraph."""

    document: Element
    styles: Styles
    lists: Lists

    @property
    def words(self) -> list[tuple[str, str]]:
        return [(self.label(found), text(found)) for found in self.document.iter(f"{W}p")]

    @property
    def labels(self) -> list[str]:
        """The labels without their gaps."""
        return [label.rstrip() for label, _ in self.words]

    def label(self, paragraph: Element) -> str:
        ppr = child(paragraph, "pPr")
        own = child(ppr, "numPr")
        style = self.styles.paragraph(value(child(ppr, "pStyle")))
        num_id = value(child(own, "numId"))
        place = self.lists.place(style, num_id, number(child(own, "ilvl")))
        found = self.lists.label(*place) if place else None
        return found.text + found.gap if found else ""


def text(paragraph: Element) -> str:
    return "".join(found.text or "" for found in paragraph.iter(f"{W}t"))


def read(data: bytes) -> Parts:
    archive = open_package(data, "x.docx")
    main = main_part(archive)
    known = relations(archive, main)
    styles = Styles(
        _tree(archive, known.target("styles")), Theme(_tree(archive, known.target("theme")))
    )
    document = _tree(archive, main)
    assert document is not None
    return Parts(document, styles, Lists(_tree(archive, known.target("numbering")), styles))


def _tree(archive: Archive, part: str | None) -> Element | None:
    data = archive.read(part) if part else None
    return parse(data, part, "x.docx") if part and data else None
