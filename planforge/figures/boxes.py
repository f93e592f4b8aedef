"""Boxes with words in them, and strips of a figure packed on sheets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planforge.figures.drawing import Box, Drawing, Look, Shape, Words, moved
from planforge.figures.lettering import broken, width

PAD = 5.0
LEAD = 1.35
EDGE = 2.0
NAME = 10.0
TEXT = 9.0
SMALL = 8.0


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a box: their size in points, and whether they are bold or faint."""

    text: str
    size: float = TEXT
    bold: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a figure that stays whole, its top left corner at 0, 0."""

    height: float
    shapes: tuple[Shape, ...]


def stacked(
    said: Sequence[Said], x: float, y: float, room: float, *, centred: bool = False
) -> tuple[tuple[Shape, ...], float]:
    """Words below each other within a width from x on, and where they end."""
    shapes: list[Shape] = []
    anchor, at = ("middle", x + room / 2) if centred else ("start", x)
    for words in said:
        for line in broken(words.text, words.size, room, even=centred):
            baseline = y + words.size * ((LEAD - 1) / 2 + 0.86)
            shapes.append(Words(at, baseline, line, words.size, anchor, words.bold, words.faint))
            y += words.size * LEAD
    return tuple(shapes), y


def boxed(
    said: Sequence[Said],
    wide: float,
    *,
    look: Look = Look.PLAIN,
    centred: bool = False,
    least: float = 0.0,
) -> Strip:
    """A box of a width with words in it, as high as they want and at least so high."""
    words, end = stacked(said, PAD, PAD, wide - 2 * PAD, centred=centred)
    tall = max(end + PAD, least)
    slack = (tall - end - PAD) / 2
    return Strip(tall, (Box(0, 0, wide, tall, look), *moved(words, 0, slack)))


def reach(said: Sequence[Said], room: float) -> float:
    """How wide words are when they are broken to a room."""
    return max(
        (width(line, s.size) for s in said for line in broken(s.text, s.size, room)), default=0.0
    )


def joined(strips: Sequence[Strip], down: float) -> list[Strip]:
    """The strips with the first and the last held to their neighbours, where a sheet has room."""
    found = list(strips)
    for at in (len(found) - 2, 0):
        if 0 <= at < len(found) - 1 and found[at].height + found[at + 1].height <= down:
            upper, lower = found[at : at + 2]
            shapes = (*upper.shapes, *moved(lower.shapes, 0, upper.height))
            found[at : at + 2] = [Strip(upper.height + lower.height, shapes)]
    return found


def packed(
    strips: Sequence[Strip], across: float, down: float, *, head: Strip | None = None
) -> Iterator[Drawing]:
    """The strips on as many sheets as they need; the head stands on each.

    A strip that is higher than a sheet has one of its own.
    """
    top = head.height if head is not None else 0.0
    page: list[Shape] = []
    y = top
    for strip in strips:
        if page and y + strip.height > down - 2 * EDGE:
            yield _sheet(head, page, across, y)
            page, y = [], top
        page += moved(strip.shapes, 0, y)
        y += strip.height
    if page:
        yield _sheet(head, page, across, y)


def _sheet(head: Strip | None, shapes: Sequence[Shape], across: float, tall: float) -> Drawing:
    every = (*(head.shapes if head is not None else ()), *shapes)
    return Drawing(across, tall + 2 * EDGE, tuple(moved(every, EDGE, EDGE)))
