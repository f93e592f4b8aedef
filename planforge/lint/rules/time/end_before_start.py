"""Ends that lie before their starts."""

import datetime
from collections.abc import Iterator

from planforge.findings import Path, Severity, Where
from planforge.lint.clock import spans_of
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_EVENING = 17 * 60
_MORNING = 12 * 60


@rule("PF465", "end-before-start", "结束早于开始", Severity.ERROR)
def end_before_start(context: Context) -> Found:
    """Something ends before it starts, or comes into force before it is issued.

    问题：时段的结束早于开始，适用期间的截止早于起始，实施、复审的日期早于发布日期。
    为什么：照着日期谁也执行不了，多半是写反了或者漏改了年份。
    改法：核对两个时间，改正写错的那一个；跨到第二天的写上“次日”。

    反例：
        预案种类: 演练方案
        应急演练:
          演练进程:
            - {标题: 信息报告, 演练时间: 15:30-14:30}

    反例：
        发布日期: 2026-06-01
        下次评审日期: 2025-06-01

    正例：
        发布日期: 2026-06-01
        下次评审日期: 2027-06-01
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


_Day = tuple[Path, datetime.date | None, str]


def _dates(context: Context) -> Iterator[tuple[_Day, _Day]]:
    plan = context.plan
    issued: _Day = (("issued",), plan.issued, "发布日期")
    yield issued, (("effective",), plan.effective, "实施日期")
    yield issued, (("next_review",), plan.next_review, "下次评审日期")
    if plan.scope is not None:
        yield (
            (("scope", "start"), plan.scope.start, "开始日期"),
            (("scope", "end"), plan.scope.end, "截止日期"),
        )
        yield issued, (("scope", "end"), plan.scope.end, "适用期间的截止日期")
    for index in range(len(plan.revisions) - 1):
        yield _revision(context, index), _revision(context, index + 1)


def _revision(context: Context, index: int) -> _Day:
    """Revisions stand the newest first or last: only what is named so can be compared."""
    revisions = context.plan.revisions
    first, last = revisions[0].date, revisions[-1].date
    rising = first is None or last is None or first <= last
    place = index if rising else len(revisions) - 1 - index
    entry = revisions[place]
    name = f"修订记录“{entry.version}”的日期" if entry.version else "修订日期"
    return ("revisions", place, "date"), entry.date, name
