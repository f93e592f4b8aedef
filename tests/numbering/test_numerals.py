"""Numerals as marks print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.document import Numeral
from planforge.numbering import chinese, numeral, parse_chinese


def numbers(style: Numeral, *counts: int) -> list[str]:
    return [numeral(style, count) for count in counts]


def test_chinese_numbers_read_as_headings_print_them() -> None:
    assert numbers(Numeral.CHINESE, 1, 9, 10, 11, 20, 21, 99) == [
        "一",
        "九",
        "十",
        "十一",
        "二十",
        "二十一",
        "九十九",
    ]
    assert numbers(Numeral.CHINESE, 100, 101, 110, 111, 200, 1000) == [
        "一百",
        "一百零一",
        "一百一十",
        "一百一十一",
        "二百",
        "一千",
    ]
    assert numbers(Numeral.CHINESE, 1001, 1010, 1100, 1101, 9999) == [
        "一千零一",
        "一千零一十",
        "一千一百",
        "一千一百零一",
        "九千九百九十九",
    ]


@given(st.integers(0, 9999))
def test_a_chinese_number_reads_back_as_itself(number: int) -> None:
    assert parse_chinese(chinese(number)) == number


@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_number_beyond_the_thousands_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        chinese(number)


def test_years_and_loose_forms_are_read() -> None:
    assert parse_chinese("二〇二六") == 2026
    assert parse_chinese("两百") == 200
    assert parse_chinese("") is None
    assert parse_chinese("第一") is None


def test_circled_numbers_go_on_past_twenty() -> None:
    assert numbers(Numeral.CIRCLED, 1, 20, 21, 35, 36, 50, 51) == [
        "①",
        "⑳",
        "㉑",
        "㉟",
        "㊱",
        "㊿",
        "(51)",
    ]


def test_other_styles() -> None:
    assert numbers(Numeral.PARENTHESIZED, 1, 20) == ["⑴", "⒇"]
    assert numbers(Numeral.ROMAN, 1, 4, 12) == ["Ⅰ", "Ⅳ", "Ⅻ"]
    assert numbers(Numeral.LETTER, 1, 26, 27) == ["a", "z", "aa"]
    assert numbers(Numeral.DECIMAL, 7) == ["7"]
