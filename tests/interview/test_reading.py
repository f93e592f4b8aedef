"""What people type is understood, or they are told what would be."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.interview import Kind, NotUnderstood, read_answer
from planforge.interview.people import Person, person
from tests.interview.sittings import TODAY

CHOICES = ("自有仓库", "外仓", "供应商代发")


def read(kind: Kind, typed: str, default: tuple[str, ...] = ()) -> object:
    return read_answer(kind, typed, CHOICES, default=default, today=TODAY, least=1)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.NUMBER, "８个人", 8),
        (Kind.NUMBER, "1,000元", 1000),
        (Kind.YES_NO, "有", True),
        (Kind.YES_NO, "没有", False),
        (Kind.PHONE, "打１３００００００００１", "130 0000 0001"),
        (Kind.PHONE, "0571-5550 0123", "0571-5550 0123"),
        (Kind.PHONE, "4000000002", "400-000-0002"),
        (Kind.PERSON, "周示例13000000001", "周示例 130 0000 0001"),
        (Kind.PERSON, "周示例，13000000001，店主，运营", "周示例 130 0000 0001 店主、运营"),
        (Kind.LIST, "坚果， 茶叶、笋干", ("坚果", "茶叶", "笋干")),
        (Kind.ONE, "2", "外仓"),
        (Kind.ONE, "代发", "供应商代发"),
        (Kind.MANY, "3 1", ("自有仓库", "供应商代发")),
        (Kind.DAY, "11.11", "2026-11-11"),
        (Kind.DAY, "3月8日", "2027-03-08"),
        (Kind.MOMENT, "11月11日晚上8点半", "2026-11-11 20:30"),
        (Kind.MOMENT, "2026-11-11 20：00", "2026-11-11 20:00"),
        (Kind.TEXT, "看 [[附件]]\x07", "看 ［［附件］］"),
    ],
)
def test_an_answer_is_read_as_people_write_it(kind: Kind, typed: str, value: object) -> None:
    assert read(kind, typed) == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Kind.NUMBER, "几个"),
        (Kind.NUMBER, "0"),
        (Kind.YES_NO, "看情况"),
        (Kind.PHONE, "回头给"),
        (Kind.PERSON, "13000000001"),
        (Kind.ONE, "4"),
        (Kind.ONE, "1 2"),
        (Kind.MANY, "冷库"),
        (Kind.DAY, "13-40"),
        (Kind.DAY, "下个月"),
        (Kind.MOMENT, "11-11 25:00"),
        (Kind.TEXT, "长" * 301),
    ],
)
def test_what_is_no_answer_is_refused_in_a_sentence(kind: Kind, typed: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        read(kind, typed)
    assert str(caught.value).endswith("。")


def test_words_that_may_mean_several_choices_are_told_which() -> None:
    with pytest.raises(NotUnderstood, match="可能是自有仓库、自有仓库和外仓"):
        read_answer(Kind.ONE, "自有", ("自有仓库", "外仓", "自有仓库和外仓"), today=TODAY)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("11-11 晚上8点", "2026-11-11 20:00"),
        ("11-11 20", "2026-11-11 20:00"),
        ("11月11日零点", "2026-11-11 0:00"),
        ("11月10日24:00", "2026-11-11 0:00"),
        ("11月10日晚上12点", "2026-11-11 0:00"),
        ("11-11 晚八点半", "2026-11-11 20:30"),
        ("11-11 凌晨12点", "2026-11-11 0:00"),
        ("11-11 中午12点", "2026-11-11 12:00"),
        ("11-11 待定", "2026-11-11"),
    ],
)
def test_the_hour_at_which_orders_open_is_read_as_people_say_it(typed: str, value: str) -> None:
    assert read(Kind.MOMENT, typed) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("次日2:00", "2:00"),
        ("凌晨两点", "2:00"),
        ("半夜1点", "1:00"),
        ("24点", "0:00"),
        ("2", "2:00"),
    ],
)
def test_a_clock_is_read_as_people_say_it(typed: str, value: str) -> None:
    assert read(Kind.CLOCK, typed) == value


def test_plus_and_minus_change_what_is_proposed() -> None:
    proposed = ("自有仓库", "外仓")
    assert read(Kind.SCENARIOS, "+3 -1", proposed) == ("外仓", "供应商代发")
    assert read(Kind.SCENARIOS, "-2", proposed) == ("自有仓库",)
    assert read(Kind.SCENARIOS, "3", proposed) == ("供应商代发",)


def test_a_person_may_lack_a_phone_and_posts() -> None:
    assert person("周示例") == Person("周示例", "", ())
    assert person("") == Person()


@given(st.sampled_from(Kind), st.text(max_size=40))
def test_nothing_that_is_typed_breaks_the_reading(kind: Kind, typed: str) -> None:
    try:
        value = read_answer(kind, typed, CHOICES, today=datetime.date(2028, 2, 29))
    except NotUnderstood:
        return
    assert isinstance(value, str | int | bool | tuple)
