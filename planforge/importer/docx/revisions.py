"""Tracked changes: each listed, then made or undone in the tree, so that readers meet none.

What stays in its ``w:ins`` or ``w:del`` afterwards is text like any other
(ISO/IEC 29500-1, 17.13.5).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from planforge.importer.docx.losses import Loss, Losses
from planforge.importer.docx.model import Accepts, Revision, RevisionKind, Spot
from planforge.importer.docx.names import MC, M, W
from planforge.ooxml.following import MARKS, following

_RUNS = {
    W + "ins": RevisionKind.INSERTED,
    W + "del": RevisionKind.DELETED,
    W + "moveFrom": RevisionKind.MOVED_FROM,
    W + "moveTo": RevisionKind.MOVED_TO,
}
_CELLS = {
    W + "cellIns": RevisionKind.INSERTED,
    W + "cellDel": RevisionKind.DELETED,
    W + "cellMerge": RevisionKind.FORMATTED,
}
_FORMATS = tuple(
    f"{W}{name}Change"
    for name in (
        "rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "numbering",
    )
)  # fmt: skip
_ALL = (*_RUNS, *_CELLS, *_FORMATS)
_COMING = (RevisionKind.INSERTED, RevisionKind.MOVED_TO)
_GOING = (RevisionKind.DELETED, RevisionKind.MOVED_FROM)

_P, _TR, _TC, _PPR, _RPR = W + "p", W + "tr", W + "tc", W + "pPr", W + "rPr"
_HOLDERS = {_RPR, W + "trPr", W + "tcPr", W + "numPr", M + "ctrlPr"}
_WORDS = (W + "t", W + "delText", W + "tab", W + "br", W + "cr")
_UNTOUCHED = {
    _PPR: frozenset((_RPR, W + "sectPr", W + "pPrChange")),
    W + "sectPr": frozenset((W + "headerReference", W + "footerReference")),
    _RPR: frozenset(_RUNS),
    W + "trPr": frozenset(_RUNS),
    W + "tcPr": frozenset(_CELLS),
}
"""What a property change says nothing about, by the element that it stands in."""


@dataclass(frozen=True, slots=True)
class Story:
    """A part whose revisions are settled: its name, its tree and the number of each ``w:p``."""

    part: str
    root: Element
    paragraphs: dict[Element, int]

    def spot(self, element: Element) -> Spot:
        """The paragraph an element stands in; else the first within it; else the part's last."""
        above: Element | None = element
        while above is not None and above.tag not in (_P, _TR, _TC, W + "tbl"):
            above = above.getparent()
        if above is not None and above.tag != _P:
            above = next(above.iter(_P), None)
        last = max(len(self.paragraphs) - 1, 0)
        return Spot(self.part, last if above is None else self.paragraphs[above])


def settle(story: Story, first: int, accepts: Accepts, losses: Losses) -> list[Revision]:
    """Make or undo the tracked changes of a part, in its tree.

    Args:
        story: the part.
        first: index of its first revision in the file.
        accepts: whether a change counts as done.
        losses: where changes of cells are told.

    Returns:
        The revisions in document order.
    """
    found = [element for element in story.root.iter(*_ALL) if _is_change(element)]
    revisions: list[Revision] = []
    steps: list[Callable[[], None]] = []
    gone: list[Element] = []
    for index, element in enumerate(found, first):
        revision = _revision(story, index, element)
        revisions.append(revision)
        step = _step(element, revision.kind, accepts(revision), gone)
        if step is not None:
            steps.append(step)
        if element.tag in _CELLS:
            losses.add(Loss.CELL_CHANGE)
    for step in steps:
        step()
    for paragraph in reversed(gone):
        _merge(paragraph)
    return revisions


def _is_change(element: Element) -> bool:
    """The old properties within a change may hold marks of their own, which count no more."""
    parent = element.getparent()
    above = None if parent is None else parent.getparent()
    return above is None or not str(above.tag).endswith("Change")


def _revision(story: Story, index: int, element: Element) -> Revision:
    parent = element.getparent()
    mark = parent is not None and parent.tag in _HOLDERS
    kind = _RUNS.get(str(element.tag)) or _CELLS.get(str(element.tag)) or RevisionKind.FORMATTED
    if mark and parent is not None and parent.tag in (W + "numPr", M + "ctrlPr"):
        kind = RevisionKind.FORMATTED
    words = "" if mark or kind is RevisionKind.FORMATTED else "".join(_words(element))
    author, date = element.get(W + "author", ""), element.get(W + "date", "")
    return Revision(index, kind, author, date, words, story.spot(element))


