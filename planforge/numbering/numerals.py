"""Numerals as marks print them, and Chinese ones read back."""

from planforge.document import Numeral

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_WEIGHTS = {"十": 10, "百": 100, "千": 1000}


def chinese(number: int) -> str:
    """The number in Chinese as headings print it: 十一, 二十, 一百零一, 一千零一十.

    Raises:
        ValueError: not within 0 to 9999.
    """
    if not 0 <= number <= 9999:
        message = f"{number} is not within 0 to 9999"
        raise ValueError(message)
    if number == 0:
        return _DIGITS[0]
    digits = str(number)
    out: list[str] = []
    for index, digit in enumerate(digits):
        unit = _UNITS[len(digits) - 1 - index]
        if digit != "0":
            out.append(_DIGITS[int(digit)] + unit)
        elif out and out[-1] != "零" and digits[index:].strip("0"):
            out.append("零")
    words = "".join(out)
    return words[1:] if 10 <= number <= 19 else words


def parse_chinese(words: str) -> int | None:
    """The number that Chinese words say, or None where they say none: parse(chinese(n)) == n."""
    total = digit = 0
    if not words or any(char not in _VALUES and char not in _WEIGHTS for char in words):
        return None
    if all(char in _VALUES for char in words) and len(words) > 1:
        return int("".join(str(_VALUES[char]) for char in words))
    for char in words:
        if char in _VALUES:
            digit = _VALUES[char]
        else:
            total += (digit or 1) * _WEIGHTS[char]
            digit = 0
    return total + digit


def _circled(number: int) -> str:
    for low, high, first in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if low <= number <= high:
            return chr(first + number - low)
    return f"({number})"


def _roman(number: int) -> str:
    if 1 <= number <= 12:
        return chr(0x2160 + number - 1)
    return str(number)


def _letter(number: int) -> str:
    out = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


def numeral(style: Numeral, number: int) -> str:
    """The number in a mark's numeral style; empty for styles that count nothing."""
    match style:
        case Numeral.CHINESE:
            return chinese(number)
        case Numeral.DECIMAL:
            return str(number)
        case Numeral.CIRCLED:
            return _circled(number)
        case Numeral.PARENTHESIZED:
            return chr(0x2474 + number - 1) if number <= 20 else f"({number})"
        case Numeral.ROMAN:
            return _roman(number)
        case Numeral.LETTER:
            return _letter(number)
        case Numeral.NONE | Numeral.BULLET:
            return ""
