"""Scenarios without a single figure."""

import re
from functools import cache

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(r"大量|部分|若干|人数众多|短时间|大规模|一些|众多|较多|一定数量")


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"\d|[一二三四五六七八九十百千万两]+(?:名|人|起|件|单|条|个|台|小时|分钟|万)")


@rule("PF488", "vague-scenario", "演练情景没有具体数字", Severity.WARNING)
def vague_scenario(context: Context) -> Found:
    """A drill scenario that says 大量 and 短时间 and no figure.

    问题：演练情景只说“大量”“短时间”“部分”，没有数量、时刻和地点。
    为什么：参演的人没法判断到了哪一级，评估的人也没有标准可以对照。
    改法：写出数字，例如“10:05起30分钟内接到同一批次投诉42起，其中3起称皮肤过敏”。

    反例：
        预案种类: 演练方案
        应急演练:
          演练情景:
            - {名称: 投诉激增, 情景描述: 某批次商品出现质量问题，短时间内接到大量投诉。}
    正例：
        预案种类: 演练方案
        应急演练:
          演练情景:
            - {名称: 投诉激增, 情景描述: 某批次商品出现质量问题，30分钟内接到大量投诉，共42起。}
    """
    if not context.facts.drill:
        return
    given = context.drill.part.scenarios
    scenes = given.scenarios if given is not None else ()
    hits = []
    for index, _ in enumerate(scenes):
        at = ("drills", "scenarios", "scenarios", index)
        texts = [one for one in context.drill.settings if one.at[:4] == at]
        if not any(_figure().search(one.text) for one in texts if one.field != "name"):
            vague = ((one, _vague().search(one.text)) for one in texts)
            hits += [(one, found[0]) for one, found in vague if found][:1]
    if hits:
        (first, words), *rest = hits
        told = f"{len(hits)} 个演练情景都没有具体的数量、时刻，例如只" if rest else "演练情景只"
        end = "" if rest else "，没有具体的数量、时刻"
        yield Problem(
            first.at,
            f"{told}说“{words}”{end}。",
            words=words,
            also=tuple(Where(one.at, found) for one, found in rest),
        )
