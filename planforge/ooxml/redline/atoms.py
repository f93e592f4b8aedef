"""A paragraph cut into what can be the same in two files: characters, and things between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from lxml import etree
from lxml.etree import _Element as Element

from planforge.ooxml.following import MARKS
from planforge.ooxml.redline.tags import (
    BOOKMARK,
    FLD_CHAR,
    FLD_SIMPLE,
    FLD_TYPE,
    INSTR,
    PPR,
    RPR,
    SPACE,
    R,
    T,
    canon,
    child,
    copied,
    value,
    w,
)

_WRAPS = frozenset(w(name) for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo"))
_SKIPPED = frozenset((w("proofErr"), w("lastRenderedPageBreak")))
_COMMENT = w("commentReference")
_NOTES = frozenset((w("footnoteReference"), w("endnoteReference")))
_SHOWN = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_SHOWING = (T, *_SHOWN)
_NOTHING = frozenset((w("lang"), w("noProof"), w("rPrChange")))
_FONTS, _HINT = w("rFonts"), w("hint")
_BLANKS = re.compile(r"\s+")


class Sort(Enum):
    """What an atom is."""

    CHARACTER = 1
    THING = 2
    """A child of a run: a tab, a picture, the call of a note."""
    FIELD = 3
    """The runs of a field from its beginning to its end."""
    BLOCK = 4
    """A child of the paragraph: a content control, a formula."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the characters of a run look.

    Attributes:
        key: what it says, for comparison; hints and languages left out.
        properties: its ``w:rPr``, or None.
    """

    key: str
    properties: Element | None


PLAIN = Look("", None)


@dataclass(frozen=True, slots=True)
class Wrap:
    """What stands around runs: a link."""

    key: str
    element: Element


@dataclass(slots=True)
class Atom:
    """One piece of a paragraph.

    Attributes:
        sort: what it is.
        key: equal in two files where the pieces are.
        text: the characters that it shows.
        look: of a character or a thing.
        wraps: links around it, outermost first.
        elements: of what is no character: the elements themselves.
        result: of a field: the index in ``elements`` of the runs between separator and end.
    """

    sort: Sort
    key: str
    text: str
    look: Look = PLAIN
    wraps: tuple[Wrap, ...] = ()
    elements: tuple[Element, ...] = ()
    result: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Atoms:
    """The pieces of a paragraph.

    Attributes:
        all: in order.
        marks: what marks a place, each with the number of atoms before it: bookmarks, comments,
            the ends of fields that go over several paragraphs.
    """

    all: list[Atom] = field(default_factory=list)
    marks: list[tuple[int, Element]] = field(default_factory=list)


def atoms_of(paragraph: Element) -> Atoms:
    """The pieces of a ``w:p`` whose tracked changes are settled."""
    found = Atoms()
    _into([one for one in paragraph if one.tag != PPR], (), found)
    return found


def atoms_in(children: list[Element]) -> Atoms:
    """The pieces of some children of a paragraph."""
    found = Atoms()
    _into(children, (), found)
    return found


def words_of(paragraph: Element) -> str:
    """The characters that a paragraph shows, without the label that Word counts."""
    return "".join(atom.text for atom in atoms_of(paragraph).all)


def _into(children: list[Element], wraps: tuple[Wrap, ...], found: Atoms) -> None:
    at = 0
    ends = _fields(children)
    while at < len(children):
        element = children[at]
        if at in ends:
            found.all.append(_field(children[at : ends[at] + 1], wraps))
            at = ends[at] + 1
            continue
        at += 1
        _one(element, wraps, found)


def _one(element: Element, wraps: tuple[Wrap, ...], found: Atoms) -> None:
    tag = element.tag
    if tag == R:
        _run(element, wraps, found)
    elif tag in _SKIPPED or not isinstance(tag, str):
        return
    elif tag in MARKS:
        found.marks.append((len(found.all), element))
    elif tag in _WRAPS:
        said = sorted((str(k), str(v)) for k, v in element.attrib.items())
        shell = "".join(f"{key}={text!r}" for key, text in said)
        inner = [one for one in element if not str(one.tag).endswith("Pr")]
        _into(inner, (*wraps, Wrap(f"{tag} {shell}", element)), found)
    elif tag == FLD_SIMPLE:
        found.all.append(_simple(element, wraps))
    else:
        words = shown(element)
        found.all.append(Atom(Sort.BLOCK, canon(element), words, PLAIN, wraps, (element,)))


def _run(run: Element, wraps: tuple[Wrap, ...], found: Atoms) -> None:
    look = look_of(child(run, "rPr"))
    for element in run:
        tag = element.tag
        if tag == T:
            found.all.extend(
                Atom(Sort.CHARACTER, one, one, look, wraps) for one in element.text or ""
            )
        elif tag in (FLD_CHAR, INSTR, _COMMENT):
            found.marks.append((len(found.all), _lone(element, look)))
        elif tag == RPR or tag in _SKIPPED or not isinstance(tag, str):
            continue
        else:
            key = str(tag) if tag in _NOTES else canon(element)
            found.all.append(Atom(Sort.THING, key, _SHOWN.get(tag, ""), look, wraps, (element,)))


def _lone(element: Element, look: Look) -> Element:
    """A run of its own for one of its children."""
    run = element.makeelement(R)
    if look.properties is not None:
        run.append(copied(look.properties))
    run.append(copied(element))
    return run


def _simple(element: Element, wraps: tuple[Wrap, ...]) -> Atom:
    """A simple field as a complex one: only runs can be marked as deleted or inserted."""
    runs = [element.makeelement(R) for _ in range(4)]
    for run, kind in zip((runs[0], runs[2], runs[3]), ("begin", "separate", "end"), strict=True):
        etree.SubElement(run, FLD_CHAR).set(FLD_TYPE, kind)
    code = etree.SubElement(runs[1], INSTR)
    code.text = value(element, "instr")
    code.set(SPACE, "preserve")
    inner = [copied(one) for one in element if one.tag == R]
    return _field([*runs[:3], *inner, runs[3]], wraps)


def look_of(properties: Element | None) -> Look:
    """How characters with such a ``w:rPr`` look."""
    if properties is None:
        return PLAIN
    key = "".join(sorted(_said(properties)))
    return Look(key, properties) if key or len(properties) else PLAIN


def _said(properties: Element) -> Iterator[str]:
    for one in properties:
        if one.tag in _NOTHING or not isinstance(one.tag, str):
            continue
        if one.tag == _FONTS:
            fonts = sorted((str(k), str(v)) for k, v in one.attrib.items() if k != _HINT)
            if fonts:
                yield f"fonts {fonts}"
        else:
            yield canon(one)


def _fields(children: list[Element]) -> dict[int, int]:
    """For each child that begins a field which ends among them: where it ends."""
    out: dict[int, int] = {}
    opened: list[int] = []
    for at, element in enumerate(children):
        if element.tag != R:
            continue
        for char in element.iterfind(FLD_CHAR):
            kind = char.get(FLD_TYPE)
            if kind == "begin":
                opened.append(at)
            elif kind == "end" and opened:
                start = opened.pop()
                out[start] = at
    return {start: end for start, end in out.items() if _clean(children, start, end)}


def _clean(children: list[Element], start: int, end: int) -> bool:
    """The field's runs hold nothing else: no words before it begins or after it ends."""
    begins, ends = children[start], children[end]
    head = [one for one in begins if one.tag not in (RPR, *_SKIPPED)]
    tail = [one for one in ends if one.tag not in (RPR, *_SKIPPED)]
    return bool(head and tail) and head[0].tag == FLD_CHAR and tail[-1].tag == FLD_CHAR


