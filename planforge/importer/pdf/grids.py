"""Tables of a page by their ruled lines: which cells there are, and what stands in each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planforge.importer.pdf.extract import Page, Piece, Stroke

_NEAR = 2.5
"""Points by which lines that meet may miss each other."""
_MOST_PAIRS = 400_000
"""Lines across times lines down: beyond, it is a drawing."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: the pieces in it, and how many columns and rows it covers."""

    pieces: tuple[Piece, ...]
    colspan: int
    rowspan: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        xs: where its columns begin, and where the last one ends.
        top: its upper edge.
        rows: from top to bottom.
    """

    xs: tuple[float, ...]
    top: float
    rows: tuple[tuple[GridCell, ...], ...]


def grids_of(page: Page) -> tuple[list[Grid], set[Piece]]:
    """The ruled tables of a page with at least two columns and rows, and the pieces in them."""
    across = [s for s in page.strokes if abs(s.y0 - s.y1) < 1 and abs(s.x0 - s.x1) > 8]
    down = [s for s in page.strokes if abs(s.x0 - s.x1) < 1 and abs(s.y0 - s.y1) > 4]
    if not across or not down or len(across) * len(down) > _MOST_PAIRS:
        return [], set()
    found: list[Grid] = []
    taken: set[Piece] = set()
    for rows, columns in _meeting(across, down):
        frame = _Frame(rows, columns)
        if len(frame.xs) < 3 or len(frame.ys) < 3:
            continue
        inside = [piece for piece in page.pieces if piece.level and frame.holds(piece)]
        if inside:
            found.append(frame.grid(inside))
            taken.update(inside)
    return found, taken


def _meeting(
    across: Sequence[Stroke], down: Sequence[Stroke]
) -> Iterable[tuple[list[Stroke], list[Stroke]]]:
    """The lines by tables: those that meet belong together."""
    group = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for i, row in enumerate(across):
        for j, column in enumerate(down):
            beside = min(row.x0, row.x1) - _NEAR <= column.x0 <= max(row.x0, row.x1) + _NEAR
            level = min(column.y0, column.y1) - _NEAR <= row.y0 <= max(column.y0, column.y1) + _NEAR
            if beside and level:
                group[root(i)] = root(len(across) + j)
    tables: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for i, row in enumerate(across):
        tables.setdefault(root(i), ([], []))[0].append(row)
    for j, column in enumerate(down):
        tables.setdefault(root(len(across) + j), ([], []))[1].append(column)
    return [table for table in tables.values() if table[0] and table[1]]


class _Frame:
    """The lines of one table."""

    def __init__(self, across: Sequence[Stroke], down: Sequence[Stroke]) -> None:
        self._across = across
        self._down = down
        self.xs = _snapped(stroke.x0 for stroke in down)
        self.ys = _snapped(stroke.y0 for stroke in across)[::-1]

    def holds(self, piece: Piece) -> bool:
        """A piece starts within."""
        x, y = _middle(piece)
        return self.xs[0] < x < self.xs[-1] and self.ys[-1] < y < self.ys[0]

    def grid(self, pieces: Sequence[Piece]) -> Grid:
        """The table with the pieces in its cells."""
        width, height = len(self.xs) - 1, len(self.ys) - 1
        held: dict[tuple[int, int], list[Piece]] = {}
        for piece in pieces:
            x, y = _middle(piece)
            column = sum(x > edge for edge in self.xs[1:-1])
            row = sum(y < edge for edge in self.ys[1:-1])
            held.setdefault((row, column), []).append(piece)
        done: set[tuple[int, int]] = set()
        rows: list[tuple[GridCell, ...]] = []
        for row in range(height):
            cells: list[GridCell] = []
            for column in range(width):
                if (row, column) not in done:
                    across, down = self._span(row, column, done)
                    own = [(row + r, column + c) for r in range(down) for c in range(across)]
                    done.update(own)
                    inside = tuple(piece for at in own for piece in held.get(at, ()))
                    cells.append(GridCell(inside, across, down))
            rows.append(tuple(cells))
        return Grid(tuple(self.xs), self.ys[0], tuple(row for row in rows if row))

    def _span(self, row: int, column: int, done: set[tuple[int, int]]) -> tuple[int, int]:
        """Columns and rows that a cell covers: as far as no line parts them."""
        across = down = 1
        while (
            column + across < len(self.xs) - 1
            and (row, column + across) not in done
            and not self._parted_beside(row, column + across)
        ):
            across += 1
        while row + down < len(self.ys) - 1 and not any(
            self._parted_below(row + down, column + c) for c in range(across)
        ):
            down += 1
        return across, down

    def _parted_beside(self, row: int, column: int) -> bool:
        """A line stands left of the column in the row."""
        x, y = self.xs[column], (self.ys[row] + self.ys[row + 1]) / 2
        return any(
            abs(s.x0 - x) <= _NEAR and min(s.y0, s.y1) < y < max(s.y0, s.y1) for s in self._down
        )

    def _parted_below(self, row: int, column: int) -> bool:
        """A line lies over the row in the column."""
        y, x = self.ys[row], (self.xs[column] + self.xs[column + 1]) / 2
        return any(
            abs(s.y0 - y) <= _NEAR and min(s.x0, s.x1) < x < max(s.x0, s.x1) for s in self._across
        )


def _middle(piece: Piece) -> tuple[float, float]:
    return piece.x + 0.3 * piece.size, piece.y + 0.3 * piece.size


def _snapped(values: Iterable[float]) -> list[float]:
    """The places of lines, near ones taken for one, from small to large."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _NEAR:
            out.append(value)
    return out
