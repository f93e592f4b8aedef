"""Dates of the head that contradict each other."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema import Plan


@rule("PF647", "dates-out-of-order", "发布、实施、修订日期先后矛盾", Severity.ERROR)
def dates_out_of_order(context: Context) -> Found:
    """Dates of issue, effect, review and revision in an impossible order.

    问题：实施日期早于发布日期，复审日期早于发布日期，或者修订记录的日期倒着走。
    为什么：日期自相矛盾的文件不能备案，也说不清哪一版有效。
    改法：核对签发稿上的日期，改正错的那一个。

    反例：
        发布日期: 2026-05-01
        实施日期: 2026-04-01
    反例：
        修订记录:
          - {版本: "1.0", 日期: 2026-05-01, 修订内容: 首次发布}
          - {版本: "1.1", 日期: 2025-05-01, 修订内容: 更换负责人}
    正例：
        发布日期: 2026-05-01
        实施日期: 2026-06-01
    """
    yield from _head(context.plan)
    yield from _told(context)
    rows = context.plan.revisions
    if len(rows) > 1 and (rows[0].version or "") > (rows[-1].version or ""):
        rows = ()  # the latest row first is a custom of its own
    dated = [(at, one.date) for at, one in enumerate(rows) if one.date]
    for (former, before), (at, after) in pairwise(dated):
        if after < before:
            message = f"修订记录里{_said(after)}的一行排在{_said(before)}之后。"
            also = (Where(("revisions", former, "date")),)
            yield Problem(("revisions", at, "date"), message, also=also)


def _head(plan: Plan) -> Iterator[Problem]:
    if plan.issued is None:
        return
    if plan.effective is not None and plan.effective < plan.issued:
        message = f"实施日期{_said(plan.effective)}早于发布日期{_said(plan.issued)}。"
        yield Problem(("effective",), message, also=(Where(("issued",)),))
    if plan.next_review is not None and plan.next_review <= plan.issued:
        message = f"下次评审日期{_said(plan.next_review)}不晚于发布日期{_said(plan.issued)}。"
        yield Problem(("next_review",), message, also=(Where(("issued",)),))


def _told(context: Context) -> Iterator[Problem]:
    """The closing words give another day of effect than the head."""
    effective = context.plan.effective
    if effective is None or "日起" not in context.text:
        return
    for text in context.prose:
        if text.part in {"supplementary", "approval", "closing"} and "日起" in text.text:
            whole = text.part == "supplementary" and text.field == "effect"
            for match in _since().finditer(text.text):
                year, month, day = (int(match[name]) for name in ("year", "month", "day"))
                other = (year, month, day) != (effective.year, effective.month, effective.day)
                own = re.search("本预案|本方案|本计划|现予", text.text) is not None
                if other and (whole or (own and match["does"])):
                    message = f"写的是“{match[0]}”，封面的实施日期却是{_said(effective)}。"
                    also = (Where(("effective",)),)
                    yield Problem(text.at, message, words=match[0], also=also)


@cache
def _since() -> re.Pattern[str]:
    return re.compile(
        r"自?(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日起"
        r"(?P<does>(?:正式)?(?:施行|实施|执行|生效))?"
    )


def _said(day: object) -> str:
    return str(day)
