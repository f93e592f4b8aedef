"""A platform's plan without its merchants."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_MERCHANTS = ("商家", "卖家", "平台内经营者", "商户", "入驻", "店铺", "经营者", "主播")
_TRADE = ("电子商务", "电商", "购物", "双十", "双1", "618", "大促", "交易平台", "网购")


@rule("PF690", "platform-without-merchants", "平台的预案没有商家", Severity.WARNING)
def platform_without_merchants(context: Context) -> Found:
    """A platform's plan never speaks of its merchants.

    问题：电商平台的预案从头到尾没有写商家（平台内经营者）怎么通知、怎么配合、怎么处置。
    为什么：错价、超卖、发货延误都出在商家，规则异常、活动延期也要先告诉商家，少了这一方，措施落不了地。
    改法：增加商家沟通与处置：由谁、用什么渠道、多长时间内通知商家，违规商家怎样处理。

    反例：
        类型: 平台
        适用范围: 本预案适用于双十二期间电子商务平台的运行保障。
        标题: 示例平台大促保障方案

    正例：
        类型: 平台
        适用范围: 本预案适用于双十二期间电子商务平台的运行保障和对商家的通知。
        标题: 示例平台大促保障方案
    """
    facts = context.facts
    if facts.type != "platform" or facts.drill or facts.formal:
        return
    if not any(word in context.text for word in _TRADE):
        return
    if not any(word in context.text for word in _MERCHANTS):
        yield Problem(("title",), "全文没有写商家：出了事谁通知他们、要他们做什么。")
