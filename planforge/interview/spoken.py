"""Numbers, days and hours as people say them: 两百块, 后天晚上8点半, 凌晨两点."""

import datetime
import re
import unicodedata
from contextlib import suppress

from planforge.interview.refusals import NotUnderstood
from planforge.schema.times import DAY, clock, count, hour_of_day

_DAY = re.compile(
    r"(?:(?P<year>\d{4})\s*[-年./])?\s*(?P<month>\d{1,2})\s*[-月./]\s*(?P<day>\d{1,2})\s*[日号]?"
)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})\s*(?:[:：]\s*(?P<minute>\d{2})|[点时](?:(?P<half>半)|(?P<more>\d{1,2}))?|$)"
)
_NUMERAL = r"[一二三四五六七八九]?十[一二三四五六七八九]?|[零一二两三四五六七八九]"
_HOUR_WORDS = re.compile(rf"(?:{_NUMERAL})(?=[点时])")
_TOO_MUCH = 10**9
PARTICLES = "。.!！ 了的啊呀呢吧哦嘛哈呗"
"""What people say at the end of an answer."""
_FROM_NOW = {"今天": 0, "今日": 0, "明天": 1, "明日": 1, "大后天": 3, "后天": 2}
_ABOUT = re.compile(r"大概|大约|差不多|最多|不超过|左右|以内|之内|上下|约|吧")
_SUM = re.compile(rf"(?P<number>\d{{1,9}}(?:\.\d{{1,4}})?|{_NUMERAL})(?P<times>[百千万kw]?)")
_TIMES = {"": 1, "百": 100, "千": 1000, "k": 1000, "万": 10_000, "w": 10_000}


def whole_number(words: str) -> int | None:
    """The whole number that words say: 500元吧, 5千, 两百块; None where they say none."""
    narrow = unicodedata.normalize("NFKC", words).lower().replace(",", "")
    bare = _ABOUT.sub("", narrow).strip(PARTICLES).rstrip("个人名位元块钱家间 ")
    found = _SUM.fullmatch(bare)
    if found is None:
        return None
    value = float(count(found["number"])) * _TIMES[found["times"]]
    return int(value) if value.is_integer() and value < _TOO_MUCH else None


def day_in(words: str, today: datetime.date, *, hour: bool) -> str:
    """The day that words say, with the hour behind it where one is said and asked for.

    Args:
        words: may be empty, which is no day.
        today: a day without a year is the next one from here.
        hour: an hour may be said too.

    Raises:
        NotUnderstood: they say no day of the calendar.
    """
    if not words:
        return ""
    narrow = _dated(unicodedata.normalize("NFKC", words), today)
    found = _DAY.search(narrow)
    problem = "请写日期，如 11-11 或者 2026-11-11" + (
        "，后面可以写几点，如 20:00。" if hour else "。"
    )
    if found is None:
        raise NotUnderstood(problem)
    try:
        day = datetime.date(
            int(found["year"] or today.year), int(found["month"]), int(found["day"])
        )
        if not found["year"] and day < today:
            day = day.replace(year=day.year + 1)
        at = _minutes(narrow[found.end() :]) if hour else None
        if at is None:
            return day.isoformat()
        day += datetime.timedelta(days=at // DAY)  # 24:00 opens the next day.
    except (ValueError, OverflowError) as error:
        raise NotUnderstood(problem) from error
    return f"{day.isoformat()} {clock(at % DAY)}"


def _dated(words: str, today: datetime.date) -> str:
    """Words with the date in place of 今天 and 明天."""
    for said, days in _FROM_NOW.items():
        if words.startswith(said):
            with suppress(OverflowError):
                day = today + datetime.timedelta(days=days)
                return day.isoformat() + " " + words.removeprefix(said)
    return words


def hour_in(words: str) -> str:
    """The hour that words say, as a clock shows it; nothing for no words.

    Raises:
        NotUnderstood: they say none.
    """
    problem = "请写几点，如 2:00 或者 凌晨2点。"
    try:
        at = _minutes(unicodedata.normalize("NFKC", words))
    except ValueError as error:
        raise NotUnderstood(problem) from error
    if at is None:
        if words:
            raise NotUnderstood(problem)
        return ""
    return clock(at % DAY)


def _minutes(words: str) -> int | None:
    """The minutes after midnight that words tell; None where they tell none.

    Raises:
        ValueError: a clock has no such hour.
    """
    narrow = _HOUR_WORDS.sub(lambda found: f"{count(found[0]):g}", words).strip()
    at = _CLOCK.search(narrow)
    if at is None:
        return None
    hour = int(at["hour"])
    minute = 30 if at["half"] else int(at["minute"] or at["more"] or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise ValueError(words)
    return hour_of_day(hour, narrow) * 60 + minute