def _field(elements: list[Element], wraps: tuple[Wrap, ...]) -> Atom:
    depth, split, code = 0, 0, []
    for at, element in enumerate(elements):
        for char in element.iter(FLD_CHAR, INSTR):
            if char.tag == INSTR:
                if not split:
                    code.append(char.text or "")
                continue
            kind = char.get(FLD_TYPE)
            depth += (kind == "begin") - (kind == "end")
            if kind == "separate" and depth == 1 and not split:
                split = at + 1
    result = (split, len(elements) - 1) if split else (0, 0)
    kept = tuple(one for one in elements if one.tag not in _SKIPPED)
    if len(kept) != len(elements):
        result = (0, 0)
    key = "field " + _BLANKS.sub(" ", "".join(code)).strip()
    text = "".join(shown(one) for one in elements[split:]) if split else ""
    if not result[1]:
        key += text
    return Atom(Sort.FIELD, key, text, PLAIN, wraps, kept, result)


def shown(element: Element) -> str:
    """The characters in an element, whatever is around them."""
    words = [
        one.text or "" if one.tag == T else _SHOWN[str(one.tag)]
        for one in element.iter(_SHOWING)
        if one.tag == T or getattr(one.getparent(), "tag", None) == R
    ]
    return "".join(words)


def bookmark_name(element: Element) -> str:
    """The name of a bookmark that starts, or empty."""
    return value(element, "name") if element.tag == BOOKMARK else ""
