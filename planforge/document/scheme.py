"""Numbering schemes: the marks by depth, as data."""

import re
from enum import Enum

from planforge.document.quick import quick


class Numeral(Enum):
    """The numeral style of a mark."""

    NONE = "none"
    BULLET = "bullet"
    CHINESE = "chinese"
    DECIMAL = "decimal"
    CIRCLED = "circled"
    PARENTHESIZED = "parenthesized"
    ROMAN = "roman"
    LETTER = "letter"


@quick
class Mark:
    """How one depth is numbered.

    Attributes:
        numeral: the numeral style; NONE prints nothing and counts nothing, BULLET prints prefix.
        prefix, suffix: printed around the numeral: （ and ）.
        joined: the numbers of the depths above come first, with a dot between: 1.1.2.
        restart: False for a count that runs through the whole document (第一条).
        gap: printed between label and words: a full-width space, or nothing.
    """

    numeral: Numeral
    prefix: str = ""
    suffix: str = ""
    joined: bool = False
    restart: bool = True
    gap: str = ""


@quick
class Scheme:
    """The marks by depth; a depth beyond the last mark takes the last one.

    Attributes:
        name: preset name, or "custom".
        marks: depth 1 first.
        skip_second: a childless list directly under depth 1 takes the third mark.
        full_path: a reference to a number prints just the number (3.2, 第五条), because it is
            unambiguous alone; otherwise number and title in quotation marks.
    """

    name: str
    marks: tuple[Mark, ...]
    skip_second: bool = False
    full_path: bool = False

    def mark(self, depth: int) -> Mark:
        """The mark of a depth, counted from 1."""
        return self.marks[min(depth, len(self.marks)) - 1]


_N = Numeral
_SPACE = "\u3000"

PRESETS: dict[str, Scheme] = {
    "gongwen": Scheme(
        "gongwen",
        (
            Mark(_N.CHINESE, "", "、"),
            Mark(_N.CHINESE, "（", "）"),
            Mark(_N.DECIMAL, "", "."),
            Mark(_N.DECIMAL, "（", "）"),
            Mark(_N.CIRCLED),
        ),
        skip_second=True,
    ),
    "compact": Scheme(
        "compact",
        (
            Mark(_N.CHINESE, "", "、"),
            Mark(_N.DECIMAL, "", "."),
            Mark(_N.DECIMAL, "（", "）"),
            Mark(_N.CIRCLED),
        ),
    ),
    "decimal": Scheme(
        "decimal",
        (
            Mark(_N.DECIMAL, gap=_SPACE),
            Mark(_N.DECIMAL, joined=True, gap=_SPACE),
            Mark(_N.DECIMAL, joined=True, gap=_SPACE),
            Mark(_N.DECIMAL, "（", "）"),
            Mark(_N.CIRCLED),
        ),
        full_path=True,
    ),
    "articles": Scheme(
        "articles",
        (
            Mark(_N.CHINESE, "第", "章", gap=_SPACE),
            Mark(_N.CHINESE, "第", "条", restart=False, gap=_SPACE),
            Mark(_N.CHINESE, "（", "）"),
            Mark(_N.DECIMAL, "", "."),
            Mark(_N.DECIMAL, "（", "）"),
        ),
        full_path=True,
    ),
}

_SAMPLE = re.compile(
    r"(?P<joined>(?:[1１][.．])+[1１])|(?P<chinese>一)|(?P<decimal>[1１])|(?P<circled>①)"
    r"|(?P<parenthesized>⑴)|(?P<roman>[IⅠ])|(?P<letter>[aA])"
)


def parse_mark(sample: str, *, restart: bool = True) -> Mark | None:
    """The mark that a sample such as （一）, 1.1, 第一条, ①, 1、, - or "" shows.

    A trailing space of any width in the sample becomes the gap. A sample without a numeral of
    at most two characters is a bullet. Returns None where the sample shows no numeral.
    """
    body = sample.rstrip(" \u3000")
    gap = sample[len(body) :]
    if not body:
        return Mark(Numeral.NONE)
    match = _SAMPLE.search(body)
    if match is None:
        return Mark(Numeral.BULLET, prefix=body, gap=gap) if len(body) <= 2 else None
    kind = match.lastgroup or "decimal"
    joined = kind == "joined"
    return Mark(
        Numeral.DECIMAL if joined else Numeral(kind),
        prefix=body[: match.start()],
        suffix=body[match.end() :],
        joined=joined,
        restart=restart,
        gap=gap,
    )
