"""Upgrades before a sale without a freeze."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import among, hits_in, once, others
from planforge.lint.rule import Found, Problem, rule

_FREEZE = (
    "封网",
    "冻结",
    "变更管控",
    "禁止变更",
    "停止变更",
    "不再变更",
    "不得变更",
    "封版",
    "变更窗口",
    "压测",
    "压力测试",
)
_SALE = ("双十", "双1", "618", "大促", "购物节", "促销")


@cache
def _change() -> re.Pattern[str]:
    return re.compile(
        r"(?:提前)?对[^，,。；;]{0,14}(?:服务器|数据库|系统|网络)[^，,。；;]{0,8}(?:升级|优化|改造|扩容)[^，,。；;]{0,6}"
        r"|(?:升级|改造)(?:服务器|数据库|系统)"
    )


@rule("PF692", "change-without-freeze", "大促前升级没有封网时间", Severity.INFO)
def change_without_freeze(context: Context) -> Found:
    """Systems are upgraded before a sale, and no freeze and no load test is told.

    问题：大促前要升级、优化服务器和数据库，没有写变更截止（封网）时间，也没有压测。
    为什么：大促前夕的升级本身就是最大的风险，没有截止日就会改到开售前一刻。
    改法：写明封网的起止时间、例外由谁批、压测做到多少、结论由谁确认。

    反例：
        类型: 平台
        措施:
          应急保障: [提前对服务器、数据库等进行升级和优化。]
        标题: 示例平台双十二保障方案

    正例：
        类型: 平台
        措施:
          应急保障: [12月1日前完成数据库升级并压测，12月5日起封网，例外由技术负责人批准。]
        标题: 示例平台双十二保障方案
    """
    facts = context.facts
    if facts.type != "platform" or facts.formal or any(word in context.text for word in _FREEZE):
        return
    if not any(word in context.text for word in _SALE):
        return
    texts = [
        text
        for text in context.having(("升级", "优化", "改造", "扩容"))
        if text.part in {"measures", "response", "resources"}
    ]
    hits = once(hits_in(texts, _change))
    hits.sort(key=lambda hit: "检查" in hit.words)
    if hits:
        first = hits[0]
        message = f"“{first.words}”{among(hits)}没有写封网时间和压测。"
        yield Problem(first.prose.at, message, words=first.words, also=others(hits))
