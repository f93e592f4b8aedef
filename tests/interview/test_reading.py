"""What people type is understood, or they are told what would be."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.interview import Kind, NotUnderstood, read_answer
from planforge.interview.people import Person, person
from planforge.interview.reading import anything, nothing
from tests.interview.sittings import TODAY

CHOICES = ("自有仓库", "外仓", "供应商代发")


def read(kind: Kind, typed: str, default: tuple[str, ...] = ()) -> object:
    return read_answer(kind, typed, CHOICES, default=default, today=TODAY, least=1)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.NUMBER, "８个人", 8),
        (Kind.NUMBER, "1,000元", 1000),
        (Kind.NUMBER, "500元吧", 500),
        (Kind.NUMBER, "大概5千左右", 5000),
        (Kind.NUMBER, "1.5万", 15000),
        (Kind.NUMBER, "两百块", 200),
        (Kind.YES_NO, "有", True),
        (Kind.YES_NO, "要啊", True),
        (Kind.YES_NO, "播的", True),
        (Kind.YES_NO, "还没弄好呢", False),
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
        (Kind.DAY, "明天", "2026-10-21"),
        (Kind.MOMENT, "后天晚上8点", "2026-10-22 20:00"),
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


@pytest.mark.parametrize(
    "typed",
    [
        "没有",
        "没有了",
        "没了",
        "不知道啊",
        "还没定",
        "以后再填",
        "回头补吧",
        "就这些",
        "没名字",
        "没存",
        "没有别的了",
        "完了",
    ],
)
def test_what_says_that_there_is_nothing_or_not_yet_is_understood(typed: str) -> None:
    assert nothing(typed)


@pytest.mark.parametrize(
    "typed", ["没问题", "明天", "没有电梯的三楼", "完美日用", "无锡路8号", "再来一单"]
)
def test_words_that_say_something_are_not_nothing(typed: str) -> None:
    assert not nothing(typed)


def test_the_answer_is_left_to_the_default_by_who_does_not_care() -> None:
    assert all(anything(typed) for typed in ("不知道", "随便", "都行啊", "按默认吧", "可以的"))
    assert not any(anything(typed) for typed in ("都要", "没有", "8"))


def test_days_of_sales_are_chosen_by_what_people_call_them() -> None:
    sales = ("双十一", "双十二", "38节")
    assert read_answer(Kind.MANY, "双12、三八", sales, today=TODAY) == ("双十二", "38节")


def test_none_of_them_is_what_no_choice_means() -> None:
    choices = ("食品", "服装", "都不是")
    assert read_answer(Kind.MANY, "没有", choices, today=TODAY) == ("都不是",)
    assert read_answer(Kind.MANY, "食品 都不是", choices, today=TODAY) == ("食品",)


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
        ("二十三点", "23:00"),
        ("晚上1点", "1:00"),
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
