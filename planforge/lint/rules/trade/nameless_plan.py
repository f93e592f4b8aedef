"""A plan of nobody in particular."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_TYPES = {
    "government": "哪个地区、哪个机关",
    "platform": "哪家平台",
    "enterprise": "哪家单位",
    "tmall_shop": "哪家店",
}


@cache
def _common() -> re.Pattern[str]:
    """Words that any title may bear."""
    return re.compile(
        r"双十[一二]|双1[12]|618|六一八|大促|购物节|促销|活动|期间|天猫|淘宝|京东|店铺|网店|公司|企业|单位|平台|电商|"
        r"电子商务|政府|群体|性|投诉|消费者|权益|保护|维权|消保|网络|信息|数据|安全|生产|事故|事件|突发|公共|综合|专项|"
        r"现场|处置|处理|应对|方案|预案|应急|演练|计划|工作|总体|火灾|消防|灭火|疏散|自然|灾害|系统|故障|舆情|客户|服务|"
        r"商家|物流|支付|保障|响应|管理|办法|制度|手册|年度?|\d+|的|及|和|与|、|[（()）]|征求意见稿|送审稿|报批稿|试行|修订"
    )


@cache
def _names() -> re.Pattern[str]:
    """The name of an organisation somewhere in the text."""
    return re.compile(
        r"[^\W\d_]{2,16}(?:有限公司|股份公司|集团|旗舰店|专营店|专卖店|人民政府|管理局|监督局|管委会|街道办)"
    )


@rule("PF693", "nameless-plan", "看不出是谁的预案", Severity.WARNING)
def nameless_plan(context: Context) -> Found:
    """Neither the title nor the text says whose plan it is.

    问题：标题只有“天猫店铺应急预案”“双十二应急预案”一类通名，正文也没有单位名称、发布单位。
    为什么：换成任何一家都能用，看不出是谁的、现在还有没有效。
    改法：标题写上单位（地区）名称和年份或者事件，封面或者文末写发布单位和日期。

    反例：
        类型: 政府
        标题: 双十二应急预案
        预案种类: 应急预案

    正例：
        类型: 政府
        标题: 示例市2026年双十二期间网络交易突发事件应急预案
        预案种类: 应急预案
    """
    plan, facts = context.plan, context.facts
    if facts.formal or facts.type not in _TYPES or plan.issuer:
        return
    entity = plan.entity
    if entity is not None and (entity.name or entity.region or entity.short_name):
        return
    if len(_common().sub("", plan.title)) > 1 or _names().search(context.text):
        return
    whose = _TYPES[facts.type]
    message = f"标题“{plan.title}”是通名，正文也没有名称，看不出是{whose}的预案。"
    severity = Severity.INFO if facts.drill else None
    yield Problem(("title",), message, words=plan.title, severity=severity)
