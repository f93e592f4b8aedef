"""Numbers in Word's formats (ISO/IEC 29500-1, 17.18.59), by hand."""

import pytest

from planforge.importer.docx.numerals import numeral

TABLE = {
    "decimal": {0: "0", 1: "1", 10: "10", 101: "101"},
    "decimalZero": {1: "01", 9: "09", 10: "10", 101: "101"},
    "decimalFullWidth": {1: "１", 10: "１０", 27: "２７"},
    "decimalHalfWidth": {1: "1", 10: "10"},
    "upperRoman": {1: "I", 4: "IV", 9: "IX", 14: "XIV", 49: "XLIX", 1999: "MCMXCIX"},
    "lowerRoman": {3: "iii", 8: "viii", 90: "xc"},
    "upperLetter": {1: "A", 26: "Z", 27: "AA", 28: "BB", 53: "AAA"},
    "lowerLetter": {1: "a", 26: "z", 27: "aa", 52: "zz"},
    "ordinal": {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 21: "21st"},
    "hex": {10: "A", 31: "1F"},
    "numberInDash": {5: "- 5 -"},
    "chineseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九"},
    "chineseCountingThousand": {
        1: "一", 10: "十", 11: "十一", 20: "二十", 100: "一百", 101: "一百〇一", 110: "一百一十",
        1000: "一千", 1001: "一千〇一", 1010: "一千〇一十", 1100: "一千一百", 10000: "一万",
    },
    "taiwaneseCountingThousand": {10: "十", 101: "一百零一", 10001: "一萬零一"},
    "japaneseCounting": {10: "十", 11: "十一", 100: "百", 101: "百一", 1000: "千", 2000: "二千"},
    "chineseLegalSimplified": {1: "壹", 3: "叁", 10: "壹拾", 11: "壹拾壹", 101: "壹佰零壹"},
    "ideographLegalTraditional": {2: "貳", 6: "陸", 10: "壹拾", 20: "貳拾"},
    "ideographDigital": {1: "一", 10: "一〇", 11: "一一", 20: "二〇", 105: "一〇五"},
    "taiwaneseDigital": {10: "一○"},
    "ideographTraditional": {1: "甲", 2: "乙", 10: "癸", 11: "11"},
    "ideographZodiac": {1: "子", 12: "亥", 13: "13"},
    "ideographZodiacTraditional": {1: "甲子", 2: "乙丑", 11: "甲戌", 60: "癸亥", 61: "61"},
    "ideographEnclosedCircle": {1: "㈠", 10: "㈩", 11: "11"},
    "decimalEnclosedCircle": {1: "①", 10: "⑩", 20: "⑳", 21: "21"},
    "decimalEnclosedCircleChinese": {1: "①", 11: "⑪", 20: "⑳", 21: "21"},
    "decimalEnclosedParen": {1: "⑴", 20: "⒇", 21: "21"},
    "decimalEnclosedFullstop": {1: "⒈", 20: "⒛", 21: "21"},
    "none": {1: "", 7: ""},
    "bullet": {1: ""},
    "unheardOf": {12: "12"},
}  # fmt: skip


@pytest.mark.parametrize("fmt", TABLE)
def test_each_format_writes_the_numbers_that_word_writes(fmt: str) -> None:
    assert {number: numeral(number, fmt) for number in TABLE[fmt]} == TABLE[fmt]


def test_chinese_counting_goes_on_digit_by_digit_from_one_hundred() -> None:
    assert [numeral(number, "chineseCounting") for number in (100, 101, 110, 999)] == [
        "一○○",
        "一○一",
        "一一○",
        "九九九",
    ]


@pytest.mark.parametrize("fmt", TABLE)
def test_numbers_beyond_all_reason_stay_short(fmt: str) -> None:
    for number in (0, 999, 32_767, 32_768, 999_999_999, -5):
        assert len(numeral(number, fmt)) <= 50
