"""Sale days and shifts on the papers of a plan."""

from pathlib import Path

import pytest

from planforge._build import Settings, load, papers
from planforge.document import Document, Table, blocks_of, placed, plain
from planforge.family.days import Days, days_of
from planforge.public.edition import public_edition
from planforge.writers import Options, write
from tests.family.plans import SHOP, sheets_of, words, written

ISSUED = "发布日期: 2026-10-20\n"
ONE = f"{SHOP}{ISSUED}适用范围:\n  大促: [{{名称: 双十一, 开售: 2026-11-11 20:00}}]\n"
TWO = f"""{SHOP}{ISSUED}适用范围:
  大促:
    - {{名称: 双十二, 开售: 2026-12-12 20:00}}
    - {{名称: 双十一, 开售: 2026-11-11 20:00}}
"""
PEOPLE = "  人员:\n"
ROSTER = """  排班:
    - {日期: T-1日, 时段: 18:00—22:00, 带班: 周示例, 人员: [林示例, 机器人接待], 值守电话: 林示例}
    - {日期: T-1日, 时段: 22:00—T日9:00, 人员: [林示例（在家）], 值守电话: 林示例}
    - {日期: T日, 时段: 9:00—24:00, 人员: [周示例, 郑示例, 林示例], 值守电话: 周示例, 备注: 补休}
"""


def days(folder: Path, text: str) -> Days:
    plan = load(written(text, folder)).plan
    assert plan is not None
    return days_of(plan)


def with_roster(text: str) -> str:
    return text.replace(PEOPLE, ROSTER + PEOPLE, 1)


def said(folder: Path, text: str, name: str) -> list[str]:
    (sheet,) = sheets_of(written(text, folder), name)
    return words(sheet.document)


def rows(document: Document) -> list[list[str]]:
    """The first table as it looks: what spans several rows is there in the first."""
    table = next(block for block in blocks_of(document) if isinstance(block, Table))
    return [
        ["\n".join(plain(one.content) for one in cell.blocks) for _, cell in row]  # type: ignore[union-attr]
        for row in placed(table.rows)
    ]


@pytest.mark.parametrize("paper", ["作战表", "排班表", "检查清单", "作战表长图"])
def test_the_papers_of_the_night_say_when_it_is(tmp_path: Path, paper: str) -> None:
    told = said(tmp_path, ONE, paper)
    assert "双十一 11月11日（周三）20:00开售" in told
    assert not any("____时____分" in one and "开售" in one for one in told)


def test_sales_told_in_a_sentence_are_on_the_papers_too(tmp_path: Path) -> None:
    text = f"{SHOP}{ISSUED}适用范围:\n  条目: [双十一：11月11日20:00开售。]\n"
    assert days(tmp_path, text).sales == ("双十一 11月11日（周三）20:00开售",)


def test_what_a_plan_lists_goes_before_what_it_tells(tmp_path: Path) -> None:
    text = ONE + "  条目: [去年双十一：11月10日0:00开售。]\n"
    assert days(tmp_path, text).sales == ("双十一 11月11日（周三）20:00开售",)


def test_only_what_nobody_knows_is_left_to_fill_in(tmp_path: Path) -> None:
    blank = said(tmp_path, SHOP, "作战表")
    assert any(one.endswith("当日：____月____日　开售____时____分") for one in blank)
    text = ONE.replace("开售: 2026-11-11 20:00", "开售: 2026-11-11")
    assert days(tmp_path, text).sales == ("双十一 11月11日（周三）____时____分开售",)
    text = ONE.replace(", 开售: 2026-11-11 20:00", "")
    assert days(tmp_path, text).sales == ("双十一 ____月____日____时____分开售",)


def test_a_day_that_cannot_be_reckoned_stands_as_the_plan_has_it(tmp_path: Path) -> None:
    text = ONE.replace(ISSUED, "").replace("2026-11-11 20:00", "11月11日20:00")
    assert days(tmp_path, text).sales == ("双十一 11月11日20:00开售",)


