"""A response without a single time limit."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.acts import Chapter
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind

_FEW = 4
_OTHER = {Kind.FORMAL_TEXT, Kind.CARD}


@rule("PF461", "no-deadline", "全文没有一个时限", Severity.WARNING)
def no_deadline(context: Context) -> Found:
    """Nothing in the plan has to be done within any time.

    问题：响应步骤写了不少，从接报、核实、首次回应到办结，没有一个时限。
    为什么：“及时”“立即”没有人能检查；慢了多久算失职，事后也说不清。
    改法：至少给接报上报、核实定级、首次回应、形成方案四步写上分钟或者小时。

    反例：
        应急响应:
          - 步骤:
              - 客服部接到投诉后立即上报应急小组。
              - 应急小组核实投诉是否属实。
              - 法务部提出处理方案。
              - 公关部及时回应社会关切。

    正例：
        应急响应:
          - 步骤:
              - 客服部接到投诉后10分钟内上报应急小组。
              - 应急小组核实投诉是否属实。
              - 法务部提出处理方案。
              - 公关部及时回应社会关切。
    """
    if context.plan.kind.drill or context.plan.kind in _OTHER:
        return
    steps = [leaf for leaf in context.acts.leaves if leaf.chapter is Chapter.RESPONSE]
    if len(steps) < _FEW or context.acts.timed or _told().search(context.text) is not None:
        return
    first = steps[0]
    at = first.text.at if first.text is not None else first.at
    message = f"响应写了 {len(steps)} 步，全文没有一个时限，快慢无从检查。"
    yield Problem(at, message)


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        r"(?:\d+|[半一两二三四五六七八九十]+个?)\s*(?:分钟|(?<!24)小时|个?工作日|[日天]内|周内)"
        r"|T[+-]\d|\d{1,2}[:：]\d{2}"
    )
