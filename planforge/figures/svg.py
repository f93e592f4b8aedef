"""A drawing as SVG; a unit is a point, so that sizes of type are what they say."""

from collections.abc import Iterator

from planforge.figures.drawing import Box, Drawing, Line, Look, Shape, Words
from planforge.figures.lettering import FONTS, clean

_INK = "#222"
_FAINT = "#555"
_RULE = "#5b6b7f"
_GRID = "#d5dae1"
_FILLS = {
    Look.HEAD: ("#dfe8f3", 2.0),
    Look.PLAIN: ("#fff", 2.0),
    Look.ASIDE: ("#f3f3ee", 2.0),
    Look.EVENT: ("#eef2ee", 9.0),
    Look.QUESTION: ("#fdf3dc", 0.0),
    Look.OUTSIDE: ("#f6ece8", 2.0),
    Look.BAND: ("#f2f4f7", 0.0),
    Look.BAR: ("#7f9cc0", 2.0),
}
_HEAD = 5.0
_HALF = 2.6


def svg_of(drawing: Drawing, title: str, told: str = "") -> str:
    """The drawing as an SVG file; the same drawing gives the same bytes.

    Args:
        drawing: a sheet.
        title: what it is called.
        told: what it shows, for those who do not see it.
    """
    desc = f"<desc>{clean(told)}</desc>\n" if told and told != title else ""
    width, height = _n(drawing.width), _n(drawing.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{_n(drawing.width * drawing.scale)}pt" '
        f'height="{_n(drawing.height * drawing.scale)}pt" font-family="{FONTS}" role="img">\n'
        f"<title>{clean(title)}</title>\n{desc}"
        + "".join(f"{line}\n" for shape in drawing.shapes for line in _shape(shape))
        + "</svg>\n"
    )


def _shape(shape: Shape) -> Iterator[str]:
    match shape:
        case Box():
            yield _box(shape)
        case Line():
            yield from _line(shape)
        case Words():
            yield _words(shape)


def _box(box: Box) -> str:
    fill, radius = _FILLS[box.look]
    if box.look is Look.QUESTION:
        middle, centre = box.x + box.width / 2, box.y + box.height / 2
        corners = (
            (middle, box.y),
            (box.x + box.width, centre),
            (middle, box.y + box.height),
            (box.x, centre),
        )
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in corners)
        return f'<polygon points="{points}" fill="{fill}" stroke="{_RULE}" stroke-width="0.9"/>'
    rule = "" if box.look is Look.BAND else f' stroke="{_RULE}" stroke-width="0.9"'
    round_ = f' rx="{radius:g}"' if radius else ""
    return (
        f'<rect x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" '
        f'height="{_n(box.height)}"{round_} fill="{fill}"{rule}/>'
    )


def _line(line: Line) -> Iterator[str]:
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in line.points)
    rule = _GRID if line.faint else _RULE
    dashes = ' stroke-dasharray="4 3"' if line.dashed else ""
    yield (f'<polyline points="{points}" fill="none" stroke="{rule}" stroke-width="0.9"{dashes}/>')
    if line.arrow and len(line.points) > 1:
        yield f'<polygon points="{_tip(*line.points[-2:])}" fill="{_RULE}"/>'


def _tip(before: tuple[float, float], end: tuple[float, float]) -> str:
    """The three corners of an arrow's head; lines run along the axes."""
    (x0, y0), (x, y) = before, end
    if abs(y - y0) >= abs(x - x0):
        back = y - _HEAD if y >= y0 else y + _HEAD
        corners = ((x, y), (x - _HALF, back), (x + _HALF, back))
    else:
        back = x - _HEAD if x >= x0 else x + _HEAD
        corners = ((x, y), (back, y - _HALF), (back, y + _HALF))
    return " ".join(f"{_n(a)},{_n(b)}" for a, b in corners)


def _words(words: Words) -> str:
    bold = ' font-weight="bold"' if words.bold else ""
    anchor = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    return (
        f'<text x="{_n(words.x)}" y="{_n(words.y)}" font-size="{_n(words.size)}" '
        f'fill="{_FAINT if words.faint else _INK}"{anchor}{bold}>{clean(words.text)}</text>'
    )


def _n(value: float) -> str:
    """A number with two digits after the point at most."""
    return f"{round(value, 2):g}" if abs(value) < 10000 else str(round(value))
