"""Ends that lie before their starts."""

import datetime
import re
from collections.abc import Iterator
from functools import cache

from planforge.findings import Path, Severity, Where
from planforge.lint.clock import spans_of
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_DAY = 24 * 60
_EVENING = 17 * 60
_MORNING = 12 * 60


@rule("PF465", "end-before-start", "结束早于开始", Severity.ERROR)
def end_before_start(context: Context) -> Found:
    """Something ends before it starts, or is over before the plan is issued.

    问题：时段的结束早于开始，适用期间的截止日期早于开始日期、早于发布日期。
    为什么：照着日期谁也执行不了，多半是写反了或者漏改了年份。
    改法：核对两个时间，改正写错的那一个；跨到第二天的写上“次日”。

    反例：
        预案种类: 演练方案
        应急演练:
          演练进程:
            - {标题: 信息报告, 演练时间: 15:30-14:30}

    反例：
        适用范围: {正文: 本预案适用于大促活动。, 开始日期: 2026-12-20, 截止日期: 2026-12-01}

    正例：
        发布日期: 2026-06-01
        适用范围: {正文: 本预案适用于大促活动。, 开始日期: 2026-12-01, 截止日期: 2026-12-20}
        预案种类: 演练方案
        应急演练:
          演练进程:
            - {标题: 值守, 演练时间: 22:00-2:00}
    """
    for span in spans_of(context.plan):
        night = span.start >= _EVENING and span.end is not None and span.end <= _MORNING
        if span.end is not None and span.end < span.start and not night:
            message = f"“{span.words}”的结束早于开始。"
            yield Problem(span.clock, message, words=span.words)
    for (first, start, name), (second, end, other) in _dates(context):
        if start is not None and end is not None and end < start:
            message = f"{other}{end.isoformat()}早于{name}{start.isoformat()}。"
            yield Problem(second, message, also=(Where(first),))
    yield from _told(context)


_Day = tuple[Path, datetime.date | None, str]


def _dates(context: Context) -> Iterator[tuple[_Day, _Day]]:
    scope = context.plan.scope
    if scope is not None:
        end: _Day = (("scope", "end"), scope.end, "截止日期")
        yield (("scope", "start"), scope.start, "开始日期"), end
        if scope.start is None or scope.end is None or scope.end >= scope.start:
            yield (("issued",), context.plan.issued, "发布日期"), end


def _told(context: Context) -> Found:
    """Spans in sentences: of days with their years, and of hours of one day."""
    for text in context.prose:
        if "月" not in text.text or "日" not in text.text:
            continue
        for match in _days().finditer(text.text):
            year, month, day, *last = (int(one) for one in match.groups())
            if last < [year, month, day]:
                yield Problem(text.at, f"“{match[0]}”的结束早于开始。", words=match[0])
        for match in _hours().finditer(text.text):
            first, minute, second, other = (int(one) for one in match.groups())
            start, end = 60 * first + minute, 60 * second + other
            if end < start <= _DAY and not (start >= _EVENING and end <= _MORNING):
                words = match[0].split("日", 1)[1].strip()
                yield Problem(text.at, f"“{words}”的结束早于开始。", words=match[0])


@cache
def _days() -> re.Pattern[str]:
    day = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
    return re.compile(day + r"(?:起|开始|起执行|起用)?[至到—–~～-]{1,2}" + day)


@cache
def _hours() -> re.Pattern[str]:
    clock = r"(\d{1,2})[:：](\d{2})"
    return re.compile(rf"\d月\d{{1,2}}日\s*{clock}\s*[-—–~～至到]+\s*{clock}(?![\d:：])")
