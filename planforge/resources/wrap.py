"""Breaking Chinese text into lines by columns."""

import re
import unicodedata

_CLOSING = "，。；：！？、）》”’】…"
_OPENING = "（《“‘【"
_PIECES = re.compile(r"[\x21-\x7e]+|.", re.DOTALL)


def columns(words: str) -> int:
    """How many columns words take on a console: a Chinese character two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in words)


def wrapped(words: str, width: int) -> list[str]:
    """Lines of at most width columns; no line starts with a closing mark or ends with an opening.

    A run of ASCII without blanks stays whole, even where it is wider.
    """
    lines: list[str] = []
    line = ""
    for unit in _units(words):
        if line and columns(line + unit.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += unit if line else unit.lstrip()
    return [*lines, line.rstrip()]


def _units(words: str) -> list[str]:
    """What no line break may part."""
    units: list[str] = []
    for piece in _PIECES.findall(words):
        sticks = piece[0] in _CLOSING or (units and units[-1][-1] in _OPENING)
        if sticks and units:
            units[-1] += piece
        else:
            units.append(piece)
    return units
