"""From rows to paragraphs: by indent, by how full a row is, by labels and sizes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from planforge.importer.labels import read_label
from planforge.importer.pdf.rows import Row, is_annex, joined, usual_size

_WIDE = 0.75
_STOP = re.compile(r"[。！？：；:;]$")


@dataclass(slots=True)
class Passage:
    """Rows that belong together.

    Attributes:
        words: all of them.
        rows: what they were read from.
        cells: the row is one of a table.
    """

    words: str
    rows: list[Row] = field(default_factory=list)
    cells: bool = False

    @property
    def size(self) -> float:
        """Of its first row."""
        return self.rows[0].size


@dataclass(frozen=True, slots=True)
class Measure:
    """The text block: where lines usually begin and end, their size and distance, in points."""

    left: float
    right: float
    size: float
    pitch: float


def measure(rows: Sequence[Row]) -> Measure:
    """The text block of a document or a page."""
    rows = [row for row in rows if row.table is None]
    size = usual_size(rows)
    body = [row for row in rows if abs(row.size - size) < 0.6] or list(rows)
    starts = Counter(round(row.x) for row in body)
    often = [x for x, count in starts.items() if count * 20 >= len(body)]
    ends = sorted(row.end for row in body)
    right = ends[min(len(ends) - 1, int(len(ends) * 0.95))] if ends else 500.0
    gaps = Counter(
        round(one.y - two.y)
        for one, two in pairwise(body)
        if one.page == two.page and 0 < one.y - two.y < 4 * size
    )
    pitch = max(gaps, key=lambda gap: (gaps[gap], -gap)) if gaps else 2 * size
    return Measure(min(often, default=min(starts, default=0)), right, size, float(pitch))


def is_title(passage: Passage, size: float) -> bool:
    """Set far larger than the text, at the start."""
    return passage.rows[0].page <= 3 and passage.size >= 1.3 * size


def passages(pages: Sequence[Sequence[Row]]) -> Iterator[Passage]:
    """The passages of all pages in order."""
    whole = measure([row for rows in pages for row in rows])
    current: Passage | None = None
    for rows in pages:
        own = measure(rows) if len(rows) >= 8 else whole
        if abs(own.right - whole.right) < 3 * whole.size:
            own = replace(own, right=whole.right)
        for row in rows:
            if current is not None and _continues(current, row, own):
                words = joined(current.words, row.words, spaced=True)
                current = Passage(words, [*current.rows, row])
                continue
            if current is not None:
                yield current
            current = Passage(row.words, [row], cells=len(row.cells) > 1)
    if current is not None:
        yield current


def _continues(passage: Passage, row: Row, block: Measure) -> bool:
    """Whether a row goes on with the passage."""
    first, last = passage.rows[0], passage.rows[-1]
    em = last.size
    if passage.cells or len(row.cells) > 1 or abs(last.size - row.size) > 0.7:
        return False
    same_page = last.page == row.page
    if same_page and last.y - row.y > max(1.5 * block.pitch, 2.2 * em):
        return False
    if _large(last, block):
        return same_page and _centred_alike(last, row) and read_label(row.words) is None
    if is_annex(row.words) or row.x > (block.left + block.right) / 2:
        return False
    stopped = _STOP.search(last.words) is not None
    if last.end < block.right - (1.0 if stopped else 2.1) * em:
        # Widths are guessed: where lines are indented, one at the margin goes on by its place.
        wide = last.end > block.left + _WIDE * (block.right - block.left)
        outdented = first is last and row.x < first.x - 0.8 * em and row.x < block.left + em
        return outdented and wide and not stopped and read_label(row.words) is None
    return _aligned(first, last, row, em)


def _aligned(first: Row, last: Row, row: Row, em: float) -> bool:
    """By indents alone, the row before being full."""
    labelled = read_label(row.words) is not None
    if first is not last:
        return abs(row.x - last.x) < 0.8 * em and not (labelled and _STOP.search(last.words))
    if row.x < first.x - 0.8 * em:
        return True
    if row.x > first.x + 0.8 * em:
        return read_label(first.words) is not None and not labelled
    return not labelled and _STOP.search(last.words) is None


def _large(row: Row, block: Measure) -> bool:
    return row.size > 1.25 * block.size


def _centred_alike(one: Row, two: Row) -> bool:
    return abs((one.x + one.end) - (two.x + two.end)) < 3 * one.size
