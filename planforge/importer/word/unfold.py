"""A plan that stands in one table of two columns, a chapter in each row, as lines again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planforge.document import plain
from planforge.importer.docx.model import (
    WordBlock,
    WordCell,
    WordParagraph,
    WordRow,
    WordTable,
)
from planforge.importer.labels import read_label, title_like
from planforge.importer.word.pieces import Piece, pieces_in
from planforge.importer.word.tables import paragraphs_of

_COLUMNS = 2
_LEAST = 4
"""Rows of a table that is a plan."""
_SHARE = 0.6
"""Of the characters of the file that such a table holds, at least."""


@dataclass(frozen=True, slots=True)
class Unfolded:
    """The lines of a file whose plan stood in a table.

    Attributes:
        pieces: of the whole file.
        table: the number of the table's first paragraph.
        headings: the words over its columns, which are no part of the plan; may be empty.
    """

    pieces: tuple[Piece, ...]
    table: int
    headings: str


def unfold(pieces: Sequence[Piece]) -> Unfolded | None:
    """The lines of a file that is one table of chapters; None for other files."""
    sizes = [_size(piece) for piece in pieces]
    whole = sum(sizes)
    for at, piece in enumerate(pieces):
        table = piece.block
        if not isinstance(table, WordTable) or not table.rows or sizes[at] < _SHARE * whole:
            continue
        rows = list(table.rows)
        headings = "" if _chapter(rows[0]) else _words(rows.pop(0))
        if not _is_plan(rows):
            return None
        inner = tuple(line for row in rows for line in _lines(row))
        return Unfolded((*pieces[:at], *inner, *pieces[at + 1 :]), table.number, headings)
    return None


def _size(piece: Piece) -> int:
    if isinstance(piece.block, WordTable):
        return sum(len(plain(p.content)) for p in paragraphs_of((piece.block,)))
    return len(piece.words)


def _is_plan(rows: Sequence[WordRow]) -> bool:
    """Each row is a numbered chapter and its words, or goes on with those of the row above."""
    numbers = [_chapter(row) for row in rows if len(row.cells) == _COLUMNS]
    counted = numbers == list(range(1, len(numbers) + 1))
    shapes = all(1 <= len(row.cells) <= _COLUMNS for row in rows)
    simple = not any(isinstance(b, WordTable) for r in rows for c in r.cells for b in c.blocks)
    return counted and shapes and simple and len(numbers) >= _LEAST


def _chapter(row: WordRow) -> int:
    """The number of the chapter whose title the first of two cells is; 0 where it is none."""
    words = [w for w in _texts(row.cells[0]) if w] if len(row.cells) == _COLUMNS else []
    label = read_label(words[0]) if len(words) == 1 else None
    return label.number if label is not None and title_like(label.words) else 0


def _lines(row: WordRow) -> Iterator[Piece]:
    """The title as a heading, then the words."""
    *first, last = row.cells
    for cell in first:
        for piece in pieces_in(cell.blocks):
            yield replace(piece, level=1)
    yield from pieces_in(last.blocks)


def _words(row: WordRow) -> str:
    return "、".join(word for cell in row.cells for word in _texts(cell) if word)


def _texts(cell: WordCell) -> list[str]:
    return [plain(block.content).strip() for block in _paragraphs(cell.blocks)]


def _paragraphs(blocks: Sequence[WordBlock]) -> list[WordParagraph]:
    return [block for block in blocks if isinstance(block, WordParagraph)]
