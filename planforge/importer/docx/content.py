"""Pieces of one look each as the inline nodes of the document model."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from planforge.document import CommentAnchor, Inline, Link, Strong, Text
from planforge.importer.docx.pieces import Piece


def content_of(pieces: Sequence[Piece]) -> tuple[Inline, ...]:
    """Inline nodes: comments around links around what is bold where the rest is not."""
    mixed = len({piece.bold for piece in pieces if piece.bold is not None}) > 1
    return tuple(_remarked(pieces, 0, mixed))


def words_of(pieces: Sequence[Piece]) -> str:
    """The characters alone; a node counts as a blank."""
    return "".join(piece.words if isinstance(piece.words, str) else " " for piece in pieces)


def _remarked(pieces: Sequence[Piece], depth: int, mixed: bool) -> Iterator[Inline]:
    if not any(len(piece.remarks) > depth for piece in pieces):
        yield from _linked(pieces, mixed)
        return
    for remark, group in groupby(pieces, lambda one: (one.remarks[depth : depth + 1] or ("",))[0]):
        inner = list(group)
        if remark:
            yield CommentAnchor(remark, tuple(_remarked(inner, depth + 1, mixed)))
        else:
            yield from _linked(inner, mixed)


def _linked(pieces: Sequence[Piece], mixed: bool) -> Iterator[Inline]:
    for link, group in groupby(pieces, lambda one: one.link):
        inner = list(group)
        if link:
            yield Link(link, tuple(_emphasised(inner, mixed)))
        else:
            yield from _emphasised(inner, mixed)


def _emphasised(pieces: Sequence[Piece], mixed: bool) -> Iterator[Inline]:
    if not mixed:
        yield from _joined(pieces)
        return
    bold = False
    runs: list[tuple[bool, list[Piece]]] = []
    for piece in pieces:
        bold = bold if piece.bold is None else piece.bold
        if runs and runs[-1][0] == bold:
            runs[-1][1].append(piece)
        else:
            runs.append((bold, [piece]))
    for strong, inner in runs:
        if strong:
            yield Strong(tuple(_joined(inner)))
        else:
            yield from _joined(inner)


def _joined(pieces: Sequence[Piece]) -> Iterator[Inline]:
    held: list[str] = []
    for piece in pieces:
        words = piece.words
        if isinstance(words, str):
            held.append(words)
            continue
        if held:
            yield Text("".join(held))
            held = []
        yield words
    if held:
        yield Text("".join(held))
