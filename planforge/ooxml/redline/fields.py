"""Fields that go over several paragraphs, such as contents."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from lxml.etree import _Element as Element

from planforge.ooxml.redline.tags import ALONE, FLD_CHAR, FLD_TYPE, INSTR, P


@dataclass(slots=True)
class _Field:
    pieces: list[Element] = field(default_factory=list)
    code: str = ""
    separated: bool = False
    several: bool = False


def mark_alone(old: Element, new: Element) -> bool:
    """Mark the pieces of fields that stand in one of the files only.

    A field over several paragraphs that both have stays as it is in the new file; its paragraphs
    change within it. One that a single file has is inserted or deleted with its paragraphs.

    Returns:
        Whether a field that both have has another instruction now.
    """
    ours, theirs = _fields(old), _fields(new)
    left = [one.code.split()[:1] for one in ours if one.several]
    right = [one.code.split()[:1] for one in theirs if one.several]
    several = [one for one in ours if one.several], [one for one in theirs if one.several]
    matcher = SequenceMatcher(None, [repr(x) for x in left], [repr(x) for x in right], False)
    pairs = [
        (several[0][block.a + n], several[1][block.b + n])
        for block in matcher.get_matching_blocks()
        for n in range(block.size)
    ]
    shared = {id(one) for pair in pairs for one in pair}
    for one in (*ours, *theirs):
        if id(one) not in shared:
            for piece in one.pieces:
                piece.set(ALONE, "1")
    return any(one.code.split() != other.code.split() for one, other in pairs)


def _fields(root: Element) -> list[_Field]:
    """Every field, in the order of their beginnings."""
    out: list[_Field] = []
    opened: list[tuple[_Field, Element | None]] = []
    for element in root.iter(FLD_CHAR, INSTR):
        kind = element.get(FLD_TYPE) if element.tag == FLD_CHAR else ""
        if kind == "begin":
            opened.append((_Field(), next(element.iterancestors(P), None)))
            out.append(opened[-1][0])
        if not opened:
            element.set(ALONE, "1")
            continue
        one, start = opened[-1]
        one.pieces.append(element)
        if not kind and not one.separated:
            one.code += element.text or ""
        one.separated |= kind == "separate"
        if kind == "end":
            one.several = next(element.iterancestors(P), None) is not start
            opened.pop()
    return out