def test_several_sales_share_a_line_as_far_as_they_fit_whole(tmp_path: Path) -> None:
    found = days(tmp_path, TWO)
    assert found.lines == ("双十一 11月11日（周三）20:00开售　双十二 12月12日（周六）20:00开售",)
    assert found.short_lines == found.sales
    more = TWO + "    - {名称: 年货节预热专场, 开售: 2027-01-10 10:00}\n"
    assert days(tmp_path, more).lines == (
        "双十一 11月11日（周三）20:00开售　双十二 12月12日（周六）20:00开售",
        "年货节预热专场 1月10日（周日）10:00开售",
    )


def test_each_checklist_bears_its_own_day(tmp_path: Path) -> None:
    told = said(tmp_path, ONE, "检查清单")
    assert "检查清单：T-7日（11月4日 周三）" in told
    assert "检查清单：T-1日（11月10日 周二）" in told
    assert "检查清单：T-2小时（11月11日 周三 18:00）" in told
    twice = said(tmp_path, TWO, "检查清单")
    assert "检查清单：T-7日" in twice
    assert "每一波各查一遍：双十一 11月4日 周三；双十二 12月5日 周六" in twice


def test_two_hours_before_midnight_is_the_day_before(tmp_path: Path) -> None:
    text = ONE.replace("2026-11-11 20:00", "2026-11-11 0:00")
    assert days(tmp_path, text).hours == "11月10日 周二 22:00"


def test_a_roster_has_a_column_for_each_post_and_phones_beside(tmp_path: Path) -> None:
    (sheet,) = sheets_of(written(with_roster(ONE), tmp_path), "排班表")
    head, *body = rows(sheet.document)
    assert head == ["日期", "时段", "带班", "店主", "运营", "客服", "仓库", "接值守电话", "备注"]
    assert body[0] == [
        "T-1日\n11月10日 周二", "18:00—22:00", "周示例", "", "林示例", "机器人接待", "",
        "林示例\n130 0000 0002", "",
    ]  # fmt: skip
    assert body[1][:2] == ["22:00—T日9:00", ""]
    assert body[2][:2] == ["T日\n11月11日 周三", "9:00—24:00"]
    assert body[2][-1] == "补休"


def test_a_note_of_many_words_stands_below_its_shift(tmp_path: Path) -> None:
    text = with_roster(ONE).replace("备注: 补休", "备注: 照清单核价格、库存、面单")
    (sheet,) = sheets_of(written(text, tmp_path), "排班表")
    told = rows(sheet.document)
    assert "备注" not in told[0]
    assert told[-1] == ["备注：照清单核价格、库存、面单"]


def test_with_two_sales_a_day_of_the_roster_names_the_dates_of_both(tmp_path: Path) -> None:
    (sheet,) = sheets_of(written(with_roster(TWO), tmp_path), "排班表")
    assert ["T-1日　双十一 11月10日 周二　双十二 12月11日 周五"] in rows(sheet.document)


def test_people_without_known_posts_stand_in_one_column(tmp_path: Path) -> None:
    text = with_roster(ONE).replace("职务: 店主, ", "").replace("职务: 运营, ", "")
    text = text.replace("职务: 仓库主管, ", "").replace(", 机器人接待", "")
    (sheet,) = sheets_of(written(text, tmp_path), "排班表")
    head, first, *_ = rows(sheet.document)
    assert head == ["日期", "时段", "带班", "人员", "接值守电话", "备注"]
    assert first[3] == "林示例"


def test_who_is_off_stands_in_no_column(tmp_path: Path) -> None:
    text = with_roster(ONE).replace("机器人接待]", "机器人接待, 休息, 休, 不开播]")
    (sheet,) = sheets_of(written(text, tmp_path), "排班表")
    assert "其他人" not in rows(sheet.document)[0]


@pytest.mark.parametrize(
    ("hour", "shifts"),
    [
        ("20:00", ["9:00—16:00", "16:00—20:00", "20:00—24:00"]),
        ("10:00", ["6:00—10:00", "10:00—14:00", "14:00—16:00", "16:00—18:00", "18:00—22:00"]),
        ("0:00", ["0:00—4:00", "4:00—6:00", "6:00—9:00", "9:00—18:00", "18:00—22:00"]),
        ("22:00", ["9:00—18:00", "18:00—22:00", "22:00—次日2:00"]),
    ],
)
def test_blank_shifts_go_by_the_hour_of_the_first_sale(
    tmp_path: Path, hour: str, shifts: list[str]
) -> None:
    found = days(tmp_path, ONE.replace("20:00", hour)).blank
    today = next(day for day in found if day.label == "T日\n11月11日 周三")
    assert [row.when for row in today.rows][: len(shifts)] == shifts


