"""Nothing tells how many make a crowd."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.demands.kinds import CROWDS, PLANS
from planforge.lint.rule import Found, Problem, rule


@rule("PF238", "undefined-crowd", "没有写多少人、多少件才算", Severity.WARNING)
def undefined_crowd(context: Context) -> Found:
    """A plan for crowds of complaints tells nowhere how many people or complaints make one.

    问题：预案管的是群体投诉、聚集上访，全文却没有写多少人、多少件、多长时间内算“群体”。
    为什么：没有触发点，一两个人来投诉也可以算，几十个人来了也可以不算，预案什么时候用说不清。
    改法：写明定义和触发条件，例如同一原因24小时内满10件、5人以上到场或者收到监管转办。

    反例：
        预案种类: 专项应急预案
        标题: 示例公司群体投诉应急预案
        适用范围: 本预案适用于群体投诉事件。

    正例：
        预案种类: 专项应急预案
        标题: 示例公司群体投诉应急预案
        适用范围: 本预案适用于同一原因24小时内达到10件的群体投诉。

    正例：
        预案种类: 专项应急预案
        标题: 示例公司停电应急预案
        适用范围: 本预案适用于停电事件。
    """
    plan = context.plan
    name = next((word for word in CROWDS if word in plan.title), "")
    if not name or plan.kind not in PLANS or _counted().search(context.text):
        return
    scope = plan.scope
    said = [
        text
        for text in context.having((name, name.removesuffix("事件")))
        if text.part in ({"scope"} if scope is not None else {"background"})
    ]
    at = said[0].at if said else ("title",)
    words = name if said and name in said[0].text else ""
    message = f"没有写多少人、多少件、多长时间内算“{name}”，什么时候用本预案说不清。"
    yield Problem(at, message, words=words)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        r"(?:\d+|[二两三四五六七八九十百]+)\s*(?:余|多)?(?:人|名|件|起|户|例|宗|个(?:投诉|用户|客户|消费者))"
        r"(?!员|组)"
    )
