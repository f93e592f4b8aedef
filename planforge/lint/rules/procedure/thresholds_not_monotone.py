"""Thresholds that do not rise with the levels."""

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.levels import Ladder
from planforge.lint.rising import inversions
from planforge.lint.rule import Found, Problem, rule


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
        yield from _of(ladder)


def _of(ladder: Ladder) -> Found:
    for wrong in inversions(ladder):
        (grave, upper), (mild, lower) = wrong
        message = (
            f"“{upper.metric}”：“{grave.name}”是{upper.shown}，"
            f"比它低的“{mild.name}”却是{lower.shown}，高低颠倒。"
        )
        also = (Where(lower.at, lower.words),)
        yield Problem(upper.at, message, words=upper.words, also=also)
