"""From the pieces of a page to its rows of words, without what repeats on every page."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planforge.importer.pdf.extract import Page, Piece
from planforge.importer.pdf.grids import Grid, GridCell, grids_of

_PAGE_NUMBER = re.compile(
    r"[-—–－·\s]*\d{1,4}[-—–－·\s]*|第\s*\d{1,4}\s*页(?:[\s，,/]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)
_DIGITS = re.compile(r"\d+")
_EDGE = 0.13
"""The share of a page's height, above and below, in which headers and footers stand."""
_AT_EDGE = 3
_ANNEX = re.compile(r"(?:附件|附录|附表)\s*(?:\d{1,2}|[一二三四五六七八九十])?\s*[:：]?")


@dataclass(frozen=True, slots=True)
class Row:
    """Words that stand on one line of a page.

    Attributes:
        page: from 1.
        x, end: where they start and about where they end, in points.
        y: of the base line from below.
        size: of most of its characters.
        cells: the words, parted where a wide gap is; one for a line of running text.
        starts: where each of these starts.
        table: the ruled table that stands here instead of words.
    """

    page: int
    x: float
    end: float
    y: float
    size: float
    cells: tuple[str, ...]
    starts: tuple[float, ...]
    table: Grid | None = None

    @property
    def words(self) -> str:
        """All its words."""
        return "\u3000".join(self.cells)


def rows_of(page: Page, number: int) -> list[Row]:
    """The rows of a page from top to bottom."""
    grids, taken = grids_of(page)
    pieces = [piece for piece in page.pieces if piece.level and piece not in taken]
    rows = [*_rows(pieces, number), *(_held(grid, number) for grid in grids)]
    return sorted(rows, key=lambda row: -row.y)


def cell_words(cell: GridCell) -> str:
    """The words of a cell of a ruled table, its lines joined."""
    words = ""
    for row in _rows(cell.pieces, 0):
        words = joined(words, " ".join(row.cells), spaced=True)
    return words


def _held(grid: Grid, number: int) -> Row:
    left, right = grid.xs[0], grid.xs[-1]
    return Row(number, left, right, grid.top, 0.0, ("", ""), (left, right), grid)


def _rows(pieces: Iterable[Piece], number: int) -> list[Row]:
    groups: list[list[Piece]] = []
    level = [piece for piece in pieces if piece.size > 0]
    for piece in sorted(level, key=lambda piece: -piece.y):
        last = groups[-1][0] if groups else None
        if last is not None and last.y - piece.y <= 0.4 * min(last.size, piece.size):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [row for group in groups if (row := _row(group, number)) is not None]


def askew(page: Page) -> str:
    """The words that do not run from left to right: watermarks, turned columns."""
    return "".join(piece.text.strip() for piece in page.pieces if not piece.level)


def _row(group: list[Piece], number: int) -> Row | None:
    pieces = sorted(group, key=lambda piece: piece.x)
    cells: list[str] = []
    starts: list[float] = []
    end = 0.0
    for piece in pieces:
        words = " ".join(piece.text.split())
        gap = piece.x - end
        if not cells or gap > 1.6 * piece.size:
            cells.append(words)
            starts.append(piece.x)
        else:
            spaced = piece.text[:1].isspace() or cells[-1][-1:].isspace() or gap > 0.2 * piece.size
            cells[-1] = joined(cells[-1], words, spaced=spaced)
        end = max(end, piece.x + width(words) * piece.size)
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[round(piece.size, 1)] += len(piece.text)
    if not any(cells):
        return None
    size = max(sizes, key=lambda one: (sizes[one], one))
    return Row(number, pieces[0].x, end, pieces[0].y, size, tuple(cells), tuple(starts))


def joined(one: str, two: str, *, spaced: bool) -> str:
    """Words set one behind the other; a space stays only between words of letters."""
    if spaced and one[-1:].isascii() and two[:1].isascii() and one.strip() and two.strip():
        return f"{one.rstrip()} {two.lstrip()}"
    return f"{one.rstrip()}{two.lstrip()}"


def width(words: str) -> float:
    """About how wide words are, in ems: a Chinese character has one, a letter half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.52 for char in words)


def is_annex(words: str) -> bool:
    """The line over an annex: 附件1."""
    return _ANNEX.fullmatch(words.strip()) is not None


def running(pages: Sequence[Page], rows: Sequence[Sequence[Row]]) -> set[Row]:
    """The rows that are page numbers, headers and footers.

    Plans repeat themselves: a row of the text's own size has to stand on most pages at one place.
    """
    at_edge = [list(_edge(page, own)) for page, own in zip(pages, rows, strict=True)]
    seen: Counter[tuple[str, int]] = Counter()
    for edge in at_edge:
        seen.update({_alike(row) for row in edge})
    usual = usual_size(row for own in rows for row in own)
    few = max(2, len(pages) // 4) if len(pages) < 12 else 3
    most = max(2, len(pages) * 3 // 5)
    return {
        row
        for edge in at_edge
        for row in edge
        if not is_annex(row.words)
        if _PAGE_NUMBER.fullmatch(row.words.strip())
        or seen[_alike(row)] >= (few if abs(row.size - usual) > 0.5 else most)
    }


def usual_size(rows: Iterable[Row]) -> float:
    """The size of most characters, in points; 10.5 where there are none."""
    weights: Counter[float] = Counter()
    for row in (row for row in rows if row.table is None):
        weights[row.size] += len(row.words)
    return max(weights, key=lambda one: (weights[one], one)) if weights else 10.5


def _alike(row: Row) -> tuple[str, int]:
    return _DIGITS.sub("#", "".join(row.words.split())), round(row.y / 4)


def _edge(page: Page, rows: Sequence[Row]) -> Iterator[Row]:
    words = [row for row in rows if row.table is None]
    for row in words[:_AT_EDGE]:
        if row.y > page.height * (1 - _EDGE):
            yield row
    for row in words[-_AT_EDGE:]:
        if row.y < page.height * _EDGE:
            yield row
