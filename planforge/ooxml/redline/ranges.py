"""The ranges that tell Word which moved text is which (ISO/IEC 29500-1, 17.13.5.23)."""

from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element as Element

from planforge.ooxml.redline.blocks import Segment
from planforge.ooxml.redline.scribe import Scribe
from planforge.ooxml.redline.tags import (
    DEL,
    DEL_INSTR,
    DEL_TEXT,
    ID,
    INS,
    INSTR,
    MOVE_FROM,
    MOVE_TO,
    NAME,
    OLD,
    PPR,
    T,
    first,
    w,
)

_NO_DATE = "1980-01-01T00:00:00Z"
"""A range must have a date (CT_MoveBookmark) where other changes need none; nobody shows it."""


def ranged(scribe: Scribe, segments: Sequence[Segment]) -> set[int]:
    """Put a named range around each block that was moved, where it was and where it is.

    A move of which the parts do not answer to each other is turned into deletion and insertion.

    LibreOffice 7.4 gives the paragraph behind a block that is moved and edited the style of the
    block when the one end is accepted or the other rejected. That is no matter of moves: it does
    so wherever a paragraph goes whose words belong to two changes, such as one that two people
    wrote. Only a move without marks of its edits would avoid it.

    Returns:
        Numbers of the moves that were turned.
    """
    count = 0
    turned: set[int] = set()
    for move in dict.fromkeys(segment.move for segment in segments):
        own = [segment for segment in segments if segment.move == move]
        sources = [segment for segment in own if segment.source]
        targets = [segment for segment in own if not segment.source]
        if len(sources) != len(targets):
            turned.add(move)
            for segment in own:
                _undone(segment)
            continue
        for source, target in zip(sources, targets, strict=True):
            count += 1
            _range(scribe, source, "moveFrom", count)
            _range(scribe, target, "moveTo", count)
    return turned


def _range(scribe: Scribe, segment: Segment, kind: str, count: int) -> None:
    start = scribe.change(w(f"{kind}RangeStart"))
    if start.get(w("date")) is None:
        start.set(w("date"), _NO_DATE)
    number = f"{OLD}{kind}{count}"
    start.set(ID, number)
    start.set(NAME, f"move{count}")
    opening = segment.paragraphs[0]
    opening.insert(0 if first(opening, PPR) is None else 1, start)
    end: Element = etree.Element(w(f"{kind}RangeEnd"))
    end.set(ID, number)
    segment.paragraphs[-1].addnext(end)


def _undone(segment: Segment) -> None:
    for paragraph in segment.paragraphs:
        for one in list(paragraph.iter(MOVE_FROM)):
            one.tag = DEL
            for text in list(one.iter(T, INSTR)):
                text.tag = DEL_TEXT if text.tag == T else DEL_INSTR
        for one in list(paragraph.iter(MOVE_TO)):
            one.tag = INS
