"""Shifts and sales on the line of time."""

import datetime
from pathlib import Path

import pytest

from planforge._build import load
from planforge.schema import Moment, Plan
from planforge.schema.days import SaleDay, Span, people_of, person_called, sale_days, span_of
from planforge.schema.days import without_day as hours_of
from planforge.schema.organization import Shift
from tests.cli.calling import call

ISSUED = datetime.date(2026, 10, 20)
TENTH = datetime.date(2026, 11, 10)


@pytest.mark.parametrize(
    ("date", "when", "span"),
    [
        ("T日", "9:00—16:00", Span(0, 540, 960)),
        ("T-1日", "22:00-次日9:00", Span(-1, 1320, 1980)),
        (None, "T-1日18:00—22:00", Span(-1, 1080, 1320)),
        (None, "T-1日22:00—T日9:00", Span(-1, 1320, 1980)),
        (None, "T－1日 18：00—22：00", Span(-1, 1080, 1320)),
        ("T+1", "9点半—18点", Span(1, 570, 1080)),
        ("2026-11-10", "16:00—24:00", Span(TENTH, 960, 1440)),
        ("2026-11-10", "22:00-6:00", Span(TENTH, 1320, 1800)),
        ("11月10日（周二）", "晚上8点到12点", Span(TENTH, 1200, 1440)),
        ("2026年11月10日 周二", "白班（8:30—17:30）", Span(TENTH, 510, 1050)),
        (None, "11月10日18:00至11月11日2:00", Span(TENTH, 1080, 1560)),
        ("T日", "晚上8点—晚上12点", Span(0, 1200, 1440)),
        ("T日", "夜里2点到6点", Span(0, 120, 360)),
        ("T日", "夜里10点到2点", Span(0, 1320, 1560)),
        ("T日", "中午12点到1点", Span(0, 720, 780)),
        ("T日", "上午9点到6点", Span(0, 540, 1080)),
        ("T日", "晚8点—次日凌晨2点", Span(0, 1200, 1560)),
        ("2026-11-10", "全天", Span(TENTH, 0, 1440)),
        ("2026-11-10", "夜班", Span(TENTH)),
        ("T日", None, Span(0)),
    ],
)
def test_the_usual_ways_of_writing_a_shift_are_read(
    date: str | None, when: str | None, span: Span
) -> None:
    assert span_of(Shift(date=date, when=when), ISSUED) == span


@pytest.mark.parametrize(
    ("date", "when"), [(None, "白班"), ("每天", "9:00—18:00"), ("11月10日至12日", "9:00—18:00")]
)
def test_a_shift_of_no_single_day_is_on_no_line(date: str | None, when: str) -> None:
    assert span_of(Shift(date=date, when=when), ISSUED) is None


@pytest.mark.parametrize(
    ("when", "hours"),
    [
        ("T-1日22:00—T日9:00", "22:00—T日9:00"),
        ("2026-11-10 18:00—22:00", "18:00—22:00"),
        ("11月10日晚上8点到12点", "晚上8点到12点"),
        ("白班", "白班"),
        ("18:00—22:00", "18:00—22:00"),
    ],
)
def test_the_hours_of_a_shift_are_told_without_its_day(when: str, hours: str) -> None:
    assert hours_of(when) == hours


@pytest.mark.parametrize(
    ("words", "day", "minutes", "printed"),
    [
        ("2026-11-11 20:00", datetime.date(2026, 11, 11), 1200, "2026年11月11日20:00"),
        ("2026/11/11", datetime.date(2026, 11, 11), None, "2026年11月11日"),
        ("2026年11月11日晚上8点", datetime.date(2026, 11, 11), 1200, "2026年11月11日晚上8点"),
        ("11月11日（周三）20:00", datetime.date(2026, 11, 11), 1200, "11月11日（周三）20:00"),
        ("11月11日晚8点半", datetime.date(2026, 11, 11), 1230, "11月11日晚8点半"),
        ("11月11日夜里2点", datetime.date(2026, 11, 11), 120, "11月11日夜里2点"),
        ("11月11日中午12点", datetime.date(2026, 11, 11), 720, "11月11日中午12点"),
        ("11月11日晚上12点", datetime.date(2026, 11, 11), 1440, "11月11日晚上12点"),
        ("1月10日", datetime.date(2027, 1, 10), None, "1月10日"),
        ("2026-11-11 24:00", datetime.date(2026, 11, 11), 1440, "2026年11月11日24:00"),
    ],
)
def test_a_moment_keeps_its_words(
    words: str, day: datetime.date, minutes: int | None, printed: str
) -> None:
    moment = Moment.parse(words)
    assert moment == words
    assert (moment.day(ISSUED), moment.minutes, moment.printed) == (day, minutes, printed)


