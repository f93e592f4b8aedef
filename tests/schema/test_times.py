"""Durations and time slots: typed, and in the writer's words."""

from datetime import timedelta

import pytest

from planforge.schema import Duration, TimeSlot

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("words", "shortest", "longest"),
    [
        ("30秒", timedelta(seconds=30), timedelta(seconds=30)),
        ("10分钟", 10 * MINUTE, 10 * MINUTE),
        ("10分钟内", 10 * MINUTE, 10 * MINUTE),
        ("两小时以内", 2 * HOUR, 2 * HOUR),
        ("半小时", 30 * MINUTE, 30 * MINUTE),
        ("30 分钟", 30 * MINUTE, 30 * MINUTE),
        ("十五分钟", 15 * MINUTE, 15 * MINUTE),
        ("三十分钟内", 30 * MINUTE, 30 * MINUTE),
        ("二十四小时", DAY, DAY),
        ("1个半小时", 90 * MINUTE, 90 * MINUTE),
        ("1小时30分钟", 90 * MINUTE, 90 * MINUTE),
        ("事发后2小时内", 2 * HOUR, 2 * HOUR),
        ("1.5小时", 90 * MINUTE, 90 * MINUTE),
        ("24小时", DAY, DAY),
        ("1-2周", 7 * DAY, 14 * DAY),
        ("3至5天", 3 * DAY, 5 * DAY),
        ("3个工作日", 3 * DAY, 3 * DAY),
        ("15日内", 15 * DAY, 15 * DAY),
        ("不超过30分钟", 30 * MINUTE, 30 * MINUTE),
        ("演练结束后1-2天内", DAY, 2 * DAY),
        ("接报后20分钟内", 20 * MINUTE, 20 * MINUTE),
    ],
)
def test_a_duration_is_read_in_the_trades_forms(
    words: str, shortest: timedelta, longest: timedelta
) -> None:
    duration = Duration.parse(words)
    assert duration is not None
    assert duration == words
    assert (duration.shortest, duration.longest) == (shortest, longest)


@pytest.mark.parametrize(
    "words", ["", "尽快", "立即", "分钟", "10", "10分钟左右再说", "9:10", "、10分钟", "每周一次"]
)
def test_other_words_are_no_duration(words: str) -> None:
    assert Duration.parse(words) is None


def test_a_duration_knows_working_days_and_what_it_counts_from() -> None:
    days = Duration.parse("演练结束后3个工作日内")
    assert days is not None
    assert days.working_days
    assert days.lead == "演练结束后"


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("10分钟", "10分钟内"),
        ("10分钟内", "10分钟内"),
        ("不超过10分钟", "不超过10分钟"),
        ("2小时以内", "2小时以内"),
    ],
)
def test_a_limit_is_worded_once(words: str, within: str) -> None:
    duration = Duration.parse(words)
    assert duration is not None
    assert duration.within == within


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("9:10-9:30", 550, 570),
        ("9：10—9：30", 550, 570),
        ("20:00", 1200, None),
        ("上午9点-下午5点", 540, 1020),
        ("下午2点半", 870, None),
        ("14时30分至15时", 870, 900),
        ("23:30-次日0:30", 1410, 1470),
        ("下午2点-4点", 840, 960),
        ("演练结束后1-2天内", None, None),
    ],
)
def test_a_time_slot_is_read_in_the_trades_forms(
    words: str, start: int | None, end: int | None
) -> None:
    slot = TimeSlot.parse(words)
    assert slot is not None
    assert slot == words
    assert (slot.start, slot.end) == (start, end)


@pytest.mark.parametrize("words", ["", "早上", "25:00", "9:70", "10分钟", "9:10-", "2026-12-01"])
def test_other_words_are_no_time_slot(words: str) -> None:
    assert TimeSlot.parse(words) is None


@pytest.mark.parametrize("words", ["9" * 20 + "分钟", "9" * 400 + "小时", "1-" + "9" * 30 + "年"])
def test_a_length_beyond_all_calendars_is_a_century(words: str) -> None:
    duration = Duration.parse(words)
    assert duration is not None
    assert duration.longest == timedelta(days=36500)
