"""A Word file as the same pieces that a plan's own rendering has."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from planforge.document import plain
from planforge.importer.docx.model import (
    WordBlock,
    WordFile,
    WordParagraph,
    WordPicture,
    WordTable,
)
from planforge.pull.lines import Column, Piece, Sort, clean, folded

_ANNEX = re.compile(r"附[件录]\s*[\dA-Z一二三四五六七八九十]*[：:]?")
_HEADING = re.compile(r"(?:heading|标题)\s*(\d)")


def pieces_seen(file: WordFile) -> list[Piece]:
    """The pieces of a Word file: no contents, no empty paragraphs, nothing hidden."""
    return list(_blocks(file.blocks, iter(range(1, 1_000_000_000))))


def _blocks(blocks: Iterable[WordBlock], tables: Iterator[int]) -> Iterator[Piece]:
    for block in blocks:
        match block:
            case WordParagraph():
                text = clean(plain(block.content))
                if not block.contents and not block.hidden and text.strip():
                    yield _line(block, text)
            case WordTable():
                yield from _rows(block, next(tables))
            case WordPicture():
                yield Piece(Sort.PICTURE, "图", number=block.number)


def _line(block: WordParagraph, text: str) -> Piece:
    label = block.label.text if block.label else ""
    level = block.outline
    named = _HEADING.match(block.style)
    if not level and named:
        level = int(named[1])
    sort = Sort.HEADING if level else Sort.ITEM if label else Sort.BODY
    return Piece(
        sort,
        text.strip(),
        label=label,
        bookmarks=block.bookmarks,
        depth=level,
        number=block.number,
        role=block.style,
    )


def _rows(table: WordTable, number: int) -> Iterator[Piece]:
    covered: dict[int, int] = {}
    for row in table.rows:
        cells: list[Column] = []
        column, first = 0, 0
        for cell in row.cells:
            while covered.get(column, 0):
                covered[column] -= 1
                column += 1
            cells.append(Column(_words(cell.blocks), column))
            first = first or _first(cell.blocks)
            for _ in range(cell.colspan):
                covered[column] = cell.rowspan - 1
                column += 1
        for rest in [rest for rest in covered if rest >= column and covered[rest]]:
            covered[rest] -= 1
        yield Piece(
            Sort.ROW,
            "",
            bookmarks=row.bookmarks,
            cells=tuple(cells),
            table=number,
            header=row.header,
            number=first or table.number,
        )


def _words(blocks: Sequence[WordBlock]) -> str:
    lines: list[str] = []
    for block in blocks:
        match block:
            case WordParagraph():
                text = clean(plain(block.content)).strip()
                label = block.label.text if block.label and text else ""
                if text and not block.hidden:
                    lines.append(label + text)
            case WordTable():
                for row in block.rows:
                    lines.append(" | ".join(_words(cell.blocks) for cell in row.cells))
            case WordPicture():
                lines.append("图")
    return "\n".join(lines)


def _first(blocks: Sequence[WordBlock]) -> int:
    return next((block.number for block in blocks if isinstance(block, WordParagraph)), 0)


def untyped(seen: Sequence[Piece], base: Sequence[Piece]) -> list[Piece]:
    """The pieces where a label that stands typed is told from the words.

    A label that Word cannot count is written as words, in the base too.
    """
    known: dict[str, Piece] = {}
    for piece in base:
        if piece.label and not piece.row:
            known.setdefault(folded(piece.label + piece.text), piece)
    labels = frozenset(piece.label for piece in base if piece.label)
    lengths = sorted({len(label) for label in labels}, reverse=True)
    return [_untyped(piece, known, labels, lengths) for piece in seen]


def _untyped(
    piece: Piece, known: Mapping[str, Piece], labels: frozenset[str], lengths: Sequence[int]
) -> Piece:
    if piece.row or piece.label or piece.sort is Sort.PICTURE:
        return piece
    own = known.get(piece.key)
    if own is not None:
        return replace(piece, text=own.text, label=own.label)
    label = next((piece.text[:n] for n in lengths if piece.text[:n] in labels), "")
    rest = piece.text[len(label) :].lstrip()
    if label and rest and not piece.text[len(label) :][:1].isalnum() and label != "-":
        return replace(piece, text=rest, label=label)
    return piece


def annex_label(piece: Piece) -> bool:
    """It is the number of an annex in a line of its own."""
    return not piece.row and _ANNEX.fullmatch(piece.text) is not None
