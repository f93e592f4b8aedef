"""Ids of tracked changes, bookmarks and pictures: one counter for all of a file."""

from collections.abc import Iterable

from lxml.etree import _Element as Element

from planforge.ooxml.names import WP
from planforge.ooxml.redline.tags import (
    ALONE,
    BOOKMARK,
    BOOKMARK_END,
    CHANGES,
    DEL_INSTR,
    FLD_CHAR,
    ID,
    INSTR,
    OLD,
    TRACKED,
    remove,
    w,
)

PICTURE = f"{{{WP}}}docPr"
_RANGES = tuple(
    w(f"{kind}Range{end}") for kind in ("moveFrom", "moveTo") for end in ("Start", "End")
)
_NUMBERED = (BOOKMARK, BOOKMARK_END, *_RANGES, *TRACKED, *CHANGES)
"""What a redline gives an id."""
_FIELDS = (FLD_CHAR, INSTR, DEL_INSTR)
_MOST = 1_000_000_000


def give_ids(roots: Iterable[Element], start: int) -> None:
    """Give ids to what has none yet; bookmarks without an end or a beginning are taken out.

    Args:
        roots: the parts that were merged.
        start: the first id that no part of the file has.
    """
    number = start if start < _MOST else 1
    for root in roots:
        _paired(root)
        bookmarks: dict[str, str] = {}
        pictures: set[str] = set()
        for element in root.iter(*_FIELDS):
            if element.get(ALONE) is not None:
                del element.attrib[ALONE]
        for element in root.iter(*_NUMBERED):
            said = element.get(ID)
            if said is not None and said.startswith(OLD):
                if said not in bookmarks:
                    bookmarks[said] = str(number)
                    number += 1
                element.set(ID, bookmarks[said])
            elif said == "":
                element.set(ID, str(number))
                number += 1
        for picture in root.iter(PICTURE):
            if picture.get("id", "") in pictures:
                picture.set("id", str(number))
                number += 1
            pictures.add(picture.get("id", ""))


def _paired(root: Element) -> None:
    marks = list(root.iter(BOOKMARK, BOOKMARK_END))
    starts = {one.get(ID) for one in marks if one.tag == BOOKMARK}
    ends = {one.get(ID) for one in marks if one.tag == BOOKMARK_END}
    for one in marks if starts != ends else ():
        if one.get(ID) not in starts or one.get(ID) not in ends:
            remove(one)
