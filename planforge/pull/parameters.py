"""Texts of modules with parameters in braces: which words are whose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planforge.pull.lines import Span
from planforge.pull.spans import project
from planforge.source.parameters import BRACES


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a text: as written, as printed, and the parameter that it is; empty for none."""

    raw: str
    shown: str
    name: str = ""


def kept_parameters(raw: str, new: str, values: Mapping[str, str]) -> str:
    """New words of a text, with the parameters in braces as far as they are as they were.

    Args:
        raw: the text as the module or the plan writes it.
        new: what it shall print.
        values: the parameters.
    """
    pieces = _pieces(raw, values)
    texts = _projected(pieces, new)
    if texts is None:
        return new
    kept = (
        piece.raw if piece.name and text == piece.shown else text
        for piece, text in zip(pieces, texts, strict=True)
    )
    return "".join(kept)


def changed_parameters(raw: str, new: str, values: Mapping[str, str]) -> Mapping[str, str]:
    """The parameters that make a text say other words; empty where they alone cannot."""
    pieces = _pieces(raw, values)
    texts = _projected(pieces, new)
    found: dict[str, str] = {}
    for piece, text in zip(pieces, texts or (), strict=False):
        if text == piece.shown:
            continue
        if not piece.name or not text.strip() or found.setdefault(piece.name, text) != text:
            return {}
    return found


def _pieces(raw: str, values: Mapping[str, str]) -> list[_Piece]:
    return list(_cut(raw, values))


def _cut(raw: str, values: Mapping[str, str]) -> Iterator[_Piece]:
    at = 0
    for found in BRACES.finditer(raw):
        name = found[1].strip()
        if name in values:
            yield _Piece(raw[at : found.start()], raw[at : found.start()])
            yield _Piece(found[0], values[name], name)
            at = found.end()
    yield _Piece(raw[at:], raw[at:])


def _projected(pieces: list[_Piece], new: str) -> list[str] | None:
    """What each piece is to say; None where there are no parameters."""
    if len(pieces) < 2:
        return None
    return project([Span(piece.shown) for piece in pieces], new)
