"""Lines that YAML folds into one: between Chinese characters no space belongs there."""

import re
import unicodedata
from collections.abc import Iterable

_GAP = re.compile(r"[ \t\n]*")


def unfolded(text: str, lines: Iterable[str]) -> str:
    """The text without the spaces that folding put between Chinese characters.

    Args:
        text: what YAML made of the lines: each single line end became a space.
        lines: the lines as written, without what stands before the value in the first one.
    """
    kept: list[str] = []
    position = 0
    for line in lines:
        piece = line.strip(" \t")
        if not piece:
            continue
        if kept and _folded(text, kept[-1], position, piece[0]):
            kept.pop()
        if not text.startswith(piece, position):
            break
        after = position + len(piece)
        gap = _GAP.match(text, after)
        end = gap.end() if gap else after
        kept += (piece, text[after:end])
        position = end
    return "".join(kept) + text[position:]


def _folded(text: str, gap: str, position: int, first: str) -> bool:
    """The gap before position is a fold between two wide characters, the second being first."""
    return (
        gap == " "
        and text.startswith(first, position)
        and _wide(first)
        and _wide(text[position - 2])
    )


def _wide(char: str) -> bool:
    """A Chinese character or mark; curly quotes and dashes count, as they stand in Chinese."""
    return unicodedata.east_asian_width(char) in "WFA"
