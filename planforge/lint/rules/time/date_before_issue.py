"""Drills that were over before their plan was issued."""

import datetime
import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Status

_SHORT, _LONG = 150, 1000
"""Days: a month named without its year may be one of the next year."""
_LATER = frozenset({"timeline", "scenarios"})


@rule("PF468", "date-before-issue", "演练日期早于方案发布日期", Severity.WARNING)
def date_before_issue(context: Context) -> Found:
    """A drill is planned for a day before its plan is issued.

    问题：演练的日期早于方案自己的发布日期。
    为什么：多半是从往年的方案抄来没有改；照这个日期，演练在方案印发之前就已经做完了。
    改法：改成这一次演练的日期，并留一个备用日期。

    反例：
        预案种类: 演练方案
        发布日期: 2026-11-01
        应急演练:
          演练安排: 演练时间2024年12月10日9:00至17:00。

    正例：
        预案种类: 演练方案
        发布日期: 2026-11-01
        应急演练:
          演练安排: 演练时间2026年12月10日9:00至17:00。
    """
    plan = context.plan
    issued = plan.issued
    if issued is None or plan.status is Status.REPEALED:
        return
    if not plan.kind.drill:
        yield from _part(context, issued)
        return
    if plan.kind.value in {"drill_summary", "drill_program"}:
        return
    for text in context.prose:
        if text.part != "drills" or text.at[1] in _LATER or "年" not in text.text:
            continue
        for match in _planned().finditer(text.text):
            day = _day(match)
            if day is not None and day < issued:
                message = f"演练日期{match['date']}早于方案的发布日期{issued.isoformat()}。"
                yield Problem(text.at, message, words=match["date"])
                return


def _part(context: Context, issued: datetime.date) -> Found:
    """Drills that a plan fixes by day and hour; without a year, that of the plan is meant."""
    for text in context.prose:
        if text.part != "drills" or "月" not in text.text:
            continue
        for match in _fixed().finditer(text.text):
            try:
                year = int(match["y"] or issued.year)
                day = datetime.date(year, int(match["m"]), int(match["d"]))
            except ValueError:
                continue
            held = "已" in text.text[max(0, match.start() - 12) : match.start()]
            if not held and 0 < (issued - day).days < (_LONG if match["y"] else _SHORT):
                message = f"演练定在{match['date']}，早于预案的发布日期{issued.isoformat()}。"
                yield Problem(text.at, message, words=match["date"])
                return


@cache
def _fixed() -> re.Pattern[str]:
    return re.compile(
        r"(?P<date>(?:(?P<y>20\d{2})年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})日)\s*\d{1,2}[:：]\d{2}"
    )


def _day(match: "re.Match[str]") -> datetime.date | None:
    try:
        return datetime.date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


@cache
def _planned() -> re.Pattern[str]:
    return re.compile(
        r"(?:演练(?:时间|日期)?(?:定于|安排在|拟于|于|在|为|：|:)?|^|例如|如)\s*"
        r"(?P<date>(?P<y>20\d{2})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日)"
    )