@pytest.mark.parametrize(
    "words", ["", "双十一", "2026-13-01", "2026-02-30 20:00", "0001-01-01", "9999-12-31", "20:00"]
)
def test_what_is_no_day_is_no_moment(words: str) -> None:
    assert Moment.parse(words) is None


def plan_with(**parts: object) -> Plan:
    head = {"type": "tmall_shop", "kind": "promotion", "title": "示例店预案"}
    return Plan.model_validate({**head, **parts})


def test_sales_come_in_the_order_of_their_days_and_those_without_one_last() -> None:
    sales = [
        {"name": "年货节"},
        {"name": "双十二", "start": "2026-12-12"},
        {"name": "双十一", "start": "11月11日20:00"},
    ]
    plan = plan_with(issued=ISSUED, scope={"sales": sales})
    assert sale_days(plan) == (
        SaleDay("双十一", datetime.date(2026, 11, 11), 1200, "11月11日20:00"),
        SaleDay("双十二", datetime.date(2026, 12, 12), None, "2026年12月12日"),
        SaleDay("年货节"),
    )


def test_a_name_is_known_behind_a_post_and_before_a_remark() -> None:
    people = people_of(plan_with(organization={"people": {"people": [{"name": "林示例"}]}}))
    assert person_called("林示例（在家）", people) is people["林示例"]
    assert person_called("运营林示例", people) is people["林示例"]
    assert person_called("马示例", people) is None


def test_a_shift_of_a_base_is_known_by_its_day_too(tmp_path: Path) -> None:
    shifts = "".join(
        f"    - {{日期: 2026-11-{day}, 时段: 白班, 带班: 赵示例, 人员: [钱示例]}}\n"
        for day in (10, 11)
    )
    base = f"类型: 政府\n预案种类: 专项应急预案\n标题: 示例\n组织机构:\n  排班:\n{shifts}"
    (tmp_path / "base.yaml").write_text(base, encoding="utf-8")
    own = "    - {日期: 2026-11-11, 时段: 白班, 人员: [孙示例]}\n"
    path = tmp_path / "plan.yaml"
    path.write_text(f"继承: base.yaml\n组织机构:\n  排班:\n{own}", encoding="utf-8")
    plan = load(path).plan
    assert plan is not None
    assert plan.organization is not None
    assert plan.organization.roster is not None
    assert [(one.lead, one.staff) for one in plan.organization.roster.shifts] == [
        ("赵示例", ("钱示例",)),
        ("赵示例", ("孙示例",)),
    ]


def test_a_sale_at_another_hour_is_one_change(tmp_path: Path) -> None:
    head = "类型: 天猫店铺\n预案种类: 大促保障方案\n标题: 示例\n适用范围:\n"
    text = f"{head}  大促: [{{名称: 双十一, 开售: 2026-11-11 20:00}}]\n"
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(text, encoding="utf-8")
    new.write_text(text.replace("20:00", "21:00"), encoding="utf-8")
    assert call("diff", old, new).out.startswith("1 处实质修改，0 处文字性修改")


def test_a_sale_at_midnight_opens_the_next_day() -> None:
    sales = [
        {"name": "双十一", "start": "2026-11-10 24:00"},
        {"name": "双旦", "start": "12月24日晚上12点"},
    ]
    assert [
        (one.day, one.minutes)
        for one in sale_days(plan_with(issued=ISSUED, scope={"sales": sales}))
    ] == [
        (datetime.date(2026, 11, 11), 0),
        (datetime.date(2026, 12, 25), 0),
    ]
