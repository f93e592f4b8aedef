"""Footnotes and endnotes of two files in one part."""

from lxml.etree import _Element as Element

from planforge.ooxml.redline.blocks import Merger
from planforge.ooxml.redline.scribe import Scribe
from planforge.ooxml.redline.tags import ID, copied, w

KINDS = ("footnote", "endnote")


def by_id(root: Element | None, kind: str) -> dict[str, Element]:
    """The notes of a part."""
    return {} if root is None else {one.get(ID, ""): one for one in root.iterfind(w(kind))}


def free_id(roots: list[Element | None], kind: str) -> int:
    """The first id that is in none of the parts."""
    numbers = [int(number) for root in roots for number in by_id(root, kind) if _whole(number)]
    return max(numbers, default=0) + 1


def _whole(number: str) -> bool:
    return number.removeprefix("-").isdecimal()


def merge(scribe: Scribe, kind: str, old: Element | None, new: Element) -> None:
    """Put old notes into the new part: those called in both with their changes, others added.

    Args:
        scribe: which has written the text and knows what notes it calls.
        kind: footnote or endnote.
        old: the old part, prepared; it is used up.
        new: the new part.
    """
    before, after = by_id(old, kind), by_id(new, kind)
    seen: set[str] = set()
    for sort, one, other in list(scribe.notes.pairs):
        if sort == kind and other not in seen and one in before and other in after:
            seen.add(other)
            note = after[other]
            note[:] = Merger(scribe).blocks(list(before[one]), list(note))
    for (sort, one), number in scribe.notes.alone.items():
        if sort == kind and one in before:
            made = copied(before[one])
            made.set(ID, str(number))
            new.append(made)
