"""Posts of the library's modules that nobody of the plan holds."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from planforge.findings import Path, Severity, Where
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.base import Entry

_FIELDS = frozenset(("actor", "lead"))


@rule("PF474", "unknown-module-post", "模块里的岗位没有人", Severity.WARNING)
def unknown_module_post(context: Context) -> Found:
    """A module gives a task to a post that the plan does not have.

    问题：从情景库接过来的情景，执行人或者牵头人是组织机构里没有的岗位。
    为什么：处置卡照岗位发，没有人是这个岗位，这张卡就没有人看，这一步也没有人做。
    改法：在“岗位对应”里写明这个岗位在本单位叫什么，或者在组织机构里补上它。

    反例：
        类型: 天猫店铺
        标题: 示例旗舰店应急预案
        组织机构:
          岗位:
            - {名称: 店主, 任职人: 林示例}
            - {名称: 运营, 任职人: 周示例}
            - {名称: 仓库, 任职人: 陈示例}
            - {名称: 客服, 任职人: 苏示例}
        应急响应:
          分情景处置:
            - 模块: oversell

    正例：
        类型: 天猫店铺
        标题: 示例旗舰店应急预案
        岗位对应: {售后: 客服}
        组织机构:
          岗位:
            - {名称: 店主, 任职人: 林示例}
            - {名称: 运营, 任职人: 周示例}
            - {名称: 仓库, 任职人: 陈示例}
            - {名称: 客服, 任职人: 苏示例}
        应急响应:
          分情景处置:
            - 模块: oversell
    """
    bodies = context.bodies
    if len(bodies.units) + len(bodies.posts) + len(bodies.people) < _FEWEST:
        return
    listed = "\n".join(one.text for one in context.prose if one.part == "organization")
    found: dict[str, dict[Path, int]] = defaultdict(lambda: defaultdict(int))
    for prose in _parties(context):
        for name in _apart().split(prose.text):
            if not (name in listed or bodies.called(name) or _anybody().search(name)):
                found[name][(*prose.at[:4], "module")] += 1
    if not found:
        return
    tasks = sum(sum(places.values()) for places in found.values())
    names = "".join(f"“{name}”" for name in list(found)[:_MOST])
    several = f"等 {len(found)} 个岗位" if len(found) > 1 else ""
    message = f"模块里有 {tasks} 处由{names}{several}来做，组织机构里没有，没有人来做。"
    pairs = "，".join(f"{name}: 本单位的岗位" for name in list(found)[:_MOST])
    hint = f"写上“岗位对应: {{{pairs}}}”，或者在组织机构里补上。"
    first, *others = dict.fromkeys(place for places in found.values() for place in places)
    yield Problem(first, message, hint, also=tuple(Where(place) for place in others))


_MOST = 12
"""Names that are told; a plan that lists none of an office's posts has twenty."""
_FEWEST = 2
"""So many bodies tell that a plan says who does what."""


def _parties(context: Context) -> Iterator[Prose]:
    """The names of who acts in the scenarios that come from modules."""
    taken = context.taken
    for prose in context.prose:
        if prose.field in _FIELDS and prose.at[:4] in taken and isinstance(prose.owner, Entry):
            yield prose


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(r"\s*[、，,]\s*")


@cache
def _anybody() -> re.Pattern[str]:
    """Who is told by what he does, and bodies that stand for themselves."""
    return re.compile(
        r"发现|当班|值班|值守|在场|现场|事发|涉事|有关|各|主管|监管|公安|消防|医疗|机构$|企业$|"
        r"承办|乡镇|街道|集体单位"
    )
