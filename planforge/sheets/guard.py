"""Texts that a spreadsheet would take for formulas when it opens a CSV file."""

import re

_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
"""Full-width signs too: Excel takes them for the others where a Chinese keyboard is set."""
_NUMBER = re.compile(r"[+-][\d\s()（）-]*")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where it would be taken for a formula.

    >>> guarded("=1+1")
    "'=1+1"
    """
    return f"'{text}" if _risky(text) else text


def freed(text: str) -> str:
    """The text that guarded was given."""
    return text[1:] if text.startswith("'") and _risky(text) else text


def _risky(text: str) -> bool:
    return _FORMULA.match(text) is not None and _NUMBER.fullmatch(text) is None
