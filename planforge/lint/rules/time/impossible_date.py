"""Dates and times that do not exist."""

import calendar
import datetime
import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule

_DAYS = "一二三四五六日"
_HOURS = 24
_MINUTES = 59
_MONTHS = 12


@rule("PF467", "impossible-date", "不存在的日期、时刻", Severity.ERROR)
def impossible_date(context: Context) -> Found:
    """A date or a time of day does not exist, or the day of the week is another.

    问题：写了2月30日、13月、25:00这样没有的日期、时刻，或者日期和星期对不上。
    为什么：通知发出去，各人理解的是不同的日子。
    改法：查日历改正。

    反例：
        适用范围: 本预案适用于2026年11月31日前的促销活动。

    反例：
        适用范围: 演练定于2026年11月26日（星期五）举行。

    正例：
        适用范围: 演练定于2026年11月26日（星期四）举行。
    """
    clocks = _span().search(context.text) is not None
    for text in context.prose:
        if "月" in text.text and "日" in text.text:
            for match in _date().finditer(text.text):
                message = _wrong(match)
                if message is not None:
                    yield Problem(text.at, message, words=match[0])
            yield from _times(text)
        if clocks and (":" in text.text or "：" in text.text):
            for match in _span().finditer(text.text):
                hour = max(int(match["h1"]), int(match["h2"]))
                if hour > _HOURS or max(int(match["m1"]), int(match["m2"])) > _MINUTES:
                    yield Problem(text.at, f"没有“{match[0]}”这样的时刻。", words=match[0])


def _times(text: Prose) -> Found:
    for match in _clock().finditer(text.text):
        if int(match["hour"]) > _HOURS or int(match["minute"]) > _MINUTES:
            words = f"{match['hour']}:{match['minute']}"
            yield Problem(text.at, f"没有“{words}”这样的时刻。", words=match[0])


def _wrong(match: "re.Match[str]") -> str | None:
    year = int(match["year"]) if match["year"] else None
    month, day = int(match["month"]), int(match["day"])
    last = calendar.monthrange(year or 2024, month)[1] if 1 <= month <= _MONTHS else 0
    if not 1 <= day <= last:
        return f"没有“{match['date']}”这一天。"
    if year is not None and match["week"]:
        stated = _DAYS.index(match["week"].replace("天", "日"))
        real = datetime.date(year, month, day).weekday()
        if stated != real:
            return f"{match['date']}是星期{_DAYS[real]}，不是星期{match['week']}。"
    return None


@cache
def _date() -> re.Pattern[str]:
    return re.compile(
        r"(?P<date>(?:(?P<year>(?:19|20)\d{2})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日)"
        r"(?:\s*[（(]?(?:星期|周)(?P<week>[一二三四五六日天])[）)]?)?"
    )


@cache
def _span() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\d:：.])(?P<h1>\d{1,2})[:：](?P<m1>\d{2})\s*[-—–~～至]+\s*"
        r"(?P<h2>\d{1,2})[:：](?P<m2>\d{2})(?![\d:：])"
    )


@cache
def _clock() -> re.Pattern[str]:
    """A time of a day, and no span: 12月4日9:30."""
    return re.compile(
        r"月\d{1,2}日\s*(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?!\s*[-—–~～至\d:：])"
    )
