"""What blocks are made of: rows, cells, columns; and small questions about them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from planforge.ooxml.redline import properties
from planforge.ooxml.redline.atoms import shown
from planforge.ooxml.redline.pairing import Trait
from planforge.ooxml.redline.tags import (
    ALONE,
    ID,
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TCPR,
    TR,
    P,
    canon,
    child,
    first,
    value,
    w,
)

BODY = w("body")
_SPAN, _MERGE = w("gridSpan"), w("vMerge")
_WALLS = frozenset((SDT, SDT_CONTENT, w("customXml")))
_SLOW = (b"footnoteReference", b"endnoteReference", ALONE.encode() + b"=")
BLOCKS = frozenset((P, TBL, SDT))
"""Paragraphs, tables and content controls."""
_NAMESPACES = re.compile(rb' xmlns(:\w+)?="[^"]*"')
_BOOKMARKS = re.compile(rb"<w:bookmark(Start|End)[^>]*>")


class Op(NamedTuple):
    """One block of the redline: indices of the old and the new one, -1 for none."""

    old: int
    new: int

    @property
    def both(self) -> bool:
        """It is in both."""
        return self.old >= 0 and self.new >= 0


def apart(children: Iterable[Element]) -> tuple[dict[int, list[Element]], list[Element]]:
    """The blocks, and what stands between them by the number of the block behind; -1 at the end."""
    beside: dict[int, list[Element]] = {}
    blocks: list[Element] = []
    waiting: list[Element] = []
    for one in children:
        if one.tag not in BLOCKS:
            waiting.append(one)
            continue
        if waiting:
            beside[len(blocks)] = waiting
            waiting = []
        blocks.append(one)
    if waiting:
        beside[-1] = waiting
    return beside, blocks


def in_turn(gone: list[tuple[int, int, Op]], come: list[tuple[int, int, Op]]) -> list[Op]:
    """Both in their own order, woven by rank; what has none follows what is before it."""
    for listed in (gone, come):
        rank = -1
        for n, (own, side, op) in enumerate(listed):
            rank = max(rank, own)
            listed[n] = (rank, side, op)
    return [op for _, _, op in sorted([*gone, *come], key=lambda one: one[:2])]


def plain_end(paragraph: Element) -> bool:
    """It ends no section."""
    return properties.section_of(paragraph) is None


def can_move(old: Element, new: Element) -> bool:
    """Both stand in the text itself, and end no section."""
    return all(
        getattr(one.getparent(), "tag", None) == BODY and properties.section_of(one) is None
        for one in (old, new)
    )


def control_of(block: Element) -> str:
    """The settings of a content control, its id apart."""
    found = child(block, "sdtPr")
    return "" if found is None else canon(found, frozenset((ID,)))


def in_cell(paragraph: Element) -> bool:
    """Whether a paragraph stands in a cell, content controls apart."""
    parent = paragraph.getparent()
    while parent is not None and parent.tag in _WALLS:
        parent = parent.getparent()
    return parent is not None and parent.tag == TC


def row_of(paragraph: Element | None) -> Element | None:
    """The row that a paragraph stands in, or None."""
    above = None if paragraph is None else paragraph.getparent()
    if paragraph is None or above is None or above.tag == BODY:
        return None
    return next(paragraph.iterancestors(TR), None)


def rows_of(table: Element) -> list[Element]:
    """The rows of a table, those in content controls as well."""
    return list(_within(table, TR))


def cells_of(row: Element) -> list[Element]:
    """The cells of a row, those in content controls as well."""
    return list(_within(row, TC))


def walled(table: Element) -> bool:
    """Whether a content control stands around a row or a cell of a table."""
    return any(one.tag in _WALLS for holder in (table, *rows_of(table)) for one in holder)


def _within(holder: Element, tag: str) -> Iterator[Element]:
    for one in holder:
        if one.tag == tag:
            yield one
        elif one.tag in _WALLS:
            yield from _within(one, tag)


def columns_of(table: Element) -> int:
    """How many columns a table has."""
    grid = child(table, "tblGrid")
    return 0 if grid is None else len(grid.findall(w("gridCol")))


def shape_of(row: Element) -> str:
    """Its cells with their spans; rows of different shape are never merged."""
    said: list[str] = []
    for one in row:
        if one.tag == TC:
            said.append(_spans(one))
        elif one.tag == w("tblPrEx"):
            said.append(canon(one))
        elif one.tag in (SDT, w("customXml")):
            said.append(str(one.tag))
    return "|".join(said)


def _spans(cell: Element) -> str:
    """How many columns a cell takes, and whether it goes on from the row above."""
    columns = merged = ""
    own = first(cell, TCPR)
    for one in () if own is None else own:
        if one.tag == _SPAN:
            columns = value(one)
        elif one.tag == _MERGE:
            merged = value(one) or "continue"
    return f"{columns}:{merged}"


def row_trait(row: Element) -> Trait:
    """What a row is compared by."""
    text = "\t".join(shown(cell) for cell in cells_of(row))
    return Trait(shape_of(row), text)


def style_of(paragraph: Element) -> str:
    """The id of a paragraph's style, or empty."""
    return value(child(properties.properties_of(paragraph), "pStyle"))


def written_alike(old: Element, new: Element) -> bool:
    """Two blocks are written alike, bookmarks apart, and hold nothing that leads elsewhere."""
    one, other = bytes_of(old), bytes_of(new)
    return one == other and not any(word in other for word in _SLOW)


def bytes_of(paragraph: Element) -> bytes:
    """A paragraph or table as it is written, bookmarks apart."""
    data = _NAMESPACES.sub(b"", etree.tostring(paragraph, with_tail=False))
    return _BOOKMARKS.sub(b"", data) if b"<w:bookmark" in data else data
