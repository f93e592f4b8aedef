"""How wide the columns of a table are: by what stands in them, the same for all writers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from planforge.document import (
    Column,
    Paragraph,
    Row,
    Table,
    placed,
    plain,
    text_width,
    whole_width,
)
from planforge.document.quick import quick
from planforge.profiles import Layout

_HEADING = 6
"""Characters of a column's heading that stand on one line."""

_SHORT = 6.0
"""Width of a label that breaks only where the table is crowded."""

_CROWDED = 0.9
_LONGEST_WHOLE = 14.0
_RAGGED = 0.7
"""What a line of several loses at its end, in characters."""

_SAFE = 0.3
"""Room to spare in a column, for fonts that are a little wider than reckoned."""

_STEPS = 10
_BLANK = 0.6
"""The share that a column to be filled in by hand keeps of what it asks for, at least."""

_ALIKE = 0.1
"""Columns that ask for the same, within so many characters, ask for nothing of their own."""

_AS_TALL = 0.3
_ENOUGH = 0.8
"""In lines: what counts as tall as the tallest cell of a row; what a cell may take anyway."""

_MM_PT = 72 / 25.4
_FIGURE = 0.78
"""The share of a page's height that a figure takes at most: less than writers shrink it to."""


@quick
class Room:
    """What a table has: its width and what the padding of a cell takes, in characters."""

    chars: float
    pad: float


@quick
class _Text:
    """A cell's text: its width on one line, and the least that keeps whole what must not break.

    ``soft`` keeps whole what had better not break.
    """

    width: float
    floor: float
    soft: float


Kin = Sequence[Sequence[str]]
"""What rows of further tables say, column by column."""

_Grid = Sequence[Sequence[tuple[int, _Text]]]
"""For each row the columns with text in them."""


def room_of(layout: Layout, *, landscape: bool = False) -> Room:
    """The room for tables on the pages of a layout."""
    page = layout.page
    width = page.text_width_mm
    if landscape and layout.footer.turned:
        width = page.height_mm - page.top_mm - page.bottom_mm
    elif landscape:
        width = page.height_mm - page.left_mm - page.right_mm
    size = layout.style("cell").size_pt / _MM_PT
    return Room(width / size, (2 * layout.table.pad_x_mm + 0.5) / size)


def sheet_of(layout: Layout, *, landscape: bool = False) -> tuple[float, float]:
    """Width and height in points that a figure may take on a page below its heading."""
    page = layout.page
    across, down = page.text_width_mm, page.text_height_mm
    if landscape and layout.footer.turned:
        across, down = down, across
    elif landscape:
        across = page.height_mm - page.left_mm - page.right_mm
        down = page.width_mm - page.top_mm - page.bottom_mm
    return across * _MM_PT, down * _FIGURE * _MM_PT


class Measured:
    """What stands in a table, measured once to give its columns widths in any room.

    Short facts stay on one line; what is left goes to the columns that make rows tall. A column
    to be filled in by hand keeps about the share it has.
    """

    def __init__(self, table: Table, *, asked: bool = False, kin: Kin = ()) -> None:
        """Measure a table.

        Args:
            table: its columns have relative widths.
            asked: the widths are the plan's own: a column is widened only where a number, a date
                or a name would break.
            kin: what the rows of further tables say that are to have the same columns.
        """
        self._columns = table.columns
        self._asked = asked
        self._head: list[list[tuple[int, _Text]]] = []
        self._rows: list[list[tuple[int, _Text]]] = []
        count = len(table.columns)
        if count > 1:
            self._head = list(_texts(table.rows[: table.header_rows], count, header=True))
            rows = _texts(table.rows[table.header_rows :], count, header=False)
            self._rows = [*self._head, *rows, *_said(kin)]

    def columns(self, room: Room) -> tuple[Column, ...]:
        """The columns on a page with such room."""
        count = len(self._columns)
        room_for_text = room.chars - count * room.pad
        if count < 2 or room_for_text < count:
            return tuple(map(replace, self._columns))
        wanted = [column.width * room.chars - room.pad for column in self._columns]
        widths = self._widths(wanted, room_for_text)
        total = sum(widths) + count * room.pad
        shares = [round((width + room.pad) / total, 4) for width in widths[:-1]]
        shares.append(round(1 - sum(shares), 4))
        return tuple(
            Column(share, column.align) for share, column in zip(shares, self._columns, strict=True)
        )

    def _widths(self, wanted: list[float], room: float) -> list[float]:
        rows, count = self._rows, len(wanted)
        if self._asked:
            widened = _widened(wanted, _floors(count, rows))
            return _widened(widened, _floors(count, rows, soft=True))
        blank = set(range(count)) - {at for row in rows[len(self._head) :] for at, _ in row}
        return _weighed(wanted, blank, rows, room)