def test_blank_shifts_leave_no_hour_out(tmp_path: Path) -> None:
    for hour in range(24):
        found = days(tmp_path, ONE.replace("20:00", f"{hour}:30")).blank
        hours = [row.when.split("—") for day in found for row in day.rows]
        ends = [end.removeprefix("次日").replace("24:00", "0:00") for _, end in hours]
        assert ends[:-1] == [start for start, _ in hours[1:]]


def test_the_duty_roster_of_an_office_prints_its_shifts(tmp_path: Path) -> None:
    text = """\
类型: 政府
预案种类: 专项应急预案
标题: 示例市网络促销应急预案
组织机构:
  人员: [{姓名: 钱示例, 职务: 科长, 固定电话: 0571-5550 0111}]
  值班表:
    - {日期: 2026-11-10, 时段: 白班（8:30—17:30）, 带班: 赵示例, 人员: [钱示例], 值守: 钱示例}
"""
    (sheet,) = sheets_of(written(text, tmp_path), "值班表")
    assert rows(sheet.document) == [
        ["日期", "时段", "带班", "值班人员", "接值守电话", "交接签名"],
        ["11月10日 周二", "白班（8:30—17:30）", "赵示例", "钱示例", "钱示例\n0571-5550 0111", ""],
    ]


def test_a_blank_duty_roster_begins_before_the_sale(tmp_path: Path) -> None:
    text = "类型: 平台\n预案种类: 专项应急预案\n标题: 示例平台预案\n适用范围:\n"
    told = said(tmp_path, text + "  大促: [{名称: 双十一, 开售: 2026-11-11 20:00}]\n", "值班表")
    assert "11月8日 周日" in told
    assert "11月21日 周六" in told
    assert "____月____日" in said(tmp_path, text + "  正文: 本平台。\n", "值班表")


def test_the_calendar_has_one_event_for_a_day_of_the_roster(tmp_path: Path) -> None:
    (sheet,) = papers(load(written(with_roster(ONE), tmp_path)), Settings(), ("日历",))
    data = write("ics", sheet.document, sheet.layout, Options()).data
    whole = data.replace(b"\r\n ", b"").decode()
    assert whole.count("SUMMARY:排班") == 2
    assert "DTSTART;VALUE=DATE:20261110" in whole
    assert "接值守电话林示例 130 0000 0002" in whole


def test_a_month_of_duty_is_not_put_into_the_calendar(tmp_path: Path) -> None:
    shifts = "".join(f"    - {{日期: 2026-11-{n:02}, 时段: 9:00—18:00}}\n" for n in range(1, 13))
    text = SHOP.replace(PEOPLE, f"  排班:\n{shifts}{PEOPLE}", 1)
    assert list(papers(load(written(text, tmp_path)), Settings(), ("日历",))) == []


def test_no_name_of_the_roster_is_in_the_public_edition(tmp_path: Path) -> None:
    text = with_roster(ONE).replace("郑示例, 林示例]", "郑示例, 曲示例]")
    plan = load(written(text, tmp_path)).plan
    assert plan is not None
    edition = public_edition(plan)
    assert "曲示例" in edition.withheld
    told = repr(days_of(edition.plan))
    assert "示例" not in told
    assert "130 0000" not in told
    assert "机器人接待" in told


def test_odd_days_break_nothing(tmp_path: Path) -> None:
    odd = "".join(
        f"    - {{日期: {day}, 时段: {when}}}\n"
        for day in ("2026-02-30", "T-99日", "T日T日", "9月", "0001-01-01", "—")
        for when in ("25:00—26:00", "—", "22:00", "24:00—24:00", "T日—T日")
    )
    text = ONE.replace(PEOPLE, f"  排班:\n{odd}{PEOPLE}", 1)
    for name in ("排班表", "日历", "作战表"):
        assert sheets_of(written(text, tmp_path), name)
