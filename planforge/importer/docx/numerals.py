"""Numbers as Word writes them in labels, by the formats of ISO/IEC 29500-1, 17.18.59.

Where Word does otherwise than the standard, what Word does is written: [MS-OI29500] 2.1.540 and
what users of it report. A set of characters that is used up goes on in decimals.
"""

from collections.abc import Callable
from dataclasses import dataclass

from planforge.importer.docx.symbols import FULL_WIDTH

LARGEST = 32_767
"""The largest number that Word counts to in a list; beyond it decimals are good enough."""
_LONGEST = 30
"""Letters that are repeated: Word's labels hold no more than 31 characters."""


def numeral(number: int, fmt: str) -> str:
    """A number in a format of ST_NumberFormat; decimals where the format has nothing for it.

    Args:
        number: the count.
        fmt: ``w:numFmt``: chineseCounting, lowerRoman, … ; unknown ones are decimals.
    """
    if fmt in _EMPTY:
        return ""
    if not 0 <= number <= LARGEST:
        return str(number)
    return _FORMATS.get(fmt, str)(number)


@dataclass(frozen=True, slots=True)
class _System:
    """A way to write numbers with units: 一百零一.

    Attributes:
        digits: from nought to nine.
        units: of tens, hundreds, thousands.
        myriad: the unit of ten thousands.
        short: 十一 for 11 where the number begins with ten.
        ones: whether 100 is 一百; else 百.
        zero: whether a skipped rank is written.
    """

    digits: str
    units: str
    myriad: str
    short: bool = True
    ones: bool = True
    zero: bool = True

    def __call__(self, number: int) -> str:
        if number == 0:
            return self.digits[0]
        high, low = divmod(number, 10_000)
        words = f"{self._ranks(high)}{self.myriad}" if high else ""
        gap = high and 0 < low < 1000 and self.zero
        words += (self.digits[0] if gap else "") + self._ranks(low)
        one_ten = self.digits[1] + self.units[0]
        return words[1:] if self.short and words.startswith(one_ten) else words

    def _ranks(self, number: int) -> str:
        words = ""
        skipped = False
        for power in (3, 2, 1, 0):
            digit = number // 10**power % 10
            if not digit:
                skipped = bool(words)
                continue
            words += self.digits[0] if skipped and self.zero else ""
            skipped = False
            bare = digit == 1 and power and not self.ones
            words += ("" if bare else self.digits[digit]) + (self.units[power - 1] if power else "")
        return words


def _by_digit(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _tens(digits: str) -> Callable[[int], str]:
    """With 十 below one hundred, digit by digit from there: 九十九, 一○○."""
    small, large = _System(digits, "十百千", "万"), _by_digit(digits)
    return lambda number: small(number) if number < 100 else large(number)


def _row(first: str, count: int) -> Callable[[int], str]:
    """Characters in a row of Unicode."""
    return _set("".join(chr(ord(first) + index) for index in range(count)))


def _set(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if 1 <= number <= len(characters) else str(number)


def _letters(alphabet: str) -> Callable[[int], str]:
    """After z comes aa, then bb: not ab (17.18.59, lowerLetter)."""

    def written(number: int) -> str:
        times, index = divmod(number - 1, len(alphabet))
        return alphabet[index] * (times + 1) if 0 <= times < _LONGEST else str(number)

    return written


def _roman(number: int) -> str:
    out = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        out += letters * times
    return out or "0"


def _ordinal(number: int) -> str:
    tens, ones = divmod(number % 100, 10)
    return f"{number}{'th' if tens == 1 else {1: 'st', 2: 'nd', 3: 'rd'}.get(ones, 'th')}"


def _cycle(number: int) -> str:
    """甲子 to 癸亥."""
    if not 1 <= number <= 60:
        return str(number)
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


def _full_width(number: int) -> str:
    return str(number).translate(FULL_WIDTH)


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_EMPTY = frozenset({"none", "bullet"})
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters(_LATIN.upper()),
    "lowerLetter": _letters(_LATIN),
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "chicago": _letters("*†‡§"),
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": _tens("○一二三四五六七八九"),
    "taiwaneseCounting": _tens("○一二三四五六七八九"),
    "chineseCountingThousand": _System("〇一二三四五六七八九", "十百千", "万"),
    "taiwaneseCountingThousand": _System("零一二三四五六七八九", "十百千", "萬"),
    "japaneseCounting": _System("〇一二三四五六七八九", "十百千", "万", ones=False, zero=False),
    "chineseLegalSimplified": _System("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万", short=False),
    "ideographLegalTraditional": _System("零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬", short=False),
    "japaneseLegal": _System("零壱弐参四伍六七八九", "拾百阡", "萬", short=False, zero=False),
    "ideographDigital": _by_digit("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _by_digit("〇一二三四五六七八九"),
    "taiwaneseDigital": _by_digit("○一二三四五六七八九"),
    "koreanDigital2": _by_digit("零一二三四五六七八九"),
    "ideographTraditional": _set(_STEMS),
    "ideographZodiac": _set(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "ideographEnclosedCircle": _row("㈠", 10),
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
}
