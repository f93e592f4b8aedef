"""Chinese numbers in the names of articles."""

import re
from functools import cache

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


@cache
def article() -> re.Pattern[str]:
    """The name of an article; its group is the number."""
    return re.compile(r"第([零〇一二两三四五六七八九十百千\d]{1,7})条")


def number_of(words: str) -> int:
    """The value of a whole number: 一百零三 is 103, 25 is 25; 0 where it is none."""
    if words.isdecimal():
        return int(words)
    total, digit = 0, 0
    for char in words:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        elif char in _DIGITS:
            digit = _DIGITS[char]
        else:
            return 0
    return total + digit
