"""本地区 where no region is named."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import among, hits_in, others
from planforge.lint.rule import Found, Problem, rule

_MARKS = (
    "本地区",
    "本辖区",
    "本行政区域",
    "我市",
    "我县",
    "我区",
    "我省",
    "本市",
    "本县",
    "辖区内",
)
_ADMIN = ("本地区", "本辖区", "本行政区域", "我市", "我县", "我省", "辖区内")


@cache
def _region() -> re.Pattern[str]:
    return re.compile(
        r"本地区|本辖区|本行政区域|我[省市县区](?![^\W\d_a-zA-Z]{0,8}公司)|本[市县]|辖区内"
    )


@cache
def _place() -> re.Pattern[str]:
    """The name of a place, or of its government."""
    return re.compile(
        r"[^\W\d_a-zA-Z]{2,12}(?:省|自治区|自治州|市|县|区|镇|乡|街道)(?:人民政府|政府|委员会|辖区|范围|行政区)"
        r"|(?<![^\W\d_a-zA-Z])[^\W\d_a-zA-Z]{2,4}(?:省|市|县|区)(?=[^\W\d_a-zA-Z]{0,20}(?:预案|应急|局|委))"
        r"|[^\W\d_a-zA-Z]{2,12}[市县区][^\W\d_a-zA-Z]{0,6}局"
    )


@rule("PF663", "unnamed-region", "“本地区”没有写是哪里", Severity.WARNING)
def unnamed_region(context: Context) -> Found:
    """本地区 in a plan that names no region, or that is none of a government.

    问题：企业、店铺的预案写“本地区”“我市”；或者政府预案只写“本地区”，从头到尾没有写是哪个地区。
    为什么：这是通用模板的说法，换成任何地方都能用，看不出由谁管、管到哪里。
    改法：政府预案写明行政区域；企业和店铺改成本公司、本店的名称和经营场所。

    反例：
        类型: 政府
        适用范围: 本预案适用于本地区各类群体投诉事件。
        标题: 群体投诉应急预案
    反例：
        适用范围: 结合本地区实际情况，制定本预案。

    正例：
        类型: 政府
        适用范围: 本预案适用于本市行政区域内的群体投诉事件。
        标题: 示例市群体投诉应急预案
    """
    if context.facts.formal or not any(mark in context.text for mark in _MARKS):
        return
    government = context.facts.type == "government"
    if government and _named(context):
        return
    if not government and not any(mark in context.text for mark in _ADMIN):
        return
    texts = [text for text in context.having(_MARKS) if text.part != "communication"]
    hits = hits_in(texts, _region)
    if not hits or (not government and hits[0].words not in _ADMIN):
        return
    first = hits[0]
    if government:
        message = f"“{first.words}”{among(hits)}没有写明是哪个地区，全文找不到地名。"
    else:
        message = f"“{first.words}”{among(hits)}是政府文件的说法，企业和店铺的预案管不到。"
    yield Problem(first.prose.at, message, words=first.words, also=others(hits))


def _named(context: Context) -> bool:
    plan = context.plan
    entity = plan.entity
    told = [entity.region, entity.name] if entity is not None else []
    scope = plan.scope.region if plan.scope is not None else None
    if any(told) or scope or plan.issuer:
        return True
    return bool(_place().search(plan.title) or _place().search(context.text))
