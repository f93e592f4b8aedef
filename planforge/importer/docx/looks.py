"""How runs and paragraphs look, each combination worked out once."""

from collections.abc import Mapping

from lxml.etree import _Element as Element

from planforge.importer.docx.indents import Indents, read_indents
from planforge.importer.docx.model import Look
from planforge.importer.docx.names import W, switch
from planforge.importer.docx.styles import ParagraphStyle, RunLook, Styles, read_align

_TELLING = frozenset(W + name for name in ("b", "vanish", "sz", "rFonts", "rStyle"))
_SETTING = frozenset(W + name for name in ("jc", "ind", "pageBreakBefore"))


class Looks:
    """Looks by style and direct formatting.

    Args:
        styles: those of the file.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._runs: dict[tuple[object, ...], RunLook] = {}
        self._paragraphs: dict[tuple[object, ...], Look] = {}

    def run(self, style: ParagraphStyle, properties: Element | None) -> RunLook:
        """How a run with a ``w:rPr`` looks in a paragraph of a style."""
        key: list[object] = [style.id]
        for element in () if properties is None else properties:
            if element.tag in _TELLING:
                key.append(element.tag)
                key += element.attrib.items()
        found = self._runs.get(tuple(key))
        if found is None:
            found = self._runs[tuple(key)] = self._styles.run_look(style, properties)
        return found

    def paragraph(
        self,
        style: ParagraphStyle,
        properties: Element | None,
        level: Indents,
        weights: Mapping[RunLook, int],
        new_page: bool,
    ) -> Look:
        """How a paragraph looks: its runs as most of their characters do.

        Args:
            style: its style.
            properties: its ``w:pPr``.
            level: indents of its list's level, which win over the style's.
            weights: how many characters have each look.
            new_page: a break or a section before it starts a page.
        """
        most = (
            max(weights, key=weights.__getitem__) if len(weights) > 1 else next(iter(weights), None)
        )
        most = most or RunLook(style.bold, style.size, style.font, False)
        key: list[object] = [style.id, most, new_page, level]
        for element in () if properties is None else properties:
            if element.tag in _SETTING:
                key.append(element.tag)
                key += element.attrib.items()
        found = self._paragraphs.get(tuple(key))
        if found is None:
            made = _look(style, properties, level, most, new_page)
            found = self._paragraphs[tuple(key)] = made
        return found


def _look(
    style: ParagraphStyle,
    properties: Element | None,
    level: Indents,
    most: RunLook,
    new_page: bool,
) -> Look:
    first, left = read_indents(properties).over(level).over(style.indents).points(most.size)
    said = None if properties is None else switch(properties.find(W + "pageBreakBefore"))
    page = style.page_break_before if said is None else said
    align = read_align(properties) or style.align
    return Look(align, most.bold, most.size, most.font, first, left, page or new_page)
