"""From a paragraph to the one behind it, through what stands between without being one."""

from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _SDT, _CONTENT = _W + "p", _W + "sdt", _W + "sdtContent"
_WALLS = frozenset((_SDT, _CONTENT, _W + "customXml"))

MARKS = frozenset(
    _W + name
    for name in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart",
        "permEnd", "proofErr", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
        "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd",
        "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
        "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
    )
)  # fmt: skip
"""What marks a place without being content (ISO/IEC 29500-1, EG_RangeMarkupElements)."""


def following(paragraph: Element) -> Element | None:
    """The paragraph behind, through marks and the walls of content controls; not into a table."""
    here: Element = paragraph
    while True:
        after = here.getnext()
        while after is not None and after.tag in MARKS:
            after = after.getnext()
        if after is None:
            above = here.getparent()
            if above is None or above.tag not in _WALLS:
                return None
            here = above
            continue
        while after is not None and after.tag in _WALLS:
            inner = after.find(_CONTENT) if after.tag == _SDT else None
            after = inner if inner is not None else next(iter(after), None)
        return after if after is not None and after.tag == _P else None
