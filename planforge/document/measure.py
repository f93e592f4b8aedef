"""How wide text is, in Chinese characters of its own size."""

import re

_ASCII = re.compile(r"[!-~](?:[ -~]*[!-~])?")
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
