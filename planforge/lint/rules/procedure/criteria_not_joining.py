"""Criteria of neighbouring levels that overlap or leave a gap."""

from collections.abc import Iterator
from itertools import pairwise

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.levels import Ladder, Level
from planforge.lint.rising import inversions
from planforge.lint.rule import Found, Problem, rule
from planforge.lint.thresholds import Threshold, gap


@rule("PF446", "criteria-not-joining", "相邻级别的条件重叠或者有空档", Severity.ERROR)
def criteria_not_joining(context: Context) -> Found:
    """The criteria of neighbouring levels overlap or leave a gap between them.

    问题：同一个指标，相邻两级的范围有一段重叠，或者中间空出一段哪一级都不算。
    为什么：落在重叠里的同时是两级，落在空档里的不知道按哪一级办。
    改法：让上一级的下限等于下一级的上限，并写明“以上”包括本数、“以下”不包括本数。

    反例：
        分级:
          事件分级:
            - {级别: 重大事件, 条件: [{指标: 同因投诉, 数值: "200", 单位: 件}]}
            - {级别: 较大事件, 条件: [{指标: 同因投诉, 数值: "50", 上限: "150", 单位: 件}]}

    反例：
        分级:
          事件分级:
            - {级别: 重大事件, 条件: [因灾死亡10人以上、30人以下。]}
            - {级别: 较大事件, 条件: [因灾死亡3人以上、15人以下。]}

    正例：
        分级:
          事件分级:
            - {级别: 重大事件, 条件: [{指标: 同因投诉, 数值: "200", 单位: 件}]}
            - {级别: 较大事件, 条件: [{指标: 同因投诉, 数值: "50", 上限: "200", 单位: 件}]}
    """
    for ladder in context.ladders:
        upset = {upper.metric for (_, upper), _ in inversions(ladder)}
        for (one, lower), (other, upper) in _neighbours(ladder):
            told = _told(lower, upper)
            if told is None or upper.metric in upset:
                continue
            message = (
                f"“{other.name}”和“{one.name}”的“{upper.metric}”{told}："
                f"一个是{upper.shown}，一个是{lower.shown}。"
            )
            also = (Where(lower.at, lower.words),)
            yield Problem(upper.at, message, words=upper.words, also=also)


_Pair = tuple[tuple[Level, Threshold], tuple[Level, Threshold]]


def _neighbours(ladder: Ladder) -> Iterator[_Pair]:
    """Neighbouring levels that measure the same, the lower interval first."""
    for one, other in pairwise(ladder.descending):
        found = {(item.metric, item.unit): item for item in one.thresholds}
        for item in other.thresholds:
            match = found.get((item.metric, item.unit))
            if match is None:
                continue
            pairs = [(one, match), (other, item)]
            pairs.sort(key=lambda pair: _key(pair[1]))
            yield pairs[0], pairs[1]


def _key(item: Threshold) -> tuple[float, float]:
    low = item.low if item.low is not None else float("-inf")
    high = item.high if item.high is not None else float("inf")
    return low, high


def _told(lower: Threshold, upper: Threshold) -> str | None:
    """What is wrong between two intervals, or None."""
    if lower.low is not None and lower.low == upper.low:
        return "起点相同，分不出级别"
    if lower.high is None or upper.low is None:
        return None
    distance = gap(lower, upper)
    if distance > (1 if lower.whole else 0):
        return "之间有空档"
    if distance < -1 or (distance < 0 and not lower.whole):
        return "有重叠"
    return None
