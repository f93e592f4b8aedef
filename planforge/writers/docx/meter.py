"""On which page things fall: lines counted on the layout's grid, for the contents."""

from math import ceil
from typing import NamedTuple

from planforge.profiles import Layout
from planforge.profiles.layout import TextStyle
from planforge.writers.docx.setting import Formats, line_height

_MM = 72 / 25.4
_TABLE_RULE = 0.5


def ems_of(text: str) -> float:
    """Width of text in characters; Latin letters and digits are half as wide."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


class Column(NamedTuple):
    """A table column in one style.

    Attributes:
        room: characters a line.
        lead: characters of the first line's indent.
        line: height of a line in points.
        around: space above and below a paragraph in points.
    """

    room: int
    lead: float
    line: float
    around: float


class Line(NamedTuple):
    """What a style's lines take up, in points.

    Attributes:
        height: of a line.
        wide: width of a character.
        sides: indents left and right.
        first: indent of the first line.
        before, after: space above and below a paragraph.
        keep: a paragraph stays with the next.
    """

    height: float
    wide: float
    sides: float
    first: float
    before: float
    after: float
    keep: bool


def style_lines(styles: dict[str, TextStyle], formats: Formats) -> dict[str, Line]:
    """The lines of each style."""
    return {
        key: Line(
            line_height(style),
            style.size_pt + style.tracking_pt,
            (style.left_chars + style.right_chars) * style.size_pt,
            style.first_chars * style.size_pt,
            formats.before(style),
            formats.after(style),
            style.keep_next,
        )
        for key, style in styles.items()
    }


class Meter:
    """Fills pages from top to bottom.

    Attributes:
        page: number of the page in hand, from 1 where numbering began.
        y: points used on it.
        height: of the type area in points.
    """

    def __init__(self, layout: Layout, lines: dict[str, Line]) -> None:
        page = layout.page
        self._sizes = (page.text_width_mm * _MM, page.text_height_mm * _MM)
        self._lines = lines
        self._kept = 0.0
        self._rooms: dict[tuple[str, float], tuple[int, float]] = {}
        self._wide = False
        self.page = 1
        self.y = 0.0
        self.height = self._sizes[1]

    @property
    def wide(self) -> bool:
        """The paper lies landscape."""
        return self._wide

    @wide.setter
    def wide(self, wide: bool) -> None:
        self._wide = wide
        self.height = self._sizes[0 if wide else 1]
        self._rooms.clear()

    @property
    def width(self) -> float:
        """Width of the type area in points."""
        return self._sizes[1] if self._wide else self._sizes[0]

    def lines(self, key: str, ems: float, width: float = 0) -> int:
        """How many lines text takes in a style.

        Args:
            key: the style's key.
            ems: width of the text in characters.
            width: of the column in points; that of the type area if 0.
        """
        known = self._rooms.get((key, width))
        if known is None:
            line = self._lines[key]
            room = max(1, int(((width or self.width) - line.sides) / line.wide + 0.01))
            known = self._rooms[key, width] = (room, line.first / line.wide)
        room, lead = known
        return ceil((ems + lead) / room - 0.01) or 1

    def paragraph(self, key: str, ems: float, *, kept: bool = False) -> int:
        """Set a paragraph, kept with the next where asked; returns the page on which it starts."""
        line, _, _, _, before, after, keep = self._lines[key]
        count = self.lines(key, ems)
        if keep or kept:
            self._kept += before + count * line + after
            return self.page + (self.y + self._kept + line > self.height + 1)
        start = self._room(before + line)
        self.y += before
        if self.y + count * line > self.height + 1:
            fit = max(1, int((self.height - self.y + 1) / line))
            per_page = max(1, int((self.height + 1) / line))
            pages = ceil((count - fit) / per_page)
            self.page += pages
            count -= fit + (pages - 1) * per_page
            self.y = 0
        self.y += count * line + after
        return start

    def block(self, height: float) -> int:
        """Set what cannot be broken: a picture, a table row; returns its page."""
        start = self._room(height)
        self.y += height + _TABLE_RULE
        return start

    def cell(self, key: str, ems: float, width: float) -> float:
        """Height of a paragraph in a table cell of this width, in points."""
        line, _, _, _, before, after, _ = self._lines[key]
        return before + self.lines(key, ems, width) * line + after

    def tall(self, key: str, ems: float) -> float:
        """Height of a paragraph with the space around it, in points."""
        line, _, _, _, before, after, _ = self._lines[key]
        return before + self.lines(key, ems) * line + after

    def left(self) -> float:
        """Points left on the page in hand."""
        return self.height - self.y - self._kept

    def column(self, key: str, width: float) -> "Column":
        """How a style fills a table column of this width in points."""
        line, _, _, _, before, after, _ = self._lines[key]
        self.lines(key, 0, width)
        room, lead = self._rooms[key, width]
        return Column(room, lead, line, before + after)

    def new_page(self) -> None:
        """Go to a new page, unless nothing stands on this one."""
        if self.y or self._kept:
            self.page += 1
        self.y = self._kept = 0.0

    def start_counting(self) -> None:
        """The page in hand is page 1."""
        self.page = 1

    def _room(self, height: float) -> int:
        """Set what waits for a neighbour, then turn the page if height does not fit."""
        if self.y + self._kept + height > self.height + 1 and self.y:
            self.page += 1
            self.y = 0.0
        self.y += self._kept
        self._kept = 0.0
        return self.page
