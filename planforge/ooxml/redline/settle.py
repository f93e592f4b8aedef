"""Tracked changes made or undone in a tree (ISO/IEC 29500-1, 17.13.5)."""

from collections.abc import Iterable

from lxml import etree
from lxml.etree import _Element as Element

from planforge.ooxml.following import MARKS, following
from planforge.ooxml.redline.tags import (
    CHANGES,
    DEL,
    DEL_INSTR,
    DEL_TEXT,
    HYPERLINK,
    INS,
    INSTR,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    RPR,
    SDT,
    SECT,
    TBL,
    TCPR,
    TR,
    TRPR,
    P,
    R,
    T,
    first,
    remove,
    unwrap,
    w,
)

_HOLDERS = frozenset((RPR, TRPR, w("numPr")))
_KEPT = {
    PPR: frozenset((RPR, SECT)),
    SECT: frozenset((w("headerReference"), w("footerReference"))),
    RPR: frozenset((INS, DEL, MOVE_FROM, MOVE_TO)),
    TRPR: frozenset((INS, DEL)),
    TCPR: frozenset((w("cellIns"), w("cellDel"), w("cellMerge"))),
}
"""What a property change says nothing about, by the element that it stands in."""
_RANGES = tuple(one for one in MARKS if "move" in one or "customXml" in one)


def settle(root: Element, *, accept: bool) -> bool:
    """Accept or reject every tracked change of a part, in its tree.

    Returns:
        Whether there were any.
    """
    changes = list(root.iter(INS, DEL, MOVE_FROM, MOVE_TO, w("cellIns"), w("cellDel"), *CHANGES))
    if not changes:
        return False
    drop = (DEL, MOVE_FROM, w("cellDel")) if accept else (INS, MOVE_TO, w("cellIns"))
    gone: list[Element] = []
    for element in changes:
        parent = element.getparent()
        if parent is None or element.tag in CHANGES:
            continue
        _settle(element, parent, element.tag in drop, gone)
    for element in changes:
        if element.tag in CHANGES:
            _restore(element, accept=accept)
    for paragraph in reversed(gone):
        _merge(paragraph)
    _tidy(root)
    return True


def _settle(element: Element, parent: Element, drop: bool, gone: list[Element]) -> None:
    if parent.tag in (TRPR, TCPR):
        holder = parent.getparent()
        parent.remove(element)
        if drop and holder is not None:
            remove(holder)
    elif parent.tag in _HOLDERS:
        parent.remove(element)
        above = parent.getparent()
        if drop and parent.tag == RPR and above is not None and above.tag == PPR:
            paragraph = above.getparent()
            if paragraph is not None:
                gone.append(paragraph)
    elif drop:
        parent.remove(element)
    else:
        unwrap(element)


def _restore(change: Element, *, accept: bool) -> None:
    parent = change.getparent()
    if parent is None:
        return
    parent.remove(change)
    if accept:
        return
    old = next(iter(change), None)
    kept = _KEPT.get(str(parent.tag), frozenset())
    stay = [one for one in parent if one.tag in kept]
    back = list(old) if old is not None else []
    before = [one for one in stay if parent.tag in (SECT, RPR)]
    parent[:] = [*before, *back, *(one for one in stay if one not in before)]


def _tidy(root: Element) -> None:
    """What no change leaves behind: empty tables and links, the ends of moves, deleted text."""
    for element in list(root.iter(*_RANGES)):
        remove(element)
    for element in list(root.iter(HYPERLINK)):
        if len(element) == 0:
            remove(element)
    for table in list(root.iter(TBL)):
        if next(table.iter(TR), None) is None:
            remove(table)
    for element in root.iter(DEL_TEXT):
        element.tag = T
    for element in root.iter(DEL_INSTR):
        element.tag = INSTR


def _merge(paragraph: Element) -> None:
    """Give what is left of a paragraph to the one behind it, whose properties hold."""
    parent = paragraph.getparent()
    if parent is None:
        return
    content = [one for one in paragraph if one.tag != PPR]
    if all(_nothing(one) for one in content):
        if _alone(paragraph, parent):
            return
        parent.remove(paragraph)
        return
    behind = following(paragraph)
    if behind is None:
        return
    at = 0 if first(behind, PPR) is None else 1
    behind[at:at] = content
    parent.remove(paragraph)


def _alone(paragraph: Element, parent: Element) -> bool:
    """The last paragraph of a cell or a note, whose mark nothing can take away."""
    others: Iterable[Element] = (one for one in parent if one.tag in (P, TBL, SDT))
    return parent.tag in (w("tc"), w("footnote"), w("endnote")) and list(others) == [paragraph]


def _nothing(element: Element) -> bool:
    if element.tag in MARKS:
        return True
    if element.tag in (R, HYPERLINK):
        return all(one.tag == RPR or _nothing(one) for one in element)
    return False


def settled(root: Element, *, accept: bool) -> Element:
    """A copy of a part with every tracked change accepted or rejected."""
    twin: Element = etree.fromstring(etree.tostring(root))
    settle(twin, accept=accept)
    return twin