def _words(element: Element) -> Iterator[str]:
    for piece in element.iter(*_WORDS):
        if piece.tag == W + "tab":
            if getattr(piece.getparent(), "tag", None) == W + "r":
                yield "\t"
        else:
            yield "\n" if piece.tag in (W + "br", W + "cr") else piece.text or ""


def _step(
    element: Element, kind: RevisionKind, accepted: bool, gone: list[Element]
) -> Callable[[], None] | None:
    """What is to be done in the tree; paragraphs whose mark goes are noted instead."""
    parent = element.getparent()
    assert parent is not None
    if element.tag in _FORMATS:
        return None if accepted else lambda: _restore(parent, element)
    goes = (kind in _COMING and not accepted) or (kind in _GOING and accepted)
    if parent.tag == W + "numPr":
        return None if accepted else lambda: _drop(parent)
    if parent.tag == _RPR and goes:
        holder = parent.getparent()
        paragraph = None if holder is None or holder.tag != _PPR else holder.getparent()
        if paragraph is not None:
            gone.append(paragraph)
        return None
    if parent.tag in (W + "trPr", W + "tcPr"):
        return (lambda: _drop(parent.getparent())) if goes else None
    if parent.tag in _HOLDERS or not goes:
        return None
    return lambda: _drop(element)


def _restore(parent: Element, change: Element) -> None:
    """The properties as they were, which the change holds as its child (17.13.5.29)."""
    untouched = _UNTOUCHED.get(str(parent.tag), frozenset())
    old = change[0] if len(change) else None
    for one in list(parent):
        if one.tag not in untouched:
            parent.remove(one)
    for place, one in enumerate(list(old) if old is not None else ()):
        parent.insert(place, one)


def _drop(element: Element | None) -> None:
    parent = None if element is None else element.getparent()
    if element is None or parent is None:
        return
    parent.remove(element)
    if parent.tag == W + "tbl" and parent.find(W + "tr") is None:
        _drop(parent)


def _merge(paragraph: Element) -> None:
    """Give what is left of a paragraph to the one behind it, whose properties hold (17.13.5.15)."""
    parent = paragraph.getparent()
    if parent is None:
        return
    content = [one for one in paragraph if one.tag != _PPR]
    if all(_is_nothing(one) for one in content):
        for one in _ranges_leaving(content):
            paragraph.addprevious(one)
        parent.remove(paragraph)
        return
    behind = following(paragraph)
    if behind is None:
        return
    content += _marks_behind(paragraph)
    first = next(iter(behind), None)  # find() would look at all children, each time
    if first is not None and first.tag != _PPR:
        first = None
    for one in reversed(content):
        if first is None:
            behind.insert(0, one)
        else:
            first.addnext(one)
    parent.remove(paragraph)


def _marks_behind(paragraph: Element) -> list[Element]:
    """The marks up to the next sibling; taken along, so that nobody walks over them again."""
    marks: list[Element] = []
    after = paragraph.getnext()
    while after is not None and after.tag in MARKS:
        marks.append(after)
        after = after.getnext()
    return marks


def _is_nothing(element: Element) -> bool:
    if element.tag in MARKS or element.tag == MC + "AlternateContent":
        return element.tag in MARKS
    if element.tag in _RUNS or element.tag == W + "r":
        return all(child.tag == _RPR or _is_nothing(child) for child in element)
    return element.tag == W + "lastRenderedPageBreak"


def _ranges_leaving(content: Iterable[Element]) -> Iterator[Element]:
    """The starts and ends of ranges that go on outside a paragraph that vanishes."""
    marks = [one for one in content if one.tag in MARKS and one.tag != W + "proofErr"]
    pairs: dict[tuple[str, str | None], int] = {}
    for one in marks:
        key = _range(one)
        pairs[key] = pairs.get(key, 0) + 1
    return (one for one in marks if pairs[_range(one)] == 1)


def _range(mark: Element) -> tuple[str, str | None]:
    name = str(mark.tag).removesuffix("Start").removesuffix("End")
    return name, mark.get(W + "id")
