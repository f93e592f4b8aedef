"""Labels that Word counted, as the labels of plans."""

from typing import Final

from planforge.document import Mark, Numeral
from planforge.importer.docx.model import ListLabel
from planforge.importer.labels import Found, Style, read_label
from planforge.numbering.number import make_label

_LETTERS = frozenset({"lowerLetter", "upperLetter"})
_ROMANS = frozenset({"lowerRoman", "upperRoman"})
_DIGITS: Final = str.maketrans("０１２３４５６７８９", "0123456789")
_WORDS = "甲"
"""A word after a label, so that labels which need one are seen."""


def counted(label: ListLabel, words: str) -> Found | None:
    """The label before its words, or None where no mark of a plan prints it just so."""
    style = _style(label)
    if style is None:
        return None
    number = 0 if style.bullet else label.number
    parents = label.parents if style.mark.joined else ()
    made = make_label(style.mark, len(parents), number, parents)
    if made is None or _folded(made.text) != _folded(label.text):
        return None
    return Found(style, number, parents, label.text, label.gap, words)


def _folded(text: str) -> str:
    """Full-width digits are the same number as half-width ones."""
    return "".join(text.split()).translate(_DIGITS)


def _style(label: ListLabel) -> Style | None:
    text = label.text.strip()
    if label.format == "bullet" or not label.number:
        return Style(12, Mark(Numeral.BULLET, text), 1 + label.level) if 0 < len(text) < 3 else None
    found = read_label(f"{text}\u3000{_WORDS}")
    if found is not None and found.text == text and not found.style.bullet:
        joined = found.style.mark.joined
        if joined == bool(label.parents) and (not joined or found.parents == label.parents):
            return found.style
        return None
    return _foreign(label, text)


def _foreign(label: ListLabel, text: str) -> Style | None:
    """Letters and Roman numerals, which typed words never are for certain."""
    if label.parents:
        return None
    prefix, suffix = label.prefix, label.suffix
    numeral = text.removeprefix(prefix).removesuffix(suffix)
    if label.format in _ROMANS and numeral:
        return Style(9, Mark(Numeral.ROMAN, prefix, suffix))
    if label.format in _LETTERS and numeral:
        return Style(10, Mark(Numeral.LETTER, prefix, suffix))
    if numeral.isdecimal():
        return Style(7, Mark(Numeral.DECIMAL, prefix, suffix))
    return None


def typed(label: ListLabel) -> str:
    """The label as words."""
    return label.text + (label.gap or " ")
