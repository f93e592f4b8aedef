"""Comments put into a Word file; everything else in it stays as it was.

A comment is an entry of ``word/comments.xml`` with an id, ``w:commentRangeStart`` and
``w:commentRangeEnd`` around its words, and a run with ``w:commentReference`` behind them
(ISO/IEC 29500-1, 17.13.4). Runs are split where the words begin and end within one.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from planforge.ooxml.redline.parcel import Parcel

_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_NS}}}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_P, _R, _T, _RPR, _PPR = _W + "p", _W + "r", _W + "t", _W + "rPr", _W + "pPr"
_ID, _BOX = _W + "id", _W + "txbxContent"
_GONE = frozenset({_W + "del", _W + "moveFrom"})
_ENDS = "。；！？"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment to be put in.

    Attributes:
        paragraph: which ``w:p`` of the main part, in document order, from 0.
        words: what it is about, as the paragraph says it; empty for the whole paragraph. The
            comment stands on the sentence that holds them.
        text: what it says, a paragraph a line.
    """

    paragraph: int
    words: str
    text: str


def commented(
    data: bytes, name: str, comments: Sequence[Comment], *, author: str, initials: str
) -> bytes:
    """A Word file with comments added behind those that it has.

    Args:
        data: the file.
        name: what messages call it.
        comments: in the order in which they are numbered.
        author: whose they are.
        initials: of the author.

    Raises:
        LoadError: it is no Word file that we read, is broken, or beyond the bounds.
    """
    if not comments:
        return data
    parcel = Parcel(data, name)
    root = parcel.tree(parcel.main)
    assert root is not None
    paragraphs = list(root.iter(_P))
    part = parcel.related("comments")
    listed = parcel.tree(part)
    if listed is None:
        listed = etree.Element(_W + "comments", nsmap={"w": _NS})
        part = parcel.new_part("comments", listed)
    assert part is not None
    first = 1 + max((int(one.get(_ID, "0")) for one in listed if _number(one)), default=-1)
    for number, comment in enumerate(comments, first):
        paragraph = paragraphs[min(comment.paragraph, len(paragraphs) - 1)]
        _mark(_outside(paragraph), comment.words, number)
        listed.append(_entry(comment, number, author, initials))
    parcel.put(part, listed)
    parcel.put(parcel.main, root)
    return parcel.packed()


def _number(element: Element) -> bool:
    return element.get(_ID, "").isdecimal()


def _entry(comment: Comment, number: int, author: str, initials: str) -> Element:
    entry = etree.Element(_W + "comment")
    entry.set(_ID, str(number))
    entry.set(_W + "author", author)
    entry.set(_W + "initials", initials)
    for line in comment.text.split("\n"):
        run = etree.SubElement(etree.SubElement(entry, _P), _R)
        _text(run, line)
    return entry


def _outside(paragraph: Element) -> Element:
    """The paragraph, or the one that holds its text box: Word allows no comments in boxes."""
    for above in paragraph.iterancestors(_BOX):
        holder = next(above.iterancestors(_P), None)
        if holder is not None:
            return _outside(holder)
    return paragraph


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text element of a paragraph and where its characters stand in the paragraph's text."""

    element: Element
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.element.text or "")


def _mark(paragraph: Element, words: str, number: int) -> None:
    pieces = list(_pieces(paragraph))
    text = "".join(one.element.text or "" for one in pieces)
    start, end = _sentence(text, words)
    opening, closing = _range("Start", number), _range("End", number)
    reference = etree.Element(_R)
    etree.SubElement(reference, _W + "commentReference").set(_ID, str(number))
    if start == end:
        _around_nothing(paragraph, (opening, closing, reference))
        return
    first = _run_from(pieces, start)
    pieces = list(_pieces(paragraph))
    last = _run_until(pieces, end)
    first.addprevious(opening)
    last.addnext(closing)
    closing.addnext(reference)


def _sentence(text: str, words: str) -> tuple[int, int]:
    """Where the sentence with the words stands; the whole text where they are not found."""
    at = text.find(words) if words else -1
    if at < 0:
        return 0, len(text)
    start = max(text.rfind(end, 0, at) for end in _ENDS) + 1
    ends = [
        found + 1 for end in _ENDS if (found := text.find(end, max(at, at + len(words) - 1))) >= 0
    ]
    return start, min(ends, default=len(text))


def _pieces(paragraph: Element) -> Iterator[_Piece]:
    """The texts of a paragraph's own runs; deleted ones and those of text boxes left out."""
    start = 0
    for element in paragraph.iter(_T):
        run = element.getparent()
        if run is None or run.tag != _R or not _own(run, paragraph):
            continue
        yield _Piece(element, start)
        start += len(element.text or "")


def _own(run: Element, paragraph: Element) -> bool:
    for above in run.iterancestors():
        if above is paragraph:
            return True
        if above.tag == _P or above.tag in _GONE:
            return False
    return False


def _run_from(pieces: Sequence[_Piece], start: int) -> Element:
    """The run that begins at a position; split off where it begins within another."""
    piece = next(one for one in pieces if one.start <= start < one.end)
    run = _parent(piece.element)
    if start == piece.start and _first(piece.element):
        return run
    return _split(run, piece.element, start - piece.start)


def _run_until(pieces: Sequence[_Piece], end: int) -> Element:
    """The run that ends at a position; what lies behind is split off."""
    piece = next(one for one in pieces if one.start < end <= one.end)
    run = _parent(piece.element)
    if end < piece.end or piece.element.getnext() is not None:
        _split(run, piece.element, end - piece.start)
    return run


def _split(run: Element, element: Element, at: int) -> Element:
    """Cut a run within or behind one of its texts; returns the new run with what follows."""
    rest = etree.Element(_R, {str(key): str(value) for key, value in run.attrib.items()})
    properties = run.find(_RPR)
    if properties is not None:
        rest.append(deepcopy(properties))
    words = element.text or ""
    behind = list(element.itersiblings())
    if words[at:]:
        _text(rest, words[at:])
    for one in behind:
        rest.append(one)
    if words[:at]:
        _say(element, words[:at])
    else:
        run.remove(element)
    rest.tail, run.tail = run.tail, None
    run.addnext(rest)
    return rest


def _first(element: Element) -> bool:
    """Nothing but properties stands before it in its run."""
    before = element.getprevious()
    return before is None or before.tag == _RPR


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _around_nothing(paragraph: Element, marks: Sequence[Element]) -> None:
    properties = paragraph.find(_PPR)
    index = 0 if properties is None else paragraph.index(properties) + 1
    for one in reversed(marks):
        paragraph.insert(index, one)


def _range(end: str, number: int) -> Element:
    element = etree.Element(f"{_W}commentRange{end}")
    element.set(_ID, str(number))
    return element


def _text(run: Element, words: str) -> None:
    _say(etree.SubElement(run, _T), words)


def _say(element: Element, words: str) -> None:
    element.text = words
    if words != words.strip():
        element.set(f"{_XML}space", "preserve")
