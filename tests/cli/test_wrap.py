from hypothesis import given
from hypothesis import strategies as st

from planforge.resources.wrap import columns, wrapped


def test_a_chinese_character_takes_two_columns() -> None:
    assert columns("预案a1") == 6


def test_no_line_starts_with_a_closing_mark() -> None:
    assert wrapped("一二三四，五", 8) == ["一二三", "四，五"]


def test_no_line_ends_with_an_opening_mark() -> None:
    assert wrapped("一二三（四）", 8) == ["一二三", "（四）"]


def test_a_word_in_ascii_stays_whole() -> None:
    assert wrapped("预案 planforge render", 12) == ["预案", "planforge", "render"]


@given(st.text(st.sampled_from("一二，。（）ab -"), max_size=60), st.integers(8, 40))
def test_wrapping_loses_nothing_but_blanks(words: str, width: int) -> None:
    assert "".join("".join(wrapped(words, width)).split()) == "".join(words.split())
