"""Text on a drawing: how wide it is at most, and how it breaks into lines."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

FONTS = (
    "'Noto Sans SC','Source Han Sans SC','Noto Sans CJK SC','Microsoft YaHei',"
    "'PingFang SC','SimHei',sans-serif"
)
_NARROW = 0.65
_CAPITAL = 0.78
_BROAD = 1.06
_PICTURE = 1.4
"""Widths in em, of the widest face in question: Noto Sans SC Bold; of pictures Segoe UI Emoji."""

_CLOSING = "，。；：！？、）》”’】…"
_SENTENCE = re.compile("[，。；]")
_FEW = (2, 3)
_ORPHAN = 2
_LISTED = re.compile("[^、]+、?")
_UNITS = re.compile(
    r"[!-~]*\d(?:分钟|个?小时|个?工作日|秒|天|日|人|元|条|件|单)内?|[!-~]+"
    "|[\U0001f1e6-\U0001f1ff]{2}"
    "|.(?:\u200d.|[\u0300-\u036f\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef])*"
)
"""What no line break may part: a count with its unit, a run of ASCII, a sign with its marks."""
_OPENING = "（《“‘【"


def width(words: str, size: float) -> float:
    """The width of words in user units, on the safe side in any of the fonts."""
    return sum(_em(sign) for sign in words) * size


def lines(words: str, size: float, room: float) -> list[str]:
    """Words broken so that no line is wider than its room."""
    found: list[str] = []
    line, taken = "", 0.0
    for unit in _units(words.replace("\n", " ")):
        if line and taken + width(unit.rstrip(), size) > room:
            found += _forced(line.rstrip(), size, room)
            line, taken = "", 0.0
        kept = unit if line else unit.lstrip()
        line += kept
        taken += width(kept, size)
    return [*found, *_forced(line.rstrip(), size, room)]


def broken(words: str, size: float, room: float, *, even: bool = True) -> list[str]:
    """Words in lines: a list after its commas; brackets at the end on lines of their own.

    ``even``: two or three lines are about as long, as suits words that stand centred.
    """
    return list(_broken(words.replace("\n", " "), size, room, even=even))


@lru_cache(8192)
def _broken(words: str, size: float, room: float, *, even: bool) -> Sequence[str]:
    if width(words, size) <= room:
        return [words]
    named = _LISTED.findall(words) if not _SENTENCE.search(words) else []
    if len(named) > 1 and all(width(name, size) <= room for name in named):
        found = [""]
        for name in named:
            if found[-1] and width(found[-1] + name, size) > room:
                found.append("")
            found[-1] += name
        return found
    if not even:
        return _unorphaned(words, size, room)
    head, mark, rest = words.partition("（")
    if not mark or not head or not rest.endswith("）") or "（" in rest:
        return _even(words, size, room)
    return [*_even(head, size, room), *_even(mark + rest, size, room)]


def _unorphaned(words: str, size: float, room: float) -> list[str]:
    """Words in lines of which the last is no single word of one or two characters."""
    found = lines(words, size, room)
    if len(found) < 2 or len(found[-1]) > _ORPHAN:
        return found
    for less in range(1, 4):
        tried = lines(words, size, room - less * size)
        if len(tried) == len(found) and len(tried[-1]) > _ORPHAN:
            return tried
    return found


def _even(words: str, size: float, room: float) -> list[str]:
    """Words in as few lines as the room asks for; two or three of them about as long."""
    found = lines(words, size, room)
    if len(found) not in _FEW:
        return found
    less = width(words, size) / len(found)
    while less < room:
        tried = lines(words, size, less)
        if len(tried) == len(found):
            return tried
        less += size / 2
    return found


def _units(words: str) -> list[str]:
    """What no line break may part: a run of ASCII, a sign with the marks that cling to it."""
    units: list[str] = []
    for piece in _UNITS.findall(words):
        if units and (piece[0] in _CLOSING or units[-1][-1] in _OPENING):
            units[-1] += piece
        else:
            units.append(piece)
    return units


def text(x: float, y: float, words: str, size: float, *, fill: str = "#222", more: str = "") -> str:
    """A line of text with its baseline at y."""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{fill}"{more}>{clean(words)}</text>'
    )


_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def clean(words: str) -> str:
    """Words as XML text: escaped, without signs that XML does not have."""
    kept = "".join(sign for sign in words if sign in "\t\n" or _drawn(sign))
    return kept.translate(_ESCAPES)


def _drawn(sign: str) -> bool:
    return ord(sign) >= 32 and not 0xD800 <= ord(sign) <= 0xDFFF and sign not in "\ufffe\uffff"


@lru_cache(8192)
def _em(sign: str) -> float:
    """How wide a sign is at most, in em."""
    kind = unicodedata.category(sign)
    if kind in ("Mn", "Me", "Cf"):
        return 0.0
    if sign in "@%mwMW":
        return _BROAD
    if sign.isascii():
        return _CAPITAL if sign.isupper() or sign == "&" else _NARROW
    far = unicodedata.east_asian_width(sign)
    if kind == "So" and far in "NW" and not "\u2e80" <= sign < "\U0001f000":
        return _PICTURE
    return _BROAD if far == "A" and sign.isupper() else 1.0


def _forced(line: str, size: float, room: float) -> list[str]:
    """A line, cut where it is wider than its room all the same: long words without blanks."""
    if width(line, size) <= room:
        return [line]
    found, current, taken = [], "", 0.0
    for sign in line:
        wide = width(sign, size)
        if current and taken + wide > room:
            found.append(current)
            current, taken = "", 0.0
        current += sign
        taken += wide
    return [*found, current]
