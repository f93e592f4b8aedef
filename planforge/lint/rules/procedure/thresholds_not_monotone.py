"""Thresholds that do not rise with the levels."""

from itertools import pairwise

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.levels import Ladder, Level
from planforge.lint.rule import Found, Problem, rule
from planforge.lint.thresholds import Threshold

_ENOUGH = 3


@rule("PF447", "thresholds-not-monotone", "级别越高条件反而越宽", Severity.ERROR)
def thresholds_not_monotone(context: Context) -> Found:
    """A graver level asks for less than a milder one.

    问题：同一个指标，高一级的起点反而比低一级的低，或者几级之间忽高忽低。
    为什么：照这样判断，小事会定成大事，大事够不上大事的级别。
    改法：核对各级的数字，多半是写反了或者抄错了一位。

    反例：
        分级:
          事件分级:
            - {级别: 重大事件, 条件: [{指标: 同因投诉, 数值: "50", 单位: 件}]}
            - {级别: 较大事件, 条件: [{指标: 同因投诉, 数值: "200", 单位: 件}]}

    反例：
        分级:
          事件分级:
            - {级别: Ⅰ级, 条件: [直接经济损失1000万元以上。]}
            - {级别: Ⅱ级, 条件: [直接经济损失50万元以上、100万元以下。]}
            - {级别: Ⅲ级, 条件: [直接经济损失100万元以上、500万元以下。]}

    正例：
        分级:
          事件分级:
            - {级别: 重大事件, 条件: [{指标: 同因投诉, 数值: "200", 单位: 件}]}
            - {级别: 较大事件, 条件: [{指标: 同因投诉, 数值: "50", 上限: "200", 单位: 件}]}
    """
    for ladder in context.ladders:
        if ladder.ranked or len(ladder.levels) >= _ENOUGH:
            yield from _of(ladder)


def _of(ladder: Ladder) -> Found:
    metrics: dict[tuple[str, str], list[tuple[Level, Threshold]]] = {}
    for level in ladder.descending:
        for item in level.thresholds:
            metrics.setdefault((item.metric, item.unit), []).append((level, item))
    for held in metrics.values():
        wrong = _wrong(held, ranked=ladder.ranked)
        if wrong is not None:
            (grave, upper), (mild, lower) = wrong
            message = (
                f"“{upper.metric}”：“{grave.name}”是{upper.shown}，"
                f"比它低的“{mild.name}”却是{lower.shown}，高低颠倒。"
            )
            also = (Where(lower.at, lower.words),)
            yield Problem(upper.at, message, words=upper.words, also=also)


_Told = tuple[Level, Threshold]


def _wrong(held: list[_Told], *, ranked: bool) -> tuple[_Told, _Told] | None:
    """The first pair, the graver first, that goes against the others; None where all is well."""
    pairs = list(pairwise(held))
    ways = [_way(upper, lower) for (_, upper), (_, lower) in pairs]
    falls = ways.count(-1)
    if not falls:
        return None
    if ways.count(1):
        minority = -1 if falls <= ways.count(1) else 1
        return pairs[ways.index(minority)]
    least = all(item.low is not None and item.high is None for _, item in held[:1])
    if ranked and least and held[0][1].low is not None:
        return pairs[0]
    return None


def _way(upper: Threshold, lower: Threshold) -> int:
    """1 where the graver level asks for more, -1 where for less, 0 where that is not known."""
    if upper.low is not None and lower.low is not None and upper.low != lower.low:
        return 1 if upper.low > lower.low else -1
    if upper.high is not None and lower.high is not None and upper.high != lower.high:
        return 1 if upper.high > lower.high else -1
    if upper.low is not None and lower.high is not None:
        return 1 if upper.low >= lower.high else 0
    if upper.high is not None and lower.low is not None:
        return -1 if upper.high <= lower.low else 0
    return 0