def _texts(rows: Sequence[Row], count: int, *, header: bool) -> Iterator[list[tuple[int, _Text]]]:
    for cells in placed(tuple(rows)):
        yield [
            (at, _measured(line, header=header))
            for at, cell in cells
            if cell.colspan == 1 and at < count
            for block in cell.blocks
            if isinstance(block, Paragraph)
            for line in plain(block.content).split("\n")
            if line
        ]


def _said(rows: Kin) -> Iterator[list[tuple[int, _Text]]]:
    for row in rows:
        yield [
            (at, _measured(line, header=False))
            for at, text in enumerate(row)
            for line in text.split("\n")
            if line
        ]


@lru_cache(4096)
def _measured(text: str, *, header: bool) -> _Text:
    width = text_width(text) + _SAFE
    if header and len(text) <= _HEADING:
        return _Text(width, width, width)
    floor = whole_width(text)
    if header:
        floor = max(floor, width / 2 + 0.5)
    floor = min(floor + _SAFE, _LONGEST_WHOLE, width)
    return _Text(width, floor, width if width <= _SHORT + _SAFE else floor)


def _floors(count: int, rows: _Grid, *, soft: bool = False) -> list[float]:
    floors = [1.0] * count
    for row in rows:
        for at, text in row:
            least = text.soft if soft else text.floor
            if least > floors[at]:
                floors[at] = least
    return floors


def _widened(widths: list[float], floors: list[float]) -> list[float]:
    """The widths, each at least its floor; the others give way in proportion to what they have."""
    pairs = list(zip(floors, widths, strict=True))
    lack = sum(max(0.0, floor - width) for floor, width in pairs)
    spare = sum(max(0.0, width - floor) for floor, width in pairs)
    if not lack or lack > spare:
        return widths
    return [max(floor, width - lack / spare * max(0.0, width - floor)) for floor, width in pairs]


def _weighed(wanted: list[float], blank: set[int], rows: _Grid, room: float) -> list[float]:
    """The widths by content; wanted holds what the columns ask for.

    From the least that each column can do with, what is left is given step by step to the
    columns that make rows tall. Where no row is tall, the columns have what they ask for.
    """
    asks = [_BLANK * ask if at in blank else 0.0 for at, ask in enumerate(wanted)]
    widths: list[float] = []
    for soft in (True, False):
        widths = list(map(max, _floors(len(wanted), rows, soft=soft), asks))
        if sum(widths) <= _CROWDED * room:
            break
    if sum(widths) > room:
        return [width * room / sum(widths) for width in widths]
    full = _fullest(widths, rows)
    if sum(full) <= room:
        if max(wanted) - min(wanted) > _ALIKE:
            return _widened(wanted, full)
        widths = full
    else:
        widths = _lent(widths, rows, room)
    spare = (room - sum(widths)) / sum(widths)
    return [width + spare * width for width in widths]


def _lent(widths: list[float], rows: _Grid, room: float) -> list[float]:
    """Give what is left to the columns that make rows tall, until none does or nothing is left."""
    step = (room - sum(widths)) / _STEPS
    wide = [[(text.width, at) for at, text in row if text.width > widths[at]] for row in rows]
    tall = [row for row in wide if row]
    for _ in range(_STEPS):
        needs = _needs(widths, tall)
        total = sum(needs)
        if not total:
            break
        widths = [w + step * need / total for w, need in zip(widths, needs, strict=True)]
    return widths


def _fullest(widths: list[float], rows: _Grid) -> list[float]:
    """The widths with which nothing takes a second line."""
    full = list(widths)
    for row in rows:
        for at, text in row:
            if text.width > full[at]:
                full[at] = text.width
    return full


def _needs(widths: list[float], rows: list[list[tuple[float, int]]]) -> list[float]:
    """For each column how many lines too many it brings to rows in which it is the tallest.

    Args:
        widths: of the columns.
        rows: for each row the widths of its texts, with their columns.
    """
    needs = [0.0] * len(widths)
    room = [max(0.5, width - _RAGGED) for width in widths]
    for row in rows:
        lines = [(width / room[at], at) for width, at in row if width > widths[at]]
        if lines:
            tallest = max(lines)[0] - _AS_TALL
            for count, at in lines:
                if count >= tallest:
                    needs[at] += count - _ENOUGH
    return needs
