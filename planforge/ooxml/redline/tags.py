"""Names in the trees of Word files, and small steps on them."""

import copy
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from lxml import etree
from lxml.etree import _Element as Element

from planforge.ooxml.names import MC, W
from planforge.ooxml.names import R as REL

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


@cache
def w(name: str) -> str:
    """A name in Word's namespace."""
    return f"{{{W}}}{name}"


P, R, T, TBL, TR, TC, SDT = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc"), w("sdt")
PPR, RPR, TRPR, TCPR, TBLPR = w("pPr"), w("rPr"), w("trPr"), w("tcPr"), w("tblPr")
SECT, SDT_CONTENT, HYPERLINK = w("sectPr"), w("sdtContent"), w("hyperlink")
INS, DEL, MOVE_FROM, MOVE_TO = w("ins"), w("del"), w("moveFrom"), w("moveTo")
DEL_TEXT, INSTR, DEL_INSTR = w("delText"), w("instrText"), w("delInstrText")
FLD_CHAR, FLD_TYPE, FLD_SIMPLE = w("fldChar"), w("fldCharType"), w("fldSimple")
ID, NAME, VAL = w("id"), w("name"), w("val")
BOOKMARK, BOOKMARK_END = w("bookmarkStart"), w("bookmarkEnd")
ALTERNATE = f"{{{MC}}}AlternateContent"
RELATION = f"{{{REL}}}"

TRACKED = (INS, DEL, MOVE_FROM, MOVE_TO)
CHANGES = tuple(
    w(f"{name}Change")
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr")
)
"""What holds former properties."""
ALONE = "alone"
"""An attribute that marks, while files are merged, fields that only one of them has."""

OLD = "o"
"""Before the ids of old bookmarks that stay, until ids are given anew."""

_SPACES = {"w": W, "r": REL}
_RSID = re.compile(r"rsid\w*$")
_SIGNED = (P, R, TR, SECT)
"""What sessions leave their ids on."""
_IDENTITY = frozenset((f"{{{_W14}}}paraId", f"{{{_W14}}}textId"))


def having(attributes: str) -> Callable[[Element], Iterator[Element]]:
    """Finds the elements of a tree that have some attributes, without a look at all others.

    Args:
        attributes: a condition of XPath, which knows ``w`` and ``r``.
    """
    path = etree.XPath(f"descendant-or-self::*[{attributes}]", namespaces=_SPACES)

    def found(tree: Element) -> Iterator[Element]:
        listed = path(tree)
        assert isinstance(listed, list)
        return (one for one in listed if isinstance(one, Element))

    return found


def texts(path: str) -> Callable[[Element], list[str]]:
    """Finds attributes anywhere in a tree, without an object for the elements that have them.

    Args:
        path: of XPath below any element, which knows ``w`` and ``r``.
    """
    ready = etree.XPath(f"descendant::{path}", namespaces=_SPACES, smart_strings=False)

    def found(tree: Element) -> list[str]:
        listed = ready(tree)
        assert isinstance(listed, list)
        return [str(one) for one in listed]

    return found


def child(element: Element | None, name: str) -> Element | None:
    """The first child of a name in Word's namespace, or None."""
    return None if element is None else next(element.iterchildren(w(name)), None)


def value(element: Element | None, name: str = "val") -> str:
    """An attribute in Word's namespace, or empty."""
    return "" if element is None else element.get(w(name), "")


def copied(element: Element) -> Element:
    """A copy, without the text behind it."""
    twin = copy.copy(element)
    twin.tail = None
    return twin


def first(element: Element, tag: str) -> Element | None:
    """The first child if it has this tag; properties stand first."""
    found = next(iter(element), None)
    return found if found is not None and found.tag == tag else None


def forget(element: Element) -> None:
    """Take away ids of paragraphs and of saving sessions, which say nothing of the text."""
    for one in element.iter(*_SIGNED):
        for key in tuple(one.attrib):
            if noise(str(key)):
                del one.attrib[key]


def noise(key: str) -> bool:
    """Whether an attribute tells of editing sessions only."""
    return key in _IDENTITY or (key.startswith("{" + W) and bool(_RSID.search(key)))


def canon(element: Element, skipped: frozenset[str] = frozenset()) -> str:
    """An element as text to compare: names in full, attributes sorted, sessions left out.

    Args:
        element: any.
        skipped: tags left out wherever they stand.
    """
    return "".join(_canon(element, skipped))


def _canon(element: Element, skipped: frozenset[str]) -> Iterator[str]:
    yield f"<{element.tag}"
    for key, text in sorted((str(k), str(v)) for k, v in element.attrib.items()):
        if not noise(key) and key not in (SPACE, ALONE):
            yield f" {key}={text!r}"
    yield ">"
    inner = element.text or ""
    if len(element) == 0 or inner.strip():
        yield inner
    for one in element:
        if one.tag not in skipped:
            yield from _canon(one, skipped)
    yield "</>"


def refill(element: Element, children: Sequence[Element]) -> None:
    """Make these the children of an element; those that stand at their place are not touched.

    lxml looks through all of a tree that is put somewhere, which takes its time for a whole text.
    """
    stay = set(children)
    for one in list(element):
        if one not in stay:
            element.remove(one)
    here = next(iter(element), None)
    for one in children:
        if one is here:
            here = here.getnext()
        elif here is None:
            element.append(one)
        else:
            here.addprevious(one)


def remove(element: Element) -> None:
    """Take an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Element) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = list(element)
