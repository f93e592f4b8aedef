"""Slots of a timeline that overlap or stand out of order."""

from itertools import pairwise

from planforge.findings import Severity, Where
from planforge.lint.clock import Span, spans_of
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_NOON = 12 * 60
_EVENING = 16 * 60


@rule("PF463", "slots-overlap", "演练时段重叠或者次序颠倒", Severity.ERROR)
def slots_overlap(context: Context) -> Found:
    """A slot begins before the one before it has ended.

    问题：后一个时段的开始早于前一个时段的结束，又没有写明同时进行。
    为什么：同一批人不能同时在两个环节里。
    改法：前后衔接；确实同时进行的，各写负责人，并在标题里写明“同步”。

    反例：
        预案种类: 演练方案
        应急演练:
          演练进程:
            - {标题: 信息报告, 演练时间: 9:00-9:30}
            - {标题: 指挥决策, 演练时间: 9:20-10:00}

    正例：
        预案种类: 演练方案
        应急演练:
          演练进程:
            - {标题: 信息报告, 演练时间: 9:00-9:30}
            - {标题: 指挥决策, 演练时间: 9:30-10:00}
    """
    for one, other in pairwise(spans_of(context.plan)):
        if one.end is None or one.length is None or _beside(one, other) or other.start >= one.end:
            continue
        first, second = _named(one), _named(other)
        told = "重叠" if other.start >= one.start else "次序颠倒"
        message = f"{second}接在{first}后面，时间{told}。"
        yield Problem(other.clock, message, words=other.words, also=(Where(one.clock, one.words),))


def _beside(one: Span, other: Span) -> bool:
    """They run side by side: told so, the same time, or run by different people."""
    if any(word in other.title for word in ("同步", "同时", "并行", "平行", "其间", "全程")):
        return True
    if (one.end or one.start) >= _EVENING and other.start < _NOON:
        return True  # the next day
    same = (one.start, one.end) == (other.start, other.end)
    return same or bool(one.owner and other.owner and one.owner != other.owner)


def _named(span: Span) -> str:
    return f"“{span.title}”（{span.words}）" if span.title else span.words
