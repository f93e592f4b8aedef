"""Properties of two paragraphs, tables or sections in one, the old ones as a tracked change."""

from lxml import etree
from lxml.etree import _Element as Element

from planforge.ooxml.redline.scribe import Scribe
from planforge.ooxml.redline.tags import PPR, RPR, SECT, TBLPR, TRPR, canon, child, copied, first, w

_CHANGE = w("pPrChange")
_ORDER_TAIL = (RPR, SECT, _CHANGE)
_WIDTHS = frozenset((w("tblW"), w("tcW")))
_RUNNING = frozenset((w("headerReference"), w("footerReference")))
_NOTHING = frozenset((w("lang"), w("noProof")))


def properties_of(paragraph: Element) -> Element | None:
    """The ``w:pPr`` of a paragraph."""
    return first(paragraph, PPR)


def section_of(paragraph: Element) -> Element | None:
    """The ``w:sectPr`` of the section that a paragraph ends."""
    return child(properties_of(paragraph), "sectPr")


def paragraph_properties(scribe: Scribe, old: Element, new: Element) -> Element | None:
    """The new ``w:pPr``, with what was otherwise in the old one."""
    now = properties_of(new)
    past = properties_of(old)
    made = etree.Element(PPR) if now is None else copied(now)
    before = _base(past)
    if _said(before) != _said(_base(now)):
        change = scribe.change(_CHANGE)
        change.append(before)
        made.append(change)
    _mark_look(scribe, past, made)
    sections = child(past, "sectPr"), child(made, "sectPr")
    if sections[0] is not None and sections[1] is not None:
        section(scribe, sections[0], sections[1])
    return made if len(made) else None


def _base(properties: Element | None) -> Element:
    """What a ``w:pPrChange`` may hold."""
    made = etree.Element(PPR)
    if properties is not None:
        made.extend(copied(one) for one in properties if one.tag not in _ORDER_TAIL)
    return made


def _said(properties: Element) -> list[str]:
    return sorted(canon(one) for one in properties)


def _mark_look(scribe: Scribe, past: Element | None, made: Element) -> None:
    """How the paragraph mark looks."""
    old, new = child(past, "rPr"), child(made, "rPr")
    if _looks(old) == _looks(new):
        return
    if new is None:
        new = etree.Element(RPR)
        _placed(made, new)
    change = scribe.change(w("rPrChange"))
    change.append(etree.Element(RPR) if old is None else copied(old))
    new.append(change)


def _looks(properties: Element | None) -> list[str]:
    if properties is None:
        return []
    return sorted(canon(one) for one in properties if one.tag not in _NOTHING and _says(one))


def _says(one: Element) -> bool:
    return one.tag != w("rFonts") or any(str(key) != w("hint") for key in one.attrib)


def _placed(properties: Element, mark: Element) -> None:
    """Put a ``w:rPr`` before the section and the change, where the schema wants it."""
    at = next((n for n, one in enumerate(properties) if one.tag in _ORDER_TAIL), len(properties))
    properties.insert(at, mark)


def mark(scribe: Scribe, paragraph: Element, tag: str) -> None:
    """Mark a paragraph's end as inserted, deleted or moved."""
    properties = properties_of(paragraph)
    if properties is None:
        properties = etree.Element(PPR)
        paragraph.insert(0, properties)
    holder = child(properties, "rPr")
    if holder is None:
        holder = etree.Element(RPR)
        _placed(properties, holder)
    holder.insert(0, scribe.change(tag))


def section(scribe: Scribe, old: Element, new: Element) -> None:
    """Note in a ``w:sectPr`` what another one said; headers and footers are not part of it."""
    past = etree.Element(SECT)
    past.extend(copied(one) for one in old if one.tag not in _RUNNING)
    if _said(past) == sorted(canon(one) for one in new if one.tag not in _RUNNING):
        return
    change = scribe.change(w("sectPrChange"))
    change.append(past)
    new.append(change)


def table(scribe: Scribe, old: Element, new: Element) -> bool:
    """Note in a table's properties what the old one's said; widths apart.

    Returns:
        Whether widths differ, which is not noted.
    """
    past, now = child(old, "tblPr"), child(new, "tblPr")
    if past is not None and now is not None:
        _noted(scribe, past, now, "tblPrChange")
    grids = child(old, "tblGrid"), child(new, "tblGrid")
    return canon(grids[0] if grids[0] is not None else old.makeelement(TBLPR)) != canon(
        grids[1] if grids[1] is not None else old.makeelement(TBLPR)
    )


def row(scribe: Scribe, old: Element, new: Element) -> None:
    """The same for a row."""
    past, now = child(old, "trPr"), child(new, "trPr")
    if past is None and now is None:
        return
    if now is None:
        now = etree.Element(TRPR)
        _after_exceptions(new, now)
    _noted(scribe, etree.Element(TRPR) if past is None else past, now, "trPrChange")


def _after_exceptions(row_: Element, properties: Element) -> None:
    at = 0 if child(row_, "tblPrEx") is None else 1
    row_.insert(at, properties)


def row_mark(scribe: Scribe, row_: Element, tag: str) -> None:
    """Mark a row as inserted or deleted."""
    properties = child(row_, "trPr")
    if properties is None:
        properties = etree.Element(TRPR)
        _after_exceptions(row_, properties)
    properties.append(scribe.change(tag))


def cell(scribe: Scribe, old: Element, new: Element) -> None:
    """The same for a cell, its width apart."""
    past, now = child(old, "tcPr"), child(new, "tcPr")
    if past is not None and now is not None:
        _noted(scribe, past, now, "tcPrChange")


def _noted(scribe: Scribe, past: Element, now: Element, name: str) -> None:
    before = sorted(canon(one) for one in past if one.tag not in _WIDTHS)
    if before == sorted(canon(one) for one in now if one.tag not in _WIDTHS):
        return
    change = scribe.change(w(name))
    change.append(copied(past))
    now.append(change)
