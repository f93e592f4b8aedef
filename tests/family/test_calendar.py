"""The days of a plan, and the file that calendars take."""

import datetime
from pathlib import Path

import pytest

from planforge._build import Settings, load, papers
from planforge.family.agenda import Event, agenda
from planforge.writers import Options, write
from tests.family.plans import SHOP, written

SAMPLES = Path(__file__).parents[2] / "plans"
SALE = (
    SHOP
    + """
适用范围:
  条目: [双十二：12月12日20:00开售。]
发布日期: 2026-11-20
应急演练:
  演练安排:
    条目:
      - {标题: 错价拦截，12月2日14:00, 正文: 用没有上架的测试商品。}
      - 没达到目标的，12月6日前整改完。
"""
)


def events(folder: Path, text: str) -> list[Event]:
    plan = load(written(text, folder)).plan
    assert plan is not None
    return list(agenda(plan).events)


def ics(plan: Path, options: Options | None = None) -> bytes:
    (sheet,) = papers(load(plan), Settings(), ("日历",))
    return write("ics", sheet.document, sheet.layout, options or Options()).data


def test_a_sale_brings_its_checklists(tmp_path: Path) -> None:
    told = [(one.day, one.time, one.what) for one in events(tmp_path, SALE)]
    assert ("2026-12-05 周六", None, "双十二T-7日检查") in told
    assert ("2026-12-11 周五", None, "双十二T-1日检查") in told
    assert ("2026-12-12 周六", "20:00", "双十二开售（T日）") in told


def test_a_drill_has_its_hour_and_the_day_before(tmp_path: Path) -> None:
    told = [(one.day, one.time, one.what) for one in events(tmp_path, SALE)]
    assert ("2026-12-02 周三", "14:00", "演练：错价拦截") in told
    assert ("2026-12-01 周二", None, "演练前检查：错价拦截") in told
    assert ("2026-12-06 周日", None, "演练整改最迟这一天") in told


def test_a_day_without_a_year_is_the_next_one_after_issue(tmp_path: Path) -> None:
    text = SALE.replace("12月12日", "1月10日").replace("双十二：", "年货节：")
    days = {one.what: one.date for one in events(tmp_path, text)}
    assert days["年货节开售（T日）"] == datetime.date(2027, 1, 10)


@pytest.mark.parametrize(
    ("words", "hour"),
    [("晚上8点", "20:00"), ("（周六）20:00", "20:00"), ("晚8点半", "20:30"), ("0点", "00:00")],
)
def test_the_hour_of_a_sale_is_read_as_people_write_it(
    words: str, hour: str, tmp_path: Path
) -> None:
    text = SALE.replace("12月12日20:00", f"12月12日{words}")
    found = [one for one in events(tmp_path, text) if one.what == "双十二开售（T日）"]
    assert [(one.day, one.time) for one in found] == [("2026-12-12 周六", hour)]


def test_a_government_plan_is_filed_within_twenty_working_days_and_a_shop_never() -> None:
    def filed(sample: str) -> list[datetime.date]:
        plan = load(SAMPLES / sample / "plan.yaml").plan
        assert plan is not None
        return [one.date for one in agenda(plan).events if "备案" in one.what]

    assert filed("government-double12") == [datetime.date(2026, 12, 4)]
    assert filed("tmall-shop") == []


def test_days_that_there_are_not_are_left_out(tmp_path: Path) -> None:
    assert (
        events(tmp_path, SALE.replace("12月12日20:00", "13月40日20:00").split("应急演练")[0]) == []
    )


def test_lines_are_short_and_end_as_calendars_want(tmp_path: Path) -> None:
    data = ics(written(SALE, tmp_path))
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in data.replace(b"\r\n", b"")
    for line in lines:
        line.decode()
    whole = data.replace(b"\r\n ", b"").decode()
    assert "DTSTART;TZID=Asia/Shanghai:20261212T200000" in whole
    assert "DTSTART;VALUE=DATE:20261205" in whole
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") == 6


def test_the_same_plan_gives_the_same_file_with_the_plans_own_stamp(tmp_path: Path) -> None:
    plan = written(SALE, tmp_path)
    first = ics(plan)
    assert first == ics(plan)
    whole = first.replace(b"\r\n ", b"").decode()
    assert whole.count("DTSTAMP:20261120T000000Z") == 6
    names = [line for line in whole.split("\r\n") if line.startswith("UID:")]
    assert len(set(names)) == 6


def test_commas_and_semicolons_are_escaped(tmp_path: Path) -> None:
    text = SALE.replace("错价拦截，12月2日", "错价;拦截 12月2日")
    assert "错价\\;拦截" in ics(written(text, tmp_path)).replace(b"\r\n ", b"").decode()


def test_a_plan_without_days_has_no_calendar(tmp_path: Path) -> None:
    assert list(papers(load(written(SHOP, tmp_path)), Settings(), ("日历",))) == []
