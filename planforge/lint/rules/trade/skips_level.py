"""A basis that names the State's plan and skips the level between."""

import re

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Level

_LOW = (Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE)


@rule("PF670", "basis-skips-level", "越级引用上级预案", Severity.INFO)
def skips_level(context: Context) -> Found:
    """A district's plan rests on the State's or the province's plan and not on the city's.

    问题：县、区、乡镇的预案把国家、省的预案列为依据，跳过了直接的上一级（市、县）的预案。
    为什么：要衔接的首先是直接上级的预案，分级、报告、支援都按它走。
    改法：补列直接上级的总体预案或者对应的专项预案。

    反例：
        类型: 政府
        单位: {名称: 示例区人民政府, 层级: 县级}
        编制背景:
          编制依据: 根据《国家突发事件总体应急预案》制定本预案。
        标题: 示例区突发事件总体应急预案

    正例：
        类型: 政府
        单位: {名称: 示例区人民政府, 层级: 县级}
        编制背景:
          编制依据: 根据《国家突发事件总体应急预案》《示例市突发事件总体应急预案》制定本预案。
        标题: 示例区突发事件总体应急预案
    """
    if context.facts.type != "government" or context.facts.level not in _LOW:
        return
    texts = [text for text in context.prose if text.part == "background"]
    plans = [
        (text, title)
        for text in texts
        for title in re.findall(r"[^\W\d_a-zA-Z]{2,40}?应急预案", text.text)
    ]
    upper = [one for one in plans if "国家" in one[1]]
    near = "市" if context.facts.level is Level.COUNTY else "县区市"
    if not upper or any(any(sign in title for sign in near) for _, title in plans):
        return
    if any(
        re.search("市[^，。；]{0,6}(?:有关|规定|要求)|上级[^，。；]{0,6}预案", one.text)
        for one in texts
    ):
        return
    text, title = upper[0]
    title = title[title.index("国家") :]
    message = f"依据里引用了《{title}》，没有引用直接上级的预案。"
    yield Problem(text.at, message, words=title)
