"""The levels of a file's lists: what the numbering part says, links and overrides resolved."""

import re
from dataclasses import dataclass, replace
from typing import Final

from lxml.etree import _Element as Element

from planforge.importer.docx.indents import NO_INDENTS, Indents, read_indents
from planforge.importer.docx.names import W, child, number, on, value
from planforge.importer.docx.styles import Styles

MOST_LEVELS: Final = 9
"""A list has nine levels (ISO/IEC 29500-1, 17.9.6)."""
_PADDED = re.compile("0{1,9}1(?=,)")
_LONGEST_TEXT = 200
"""Characters of a level's text; Word takes 31 ([MS-OI29500] 2.1.283)."""
_MOST_LINKS = 8
"""Lists that lead to another through a numbering style; Word writes one such step."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes:
        start: its first number.
        fmt: ``w:numFmt``.
        digits: how many a decimal has at least, filled up with noughts: 3 for 001.
        text: with %1 to %9 where numbers stand.
        restart: the level from 1 whose use, or that of one above it, restarts this one; 0 for
            never; None for any level above.
        legal: shows all its numbers as decimals.
        suffix: tab, space or nothing.
        style: id of the paragraph style that is linked to it, or empty.
        font: of its label, for symbols.
        hidden: its label is hidden text.
        indents: of its paragraphs.
    """

    start: int = 1
    fmt: str = "decimal"
    digits: int = 0
    text: str = ""
    restart: int | None = None
    legal: bool = False
    suffix: str = "tab"
    style: str = ""
    font: str = ""
    hidden: bool = False
    indents: Indents = NO_INDENTS


@dataclass(frozen=True, slots=True)
class ListLevels:
    """A list (``w:num``).

    Attributes:
        counts: the abstract list whose counters it shares.
        levels: by ``w:ilvl``.
        starts: the levels that it starts anew when it first uses them, and with which number.
    """

    counts: str
    levels: dict[int, Level]
    starts: dict[int, int]


def read_lists(root: Element | None, styles: Styles) -> dict[str, ListLevels]:
    """Every list of a file by numId."""
    if root is None:
        return {}
    abstracts: dict[str, Element] = {}
    for element in root.iterfind(f"{W}abstractNum"):
        abstracts.setdefault(value(element, "abstractNumId") or "", element)
    nums: dict[str, Element] = {}
    for element in root.iterfind(f"{W}num"):
        nums.setdefault(value(element, "numId") or "", element)
    book = _Book(abstracts, nums, styles)
    return {num_id: found for num_id in nums if (found := book.levels(num_id)) is not None}


class _Book:
    def __init__(
        self, abstracts: dict[str, Element], nums: dict[str, Element], styles: Styles
    ) -> None:
        self._abstracts = abstracts
        self._nums = nums
        self._styles = styles
        self._by_style_link = {
            link: key
            for key, element in abstracts.items()
            if (link := value(child(element, "styleLink"))) is not None
        }
        self._read: dict[str, dict[int, Level]] = {}

    def levels(self, num_id: str) -> ListLevels | None:
        num = self._nums[num_id]
        counts = self._definition(value(child(num, "abstractNumId")) or "")
        if counts is None:
            return None
        if counts not in self._read:
            self._read[counts] = _levels(self._abstracts[counts])
        levels, starts = dict(self._read[counts]), dict[int, int]()
        for override in num.iterfind(f"{W}lvlOverride"):
            ilvl = number(override, "ilvl")
            if ilvl is None or not 0 <= ilvl < MOST_LEVELS:
                continue
            whole = child(override, "lvl")
            if whole is not None:
                levels[ilvl] = _level(whole)
            start = number(child(override, "startOverride"))
            if start is not None:
                starts[ilvl] = start
                levels[ilvl] = replace(levels.get(ilvl, Level()), start=start)
        return ListLevels(counts, levels, starts)

    def _definition(self, abstract: str) -> str | None:
        """The abstract list that holds the levels: one may name a numbering style (17.9.21)."""
        for _ in range(_MOST_LINKS):
            element = self._abstracts.get(abstract)
            if element is None:
                return None
            link = value(child(element, "numStyleLink"))
            if link is None or child(element, "lvl") is not None:
                return abstract
            linked = self._by_style_link.get(link)
            if linked is None:
                num = self._nums.get(self._styles.numbering(link) or "")
                linked = value(child(num, "abstractNumId"))
            if linked is None or linked == abstract:
                return None
            abstract = linked
        return None


def _levels(abstract: Element) -> dict[int, Level]:
    out: dict[int, Level] = {}
    for element in abstract.iterfind(f"{W}lvl"):
        ilvl = number(element, "ilvl")
        if ilvl is not None and 0 <= ilvl < MOST_LEVELS:
            out.setdefault(ilvl, _level(element))
    return out


def _level(element: Element) -> Level:
    rpr = child(element, "rPr")
    fonts = child(rpr, "rFonts")
    start = number(child(element, "start"))
    fmt, digits = _format(element)
    return Level(
        start=0 if start is None else start,
        fmt=fmt,
        digits=digits,
        text=(value(child(element, "lvlText")) or "")[:_LONGEST_TEXT],
        restart=number(child(element, "lvlRestart")),
        legal=on(child(element, "isLgl")),
        suffix=value(child(element, "suff")) or "tab",
        style=value(child(element, "pStyle")) or "",
        font=value(fonts, "ascii") or value(fonts, "hAnsi") or "",
        hidden=on(child(rpr, "vanish")),
        indents=read_indents(child(element, "pPr")),
    )


def _format(element: Element) -> tuple[str, int]:
    """The format of a level and its least digits.

    Word writes 001 as a custom format within mc:AlternateContent (17.9.17; [MS-DOCX] 2.4).
    """
    found = next(element.iter(f"{W}numFmt"), None)
    custom = _PADDED.match(value(found, "format") or "")
    if value(found) == "custom" and custom:
        return "decimal", len(custom[0])
    return value(found) or "decimal", 0
