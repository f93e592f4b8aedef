"""How wide text is, in Chinese characters of its own size."""

import re

_ASCII = re.compile(r"[!-~](?:[ -~]*[!-~])?")
_WHOLE = re.compile(
    r"(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日"  # dates
    r"|\d{1,2}[:：]\d\d(?:\s?[-—–~～至]+\s?(?:次日)?\d{1,2}[:：]\d\d)?"  # times and spans of them
    r"|\+?\(?\d[\d()+ -]*\d"  # telephone numbers, amounts
    r"|[!-~]{2,}"
)
_NAME = 4
"""Characters of a name or a label that never breaks."""

_DIGIT = 0.56
_LETTER = 0.62
_SPACING = 0.25
"""中西间距 on either side of digits and letters among Chinese characters."""


def text_width(text: str) -> float:
    """The width of one line of text: a Chinese character is 1; what is not is on the safe side."""
    if not _ASCII.search(text):
        return float(len(text))
    width = float(len(text))
    for run in _ASCII.finditer(text):
        words = run[0]
        each = _DIGIT if words.lower() == words.upper() else _LETTER
        width += len(words) * (each - 1)
        width += _SPACING * ((run.start() > 0) + (run.end() < len(text)))
    return width


def whole_width(text: str) -> float:
    """The width of the longest piece of a cell's text that must not break.

    A date, a time, a telephone number, a word in Latin letters, or a name of up to four
    characters; 0 where there is none such.
    """
    if len(text) <= _NAME:
        return text_width(text)
    return max((text_width(found) for found in _WHOLE.findall(text)), default=0.0)
