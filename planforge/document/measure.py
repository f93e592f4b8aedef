"""How wide text is, in Chinese characters of its own size."""

import re
from functools import lru_cache

_ASCII = re.compile(r"[!-~](?:[ -~]*[!-~])?")
_WHOLE = re.compile(
    r"(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日[前后起止]?"  # dates
    r"|\d{1,2}[:：]\d\d(?:\s?[-—–~～至]+\s?(?:次日)?\d{1,2}[:：]\d\d)?"  # times and spans of them
    r"|\d{1,2}\s?时至(?:次日)?\s?\d{1,2}\s?时"
    r"|\d+\s?(?:分钟|小时|个工作日|工作日|天|日)[内前后]?"  # limits
    r"|(?:□[^□\s]{1,4}\s*){1,4}"  # boxes to tick
    r"|\+?\(?\d[\d()+ -]*\d"  # telephone numbers, amounts
    r"|[!-~]{2,}"
)
_KEPT = re.compile(
    r"(?<=（)[^（）\s]{1,5}(?=）)"  # who, or within what time
    r"|[^\W\d_a-zA-Z]?(?:(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日[前后起止]?"
    r"|(?<![!-~])[!-~]{0,8}?\d\s?(?:分钟|小时|个工作日|工作日|天|日)[内前后]?"
    r"|(?<![!-~])\+?\d[\d-]*(?: [\d-]+)+(?![!-~]))"
)
"""What had better stay on a line; with the Chinese character before it, for the space between."""

_NAME = 4
"""Characters of a name or a label that never breaks."""

_DIGIT = 0.6
_LETTER = 0.64
_NARROWER = 0.2
"""By how much blanks and hyphens are narrower than digits."""

_SPACING = 0.25
"""中西间距 on either side of digits and letters among Chinese characters."""


@lru_cache(maxsize=16384)  # the same words are measured for each page, layout and shop of a batch
def text_width(text: str) -> float:
    """The width of one line of text: a Chinese character is 1; what is not is on the safe side."""
    width = float(len(text))
    for run in _ASCII.finditer(text):
        words = run[0]
        each = _DIGIT if words.lower() == words.upper() else _LETTER
        narrow = words.count(" ") + words.count("-")
        width += len(words) * (each - 1) - narrow * _NARROWER
        width += _SPACING * ((run.start() > 0) + (run.end() < len(text)))
    return width


@lru_cache(maxsize=4096)
def kept_pieces(text: str, widest: float) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, each with whether it is to stay on one line.

    A short bracket, a date, a limit, a telephone number; none that is wider than ``widest``.
    """
    found: list[tuple[str, bool]] = []
    at = 0
    for piece in _KEPT.finditer(text):
        if text_width(piece[0]) + 1 <= widest:  # with what clings to it
            found += [(text[at : piece.start()], False), (piece[0], True)]
            at = piece.end()
    return tuple((words, kept) for words, kept in [*found, (text[at:], False)] if words)


def whole_width(text: str) -> float:
    """The width of the longest piece of a cell's text that must not break.

    A date, a time, a limit, a telephone number, a row of boxes to tick, a word in Latin letters,
    or a name of up to four characters; 0 where there is none such.
    """
    if len(text) <= _NAME:
        return text_width(text)
    return max((text_width(found) for found in _WHOLE.findall(text)), default=0.0)
