"""A figure as data: boxes, lines and words at their places, in points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum


class Look(Enum):
    """What a box stands for; the writer of SVG says how each looks."""

    HEAD = "head"
    PLAIN = "plain"
    ASIDE = "aside"
    EVENT = "event"
    QUESTION = "question"
    OUTSIDE = "outside"
    BAND = "band"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text, its baseline at ``y``; ``anchor`` is start, middle or end."""

    x: float
    y: float
    text: str
    size: float
    anchor: str = "middle"
    bold: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A box; what stands in it is drawn as Words of their own."""

    x: float
    y: float
    width: float
    height: float
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points, with an arrow's head at its end where it leads somewhere."""

    points: tuple[tuple[float, float], ...]
    arrow: bool = False
    dashed: bool = False
    faint: bool = False


Shape = Box | Line | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """One sheet of a figure.

    Attributes:
        width, height: in units; a unit is a point.
        shapes: in the order in which they are drawn.
        told: what it says in words, a line each, indented by two blanks a level.
        scale: how many times as large it is printed.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    told: tuple[str, ...] = ()
    scale: float = 1.0


def moved(shapes: Sequence[Shape], across: float, down: float) -> Iterator[Shape]:
    """The shapes at another place."""
    for shape in shapes:
        if isinstance(shape, Words):
            x, y, look = shape.x + across, shape.y + down, (shape.bold, shape.faint)
            yield Words(x, y, shape.text, shape.size, shape.anchor, *look)
        elif isinstance(shape, Box):
            x, y = shape.x + across, shape.y + down
            yield Box(x, y, shape.width, shape.height, shape.look)
        else:
            points = tuple((x + across, y + down) for x, y in shape.points)
            yield Line(points, shape.arrow, shape.dashed, shape.faint)
