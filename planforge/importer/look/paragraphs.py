"""How the paragraphs of a Word file look: styles, lists, tables and direct formatting together."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element as Element

from planforge.ooxml import names
from planforge.ooxml.cascade import Cascade, Looks, turned
from planforge.ooxml.properties import Property, Said, of_element, over, said_in

_W = f"{{{names.W}}}"
_NOT_TEXT = frozenset((f"{_W}txbxContent", f"{_W}del", f"{_W}moveFrom"))
_HEADER_BIT = 0x0020
_NO_BANDS_BIT = 0x0200


class Around(NamedTuple):
    """The table that a paragraph stands in."""

    table: Element
    first_row: bool


class Paragraphs:
    """Resolves the looks of a file's paragraphs."""

    def __init__(self, cascade: Cascade) -> None:
        """Start with the file's styles, under its own ids."""
        self._cascade = cascade

    def look(self, paragraph: Element, title: int = 0) -> Looks | None:
        """How a paragraph looks, or its run-in title of so many characters; None without words."""
        runs = _lengths(paragraph, title)
        if not runs:
            return None
        direct = {one.tag: one for one in self._inner(paragraph.find(f"{_W}pPr"))}
        around = _around(paragraph)
        below = self._of_table(around) if around is not None else Looks({}, {})
        named = direct.get("pStyle")
        number = (named.get("val") if named is not None else None) or self._cascade.default
        if self._cascade.style(number) is None:
            number = self._cascade.default
        style = over(below.r, self._cascade.looks(number).r)
        weights: dict[tuple[Property, ...], int] = {}
        for run, length in runs:
            said = self._inner(run.find(f"{_W}rPr"))
            weights[said] = weights.get(said, 0) + length
        main = max(weights, key=lambda said: weights[said])
        held = self._cascade.run(style, {one.tag: one for one in main})
        return Looks(self._cascade.paragraph(direct, below.p), held)

    def _inner(self, element: Element | None) -> tuple[Property, ...]:
        return of_element(element).inner if element is not None else ()

    def _of_table(self, around: Around) -> Looks:
        said = table_properties(around.table)
        number = _value(said.get("tblStyle")) or self._cascade.default_table
        p: Said = {}
        r: Said = {}
        for style in self._cascade.chain(number):
            parts = [style]
            if around.first_row and asks(said, "firstRow"):
                parts += [
                    one
                    for one in style.inner
                    if one.tag == "tblStylePr" and one.get("type") == "firstRow"
                ]
            for part in parts:
                p = over(p, said_in(part, "pPr"))
                r = turned(r, said_in(part, "rPr"))
        return Looks(p, r)


def table_properties(table: Element) -> Said:
    """What a table says of itself."""
    element = table.find(f"{_W}tblPr")
    return {one.tag: one for one in of_element(element).inner} if element is not None else {}


def asks(said: Said, part: str) -> bool:
    """Whether a table wants the formatting of its style for the first row, or for bands."""
    look = said.get("tblLook")
    if look is None:
        return False
    bit = _HEADER_BIT if part == "firstRow" else _NO_BANDS_BIT
    written = look.get("firstRow" if part == "firstRow" else "noHBand")
    if written is None:
        try:
            on = bool(int(look.get("val") or "0", 16) & bit)
        except ValueError:
            on = False
    else:
        on = written in ("1", "true", "on")
    return on if part == "firstRow" else not on


def _value(one: Property | None) -> str:
    return (one.get("val") if one is not None else None) or ""


def _around(paragraph: Element) -> Around | None:
    row = next(paragraph.iterancestors(f"{_W}tr"), None)
    table = row.getparent() if row is not None else None
    if row is None or table is None or table.tag != f"{_W}tbl":
        return None
    return Around(table, table.find(f"{_W}tr") is row)


def _lengths(paragraph: Element, title: int) -> list[tuple[Element, int]]:
    """The runs with words, and how many characters of each count; all of them without a title."""
    left = title or len(_ALL)
    found: list[tuple[Element, int]] = []
    for run in _runs(paragraph):
        words = "".join("".join(t.text or "" for t in run.iterfind(f"{_W}t")).split())
        if words and left > 0:
            found.append((run, min(left, len(words))))
            left -= len(words)
    return found


_ALL = range(2**31)


def _runs(element: Element) -> Iterator[Element]:
    """The runs of a paragraph itself, those of its text boxes and deletions left out."""
    for child in element:
        if child.tag == f"{_W}r":
            yield child
        elif child.tag not in _NOT_TEXT and child.tag != f"{_W}pPr":
            yield from _runs(child)
