"""The roster of a sale night that an interview proposes: who is there, and who sleeps when."""

import datetime

import pytest

from planforge.interview.duties import Staff, shared_out
from planforge.interview.people import Person
from planforge.interview.roster import Turn, night_watch, proposed, usual_end
from planforge.schema.days import span_of
from planforge.schema.organization import Shift
from tests.interview.sittings import sitting

NAMES = ("周示例", "林示例", "陈示例", "何示例", "郑示例", "马示例", "苏示例", "叶示例")
SUFFICE = [
    (number, clock)
    for number in range(2, 9)
    for clock in ("20:00", "0:00", "10:00", "22:00", "")
    if (number, clock) != (2, "10:00")
]
"""Two cannot share a sale by day and the night behind it."""
FIRST = datetime.date(2026, 11, 1).toordinal()


def staff(number: int) -> Staff:
    one = sitting("tmall_shop", 人数=str(number), 直播="是", 仓库="自有仓库")
    rows = one.interview.rows({"人数": number, "没有的岗位": "", "一个就够": ""})
    named = [Person(name, f"130 0000 000{n}") for n, name in enumerate(NAMES[:number], start=1)]
    return shared_out(rows, named, backups=dict(one.interview.backups))


def spans(turns: tuple[Turn, ...], name: str) -> list[tuple[int, int]]:
    """When somebody works, in minutes on the line of time, joined where they touch."""
    found: list[tuple[int, int]] = []
    for one in turns:
        span = span_of(Shift(date=one.date, when=one.when))
        assert span is not None
        assert span.start is not None
        assert span.end is not None
        assert not isinstance(span.day, int)
        day = (span.day.toordinal() - FIRST) * 1440
        if name in one.staff:
            found.append((day + span.start, day + span.end))
    found.sort()
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


@pytest.mark.parametrize(("number", "clock"), SUFFICE)
@pytest.mark.parametrize("until", ["", "3:00", "8:00"])
def test_nobody_works_more_than_twelve_hours_on_end_where_people_suffice(
    number: int, clock: str, until: str
) -> None:
    turns = proposed(staff(number), f"2026-11-11 {clock}".strip(), until, deputy=NAMES[1])
    for name in NAMES[:number]:
        for start, end in spans(turns, name):
            assert end - start <= 12 * 60, (name, turns)


@pytest.mark.parametrize("number", range(1, 9))
def test_all_are_there_when_orders_open_and_the_phone_is_answered_all_the_time(number: int) -> None:
    turns = proposed(staff(number), "2026-11-11 20:00", "2:00")
    opening = next(one for one in turns if one.when == "18:00—22:00")
    assert set(opening.staff) == set(NAMES[:number])
    assert opening.lead == "周示例"
    assert all(one.keeper for one in turns)
    covered = 0
    for one in turns:
        span = span_of(Shift(date=one.date, when=one.when))
        assert span is not None
        assert not isinstance(span.day, int)
        day = (span.day.toordinal() - FIRST) * 1440
        assert not covered or day + (span.start or 0) <= covered
        covered = max(covered, day + (span.end or 0))


def test_one_person_alone_sleeps_and_says_so() -> None:
    turns = proposed(staff(1), "2026-11-11 20:00")
    asleep = next(one for one in turns if one.when.startswith("2:00"))
    assert not asleep.staff
    assert asleep.keeper == "周示例"
    assert "睡觉" in asleep.note


def test_of_two_one_sleeps_first() -> None:
    turns = proposed(staff(2), "2026-11-11 20:00")
    late = next(one for one in turns if one.when.startswith("22:00"))
    night = next(one for one in turns if one.when.startswith("2:00"))
    assert late.staff == ("周示例",)
    assert "林示例先回去睡" in late.note
    assert night.staff == ("林示例",)
    assert "店主睡觉" in night.note


def test_who_answers_at_night_is_the_one_whom_the_owner_names() -> None:
    turns = proposed(staff(8), "2026-11-11 20:00", "2:00", night="何示例")
    assert [one.staff for one in turns if one.when.startswith("2:00")] == [("何示例",)]
    assert night_watch(staff(8), "林示例") == "苏示例"


def test_the_night_phone_is_passed_on_unless_it_is_theirs() -> None:
    own = proposed(staff(8), "2026-11-11 20:00", phone="130 0000 0007")
    other = proposed(staff(8), "2026-11-11 20:00", phone="130 0000 0001")
    assert not any("转过来" in one.note for one in own)
    assert any("值守电话转过来" in one.note for one in other)


@pytest.mark.parametrize(
    ("moment", "end"),
    [("2026-11-11 20:00", "次日2:00"), ("2026-11-11 0:00", "6:00"), ("", "次日2:00")],
)
def test_somebody_usually_stays_six_hours(moment: str, end: str) -> None:
    assert usual_end(moment) == end


def test_a_sale_without_a_day_is_laid_around_its_own() -> None:
    turns = proposed(staff(8), "")
    assert turns[0].date == "T日"
    assert turns[-1].date == "T+1日"


def test_who_stays_only_an_hour_leaves_no_late_shift() -> None:
    turns = proposed(staff(8), "2026-11-11 20:00", "21:00")
    assert [one.when for one in turns][1:3] == ["18:00—21:00", "21:00—次日9:00"]
