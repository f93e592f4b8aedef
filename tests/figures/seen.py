"""What a reader would see of a drawing: words, boxes, and what lies where."""

from collections.abc import Sequence
from itertools import combinations

from planforge.figures import Drawing
from planforge.figures.drawing import Box, Line, Words
from planforge.figures.lettering import width

A4_WIDE = (689.0, 343.0)
A4_HIGH = (442.0, 535.0)
_SLACK = 0.5


def words_of(drawings: Sequence[Drawing]) -> list[Words]:
    return [s for drawing in drawings for s in drawing.shapes if isinstance(s, Words)]


def text_of(drawings: Sequence[Drawing]) -> str:
    return "".join(words.text for words in words_of(drawings))


def extent(words: Words) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a line of words."""
    room = width(words.text, words.size)
    left = {"start": words.x, "middle": words.x - room / 2, "end": words.x - room}[words.anchor]
    return left, words.y - words.size * 0.86, left + room, words.y + words.size * 0.14


def clipped(drawing: Drawing) -> list[str]:
    """Words that stick out of their box, or of the sheet."""
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    found = []
    for words in words_of((drawing,)):
        left, top, right, bottom = extent(words)
        if left < 0 or top < 0 or right > drawing.width or bottom > drawing.height:
            found.append(f"sheet: {words.text}")
        centre, middle = (left + right) / 2, (top + bottom) / 2
        held = [
            box
            for box in boxes
            if box.x <= centre <= box.x + box.width and box.y <= middle <= box.y + box.height
        ]
        for box in held[-1:]:
            inside = box.x - _SLACK <= left and right <= box.x + box.width + _SLACK
            if not inside or top < box.y - _SLACK or bottom > box.y + box.height + _SLACK:
                found.append(f"box: {words.text}")
    return found


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    """Lines of words that lie over each other."""
    found = []
    for one, other in combinations(words_of((drawing,)), 2):
        a, b = extent(one), extent(other)
        if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1:
            found.append((one.text, other.text))
    return found


def crossed(drawing: Drawing) -> list[str]:
    """Words that a line runs through."""
    lines = [s for s in drawing.shapes if isinstance(s, Line) and not s.faint]
    found = []
    for words in words_of((drawing,)):
        left, top, right, bottom = extent(words)
        for line in lines:
            for (x0, y0), (x1, y1) in zip(line.points, line.points[1:], strict=False):
                across = min(x0, x1) < right - 1 and max(x0, x1) > left + 1
                if across and min(y0, y1) < bottom - 1.5 and max(y0, y1) > top + 1.5:
                    found.append(words.text)
    return found


def outside(drawing: Drawing) -> list[object]:
    """Boxes and lines that leave the sheet."""
    found: list[object] = []
    for shape in drawing.shapes:
        match shape:
            case Box():
                corners = ((shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height))
            case Line():
                corners = shape.points  # type: ignore[assignment]
            case Words():
                continue
        if any(x < 0 or y < 0 or x > drawing.width or y > drawing.height for x, y in corners):
            found.append(shape)
    return found


def sound(drawings: Sequence[Drawing], room: tuple[float, float]) -> None:
    """Every sheet fits its room, in legible type, and nothing lies over anything."""
    assert drawings
    for drawing in drawings:
        assert drawing.width <= room[0] + _SLACK
        assert drawing.height <= room[1] + _SLACK
        assert min(words.size for words in words_of((drawing,))) >= 8
        assert clipped(drawing) == []
        assert overlapping(drawing) == []
        assert crossed(drawing) == []
        assert outside(drawing) == []
