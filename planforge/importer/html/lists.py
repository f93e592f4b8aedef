"""The labels that a browser counts for the entries of a list (HTML 4.4.5 to 4.4.8)."""

import re
from dataclasses import dataclass

from lxml import etree

from planforge.document import Mark, Numeral
from planforge.importer.labels import Found, Style, read_label
from planforge.numbering.numerals import chinese, numeral

MOST_NUMBER = 9999
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]{1,200})", re.I)
_NAMES = {
    "decimal": "1",
    "decimal-leading-zero": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "cjk-ideographic": "一",
    "cjk-decimal": "一",
    "simp-chinese-informal": "一",
    "trad-chinese-informal": "一",
    "none": "",
    "disc": "•",
    "circle": "○",
    "square": "■",
}
_BULLETS = ("•", "○", "■")


@dataclass(slots=True)
class Counting:
    """A list whose entries are being read.

    Attributes:
        kind: 1, a, A, i, I or 一; a bullet; empty for entries without a label.
        number: of the next entry.
        step: 1, or -1 for a list that counts down.
        depth: how many lists it stands in, itself included.
        name: that of the outermost list it stands in, which no other has.
    """

    kind: str
    number: int
    step: int
    depth: int
    name: str


def counting(element: etree._Element, depth: int, name: str) -> Counting:
    """A list as its element says it."""
    ordered = element.tag == "ol"
    kind = _kind(element, ordered=ordered, depth=depth)
    down = ordered and element.get("reversed") is not None
    entries = sum(1 for child in element if child.tag == "li")
    start = _whole(element.get("start")) if ordered else None
    if start is None:
        start = entries if down else 1
    return Counting(kind, start, -1 if down else 1, depth, name)


def next_label(counted: Counting, element: etree._Element) -> str:
    """The label of the list's next entry, without the gap behind it."""
    value = _whole(element.get("value"))
    if value is not None and counted.kind not in _BULLETS:
        counted.number = value
    number = counted.number
    counted.number += counted.step
    own = _named(element)
    return _text(counted.kind if own is None else own, number)


def found(label: str, words: str) -> Found | None:
    """An entry with its label; None where a plan has no such marks: A. and iv. stay words."""
    seen = read_label(f"{label} {words}")
    if seen is not None and seen.text == label:
        return Found(seen.style, seen.number, (), label, " ", words)
    if re.fullmatch(r"[a-z]\.", label):
        style = Style(8, Mark(Numeral.LETTER, "", "."))
        return Found(style, ord(label[0]) - ord("a") + 1, (), label, " ", words)
    return None


def _kind(element: etree._Element, *, ordered: bool, depth: int) -> str:
    own = _named(element)
    if own is not None:
        return own
    kind = element.get("type", "")
    if ordered:
        return kind if kind in ("1", "a", "A", "i", "I") else "1"
    return _NAMES.get(kind.lower(), _BULLETS[min(depth, len(_BULLETS)) - 1])


def _named(element: etree._Element) -> str | None:
    """What its style attribute says of it; None where that is nothing we know."""
    match = _STYLE.search(element.get("style", "")[:2000])
    if match is None:
        return None
    return next((_NAMES[word] for word in match[1].lower().split() if word in _NAMES), None)


def _text(kind: str, number: int) -> str:
    if kind in ("", *_BULLETS):
        return kind
    if number < 1 or kind == "1":
        return f"{number}."
    if kind == "一":
        return f"{chinese(number)}、"
    spelled = numeral(Numeral.LETTER, number) if kind in "aA" else _roman(number)
    return f"{spelled.upper() if kind in 'AI' else spelled}."


_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def _roman(number: int) -> str:
    """In small Latin letters, as browsers count; only up to 3999, as they do."""
    if number > 3999:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        out += letters * times
    return out


def _whole(value: str | None) -> int | None:
    """A whole number that a list can count from."""
    if value is None or not re.fullmatch(r"\s*[-+]?[0-9]{1,9}\s*", value):
        return None
    return max(-MOST_NUMBER, min(int(value), MOST_NUMBER))
