"""Styles of two files side by side: the new file's, and those that only the old one has."""

from collections.abc import Callable

from lxml.etree import _Element as Element

from planforge.ooxml.redline.lists import nums_in
from planforge.ooxml.redline.tags import VAL, canon, child, copied, value, w

_STYLE, _ID = w("style"), w("styleId")
_USES = (w("pStyle"), w("rStyle"), w("tblStyle"))
_LINKS = (w("basedOn"), w("next"), w("link"))
_QUIET = frozenset(
    w(name)
    for name in (
        "rsid", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "locked", "lang",
        "noProof", "next", "link", "autoRedefine",
    )
)  # fmt: skip
"""What says nothing of how text looks."""


class Styles:
    """The styles of a file by id."""

    def __init__(self, root: Element | None) -> None:
        self.root = root
        self.by_id: dict[str, Element] = {}
        self.by_name: dict[tuple[str, str], str] = {}
        for one in [] if root is None else root.iterfind(_STYLE):
            number = one.get(_ID, "")
            self.by_id.setdefault(number, one)
            self.by_name.setdefault((one.get(w("type"), ""), name_of(one)), number)

    def name(self, number: str) -> str:
        """The name of a style; its id where there is no such style."""
        found = self.by_id.get(number)
        return number if found is None else name_of(found)


def name_of(style: Element) -> str:
    """A style's name in small letters, as Word compares built-in ones."""
    return value(child(style, "name")).lower()


def join(
    old: Styles, new: Styles, trees: list[Element], num: Callable[[str], str]
) -> tuple[str, ...]:
    """Make the styles that old text uses mean the same in the new file.

    Args:
        old: the old file's.
        new: the new file's, which those that it lacks are added to.
        trees: old text, whose style ids are changed where they mean another style here.
        num: gives the numId in the redline of an old one.

    Returns:
        Names of styles that look different in the two files.
    """
    mapped: dict[str, str] = {}
    different: list[str] = []
    for tree in trees:
        for element in tree.iter(*_USES):
            number = value(element)
            if number not in mapped:
                mapped[number] = _mapped(old, new, number, mapped, num, different)
            if mapped[number] != number:
                element.set(VAL, mapped[number])
    return tuple(different)


def _mapped(
    old: Styles,
    new: Styles,
    number: str,
    mapped: dict[str, str],
    num: Callable[[str], str],
    different: list[str],
) -> str:
    style = old.by_id.get(number)
    if style is None or new.root is None:
        return number
    key = (style.get(w("type"), ""), name_of(style))
    twin = new.by_id.get(number)
    if twin is not None and (twin.get(w("type"), ""), name_of(twin)) == key:
        here = number
    else:
        here = new.by_name.get(key, "")
    if here:
        if _said(style) != _said(new.by_id[here]):
            different.append(value(child(style, "name")))
        return here
    return _added(old, new, number, mapped, num, different)


def _added(
    old: Styles,
    new: Styles,
    number: str,
    mapped: dict[str, str],
    num: Callable[[str], str],
    different: list[str],
) -> str:
    here, count = number, 1
    while here in new.by_id:
        here, count = f"{number}o{count}", count + 1
    made = copied(old.by_id[number])
    made.set(_ID, here)
    made.attrib.pop(w("default"), "")
    mapped[number] = here
    new.by_id[here] = made
    new.by_name[made.get(w("type"), ""), name_of(made)] = here
    assert new.root is not None
    new.root.append(made)
    for element in nums_in(made):
        element.set(VAL, num(value(element)))
    for link in list(made.iter(*_LINKS)):
        other = value(link)
        if link.tag != w("basedOn"):
            made.remove(link)
            continue
        if other not in mapped:
            mapped[other] = _mapped(old, new, other, mapped, num, different)
        link.set(VAL, mapped[other])
    return here


def _said(style: Element) -> list[str]:
    return sorted(canon(one, _QUIET) for one in style if one.tag not in _QUIET | {w("name")})


def defaults(root: Element | None) -> str:
    """What a file's styles say for all text."""
    found = child(root, "docDefaults")
    return "" if found is None else canon(found, _QUIET)


def number_of(styles: Styles, style: str) -> tuple[str, str]:
    """The numId and level that a paragraph style gives, through what it is based on; or empty."""
    num = level = ""
    seen: set[str] = set()
    while style and style not in seen:
        seen.add(style)
        found = styles.by_id.get(style)
        numbering = child(child(found, "pPr"), "numPr")
        num = num or value(child(numbering, "numId"))
        level = level or value(child(numbering, "ilvl"))
        style = value(child(found, "basedOn"))
    return num, level
