"""A drill for an event, and no day before it."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind


@rule("PF498", "drill-before-event", "演练没有写活动前哪天演、演到什么程度", Severity.WARNING)
def drill_before_event(context: Context) -> Found:
    """A plan for one event arranges drills, and tells neither their day nor what is assumed.

    问题：为一次大促、一项活动编的预案安排了演练，却没有写活动前哪一天演、假定出什么事、谁参加。
    为什么：活动只有一次，演晚了等于没演；只写“网络故障演练”几个字，到时候也演不起来。
    改法：写明活动前第几天演、假定的情形和数字、谁参加、做到什么程度算通过、谁可以叫停。

    反例：
        类型: 平台
        标题: 示例平台双十二应急预案
        应急演练:
          演练内容: [网络故障演练，检验应急响应能力。]

    正例：
        类型: 平台
        标题: 示例平台双十二应急预案
        应急演练:
          演练内容: [活动前14天演一次支付中断，假定支付成功率降到90%，技术组10分钟内切换通道。]
    """
    plan = context.plan
    drills = plan.drills
    if context.facts.drill or drills is None or not context.facts.one_off.value:
        return
    if plan.kind in {Kind.FORMAL_TEXT, Kind.CARD} or drills.scenarios or drills.timeline:
        return
    texts = [one for one in context.prose if one.part == "drills"]
    if not texts or any(_when().search(one.text) for one in texts):
        return
    told = [one for one in texts if one.field in {"text", "body", "frequency"}] or texts
    said = min(told, key=lambda one: "purpose" in one.at)
    message = "演练没有写在活动前哪一天演、假定出什么事、谁参加。"
    yield Problem(said.at, message, words=said.sentences[0].words if said.sentences else "")


@cache
def _when() -> re.Pattern[str]:
    return re.compile(
        r"(?:活动|大促|节前|开售|预售|启动|上线)[^。，；]{0,6}前|前[^。，；]{0,4}(?:天|日|周)|T-\d|\d{1,2}月|\d{1,2}日"
    )
