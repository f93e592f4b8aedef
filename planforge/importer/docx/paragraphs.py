"""What a paragraph's properties say: style, number, outline, section."""

from dataclasses import dataclass

from lxml.etree import _Element as Element

from planforge.importer.docx.indents import NO_INDENTS, Indents
from planforge.importer.docx.model import ListLabel
from planforge.importer.docx.names import W, child, number, switch, value
from planforge.importer.docx.numbering import Lists
from planforge.importer.docx.styles import ParagraphStyle, Styles, read_outline

_PPR, _P_STYLE, _NUM_PR, _SECT_PR = W + "pPr", W + "pStyle", W + "numPr", W + "sectPr"
_OUTLINE, _RPR = W + "outlineLvl", W + "rPr"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the ``w:pPr`` of a paragraph says, styles included.

    Attributes:
        properties: the element itself, or None.
        style: its paragraph style.
        outline: outline level from 1; 0 for body text.
        place: its list and level, or None.
        section: the ``w:sectPr`` of the section that it ends, or None.
        mark_hidden: its paragraph mark is hidden text.
    """

    properties: Element | None
    style: ParagraphStyle
    outline: int
    place: tuple[str, int] | None
    section: Element | None = None
    mark_hidden: bool = False


class Paragraphs:
    """Reads the properties of one story's paragraphs and counts their labels.

    Args:
        styles: of the file.
        lists: of the file, counting for this story alone.
    """

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self._styles = styles
        self._lists = lists

    def facts(self, paragraph: Element) -> Facts:
        """What is said of a ``w:p``."""
        properties = next(iter(paragraph), None)
        if properties is not None and properties.tag != _PPR:
            properties = paragraph.find(_PPR)
        if properties is None:
            style = self._styles.paragraph(None)
            return Facts(None, style, style.outline, self._place(style, None), None, style.hidden)
        found: dict[object, Element] = {element.tag: element for element in properties}
        named = found.get(_P_STYLE)
        style = self._styles.paragraph(None if named is None else value(named))
        outline = read_outline(properties) if _OUTLINE in found else None
        hidden = switch(child(found.get(_RPR), "vanish")) if _RPR in found else None
        return Facts(
            properties,
            style,
            style.outline if outline is None else outline,
            self._place(style, found.get(_NUM_PR)),
            found.get(_SECT_PR),
            style.hidden if hidden is None else hidden,
        )

    def label(self, facts: Facts, shown: bool) -> ListLabel | None:
        """The next label of a paragraph's list, counting it; None where it has none.

        A paragraph that only holds a section break does not count, nor one of which nothing
        shows, not even its mark.

        Args:
            facts: of the paragraph.
            shown: it has words or pictures that show.
        """
        if facts.place is None:
            return None
        if not shown and (facts.section is not None or facts.mark_hidden):
            return None
        return self._lists.label(*facts.place)

    def indents(self, facts: Facts) -> Indents:
        """What the level of its list says of its indents."""
        return NO_INDENTS if facts.place is None else self._lists.indents(*facts.place)

    def _place(self, style: ParagraphStyle, own: Element | None) -> tuple[str, int] | None:
        if own is None:
            return None if style.num_id is None else self._lists.place(style)
        return self._lists.place(style, value(child(own, "numId")), number(child(own, "ilvl")))
