"""Headers and footers of a foreign file, made safe to take along: words, look and pictures stay."""

from collections.abc import Callable, Mapping

from lxml import etree
from lxml.etree import _Element as Element

from planforge.ooxml import names

_W = f"{{{names.W}}}"
_R = f"{{{names.R}}}"
_BLIP = f"{{{names.A}}}blip"
_IMAGE_DATA = f"{{{names.V}}}imagedata"

_DROPPED = frozenset(
    _W + tag
    for tag in (
        "del", "moveFrom", "rPrChange", "pPrChange", "tblPrChange", "tblGridChange", "trPrChange",
        "tcPrChange", "sectPrChange", "numberingChange", "numPr", "bookmarkStart", "bookmarkEnd",
        "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "proofErr",
        "permStart", "permEnd", "footnoteReference", "endnoteReference", "object", "altChunk",
        "subDoc", "control", "contentPart", "moveFromRangeStart", "moveFromRangeEnd",
        "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd",
        "customXmlDelRangeStart", "customXmlDelRangeEnd", "lastRenderedPageBreak", "cellIns",
        "cellDel", "cellMerge", "sectPr", "delText", "delInstrText",
    )
)  # fmt: skip
"""What a header may hold and the new file has no use or no part for."""

_OPENED = frozenset(
    _W + tag for tag in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent")
)
"""What is taken away while its content stays."""

_EMPTIED = frozenset(_W + tag for tag in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))
_NAMED = frozenset(_W + tag for tag in ("pStyle", "rStyle", "tblStyle"))
_FIELDS = frozenset(
    (
        "PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "STYLEREF", "TITLE", "SUBJECT", "DATE",
        "TIME", "PAGEREF", "REVNUM", "IF",
    )
)  # fmt: skip
"""Fields that only look at the document; a field that names a file or address could fetch it."""

_CARRIERS = (f"{_W}drawing", f"{_W}pict")

Pictures = Callable[[str], str | None]
"""The id in the new part for a relationship's id in the old one; None for what is left out."""


def tidy(root: Element, styles: Mapping[str, str], pictures: Pictures) -> bool:
    """Clean a header or footer in place.

    Args:
        root: ``w:hdr`` or ``w:ftr``.
        styles: new style ids by old ones.
        pictures: asked for each picture, in order of reading.

    Returns:
        Whether anything was left out that a reader would see.
    """
    lost = _pictures(root, pictures)
    for element in list(root.iter(*_DROPPED, *_EMPTIED)):
        lost = lost or element.tag in (f"{_W}object", f"{_W}altChunk", f"{_W}control")
        _remove(element)
    for element in list(root.iter(*_OPENED)):
        _open(element)
    lost = _fields(root) or lost
    for element in root.iter(etree.Element):
        _attributes(element)
        if element.tag in _NAMED:
            old = element.get(f"{_W}val", "")
            element.set(f"{_W}val", styles.get(old, old))
    return lost


def _pictures(root: Element, pictures: Pictures) -> bool:
    """Keep the pictures of the file itself; charts, diagrams and linked pictures go."""
    lost = False
    for carrier in list(root.iter(*_CARRIERS)):
        for element in list(carrier.iter(etree.Element)):
            asked = {key: text for key, text in element.attrib.items() if _related(key)}
            if not asked:
                continue
            wanted = f"{_R}embed" if element.tag == _BLIP else f"{_R}id"
            holder = element.tag in (_BLIP, _IMAGE_DATA)
            number = pictures(str(asked.get(wanted, ""))) if holder else None
            for key in asked:
                del element.attrib[key]
            if number is not None:
                element.set(wanted, number)
            elif holder or element.tag.rpartition("}")[2] in ("chart", "relIds"):
                lost = True
                _remove(carrier)
                break
    return lost


def _fields(root: Element) -> bool:
    """Turn fields that could lead out of the file into the words they show."""
    lost = False
    for element in list(root.iter(f"{_W}fldSimple")):
        if not _harmless(element.get(f"{_W}instr", "")):
            lost = True
            _open(element)
    for paragraph in root.iter(f"{_W}p"):
        if not _all_harmless(paragraph):
            lost = True
            for element in list(paragraph.iter(f"{_W}instrText", f"{_W}fldChar")):
                _remove(element)
    return lost


def _all_harmless(paragraph: Element) -> bool:
    """Whether each field's code, gathered over its runs, is harmless."""
    codes: list[str] = []
    for element in paragraph.iter(f"{_W}instrText", f"{_W}fldChar"):
        if element.tag == f"{_W}instrText":
            codes = [*codes[:-1], (codes[-1] if codes else "") + (element.text or "")]
        elif element.get(f"{_W}fldCharType") == "begin":
            codes.append("")
    return all(_harmless(code) for code in codes)


def _harmless(code: str) -> bool:
    word = code.split(None, 1)[0].upper() if code.split() else ""
    known = word in _FIELDS or word.startswith("=")
    outside = "INCLUDE" in code.upper() or "DDE" in code.upper() or "://" in code
    return known and not outside


def _attributes(element: Element) -> None:
    """Take away traces of editing, and relationships that nothing leads to any more."""
    picture = element.tag in (_BLIP, _IMAGE_DATA)
    for key in list(element.attrib):
        space, _, local = str(key).rpartition("}")
        traced = local.startswith("rsid") or local in ("paraId", "textId", "author", "href")
        if traced or (space == _R[:-1] and not picture):
            del element.attrib[key]


def _related(key: object) -> bool:
    return str(key).startswith(_R)


def _open(element: Element) -> None:
    """Put the children of an element into its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
