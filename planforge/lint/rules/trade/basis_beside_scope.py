"""A scope whose matters the cited laws do not deal with."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_MATTERS = (
    (("食品安全", "食品", "餐饮"), ("食品",), "食品安全法"),
    (("环境污染", "生态环境", "污染"), ("环境", "污染"), "生态环境法典"),
    (("公共卫生", "传染病", "疫情"), ("卫生", "传染病"), "突发公共卫生事件应对法"),
    (("个人信息", "信息泄露", "数据泄露"), ("个人信息", "数据"), "个人信息保护法"),
    (("网络安全", "网络攻击"), ("网络", "计算机", "数据"), "网络安全法"),
    (("火灾", "消防"), ("消防", "火灾", "安全生产"), "消防法"),
    (("生产安全", "安全生产"), ("安全生产", "生产安全"), "安全生产法"),
    (("消费者权益", "消费纠纷"), ("消费者", "电子商务", "网络交易"), "消费者权益保护法"),
    (("价格", "哄抬"), ("价格", "明码标价", "网络交易", "促销"), "价格法"),
)
"""Words of a scope, words in titles of laws that deal with them, and the law to name."""
_BROAD = ("突发事件应对法",)


@rule("PF669", "basis-beside-scope", "编制依据管不到适用范围", Severity.INFO)
def basis_beside_scope(context: Context) -> Found:
    """The scope lists kinds of events, and none of the cited laws deals with them.

    问题：适用范围列了食品安全、环境污染等几类事件，编制依据里却没有一部管这一类的法规。
    为什么：依据和范围不配套，评审会问凭什么处置这一类事件。
    改法：补列管这一类事件的法规；不打算管的，从适用范围里删去。

    反例：
        类型: 政府
        编制背景:
          编制依据: 根据《中华人民共和国消费者权益保护法》制定本预案。
        适用范围: 本预案适用于消费者权益投诉、环境污染投诉、食品安全投诉。
        标题: 示例市群体投诉应急预案

    正例：
        类型: 政府
        编制背景:
          编制依据: 根据《中华人民共和国消费者权益保护法》《中华人民共和国食品安全法》制定本预案。
        适用范围: 本预案适用于消费者权益投诉、食品安全投诉。
        标题: 示例市群体投诉应急预案
    """
    scope = context.plan.scope
    named = [one for one in context.cited if one.in_basis or one.part == "background"]
    if scope is None or not named or context.facts.formal:
        return
    words = "、".join([*scope.events, scope.text or ""])
    titles = "、".join(one.mention.title or (one.law.title if one.law else "") for one in named)
    broad = len(named) > len(_MATTERS)
    lacking = [
        (word, law)
        for told, covered, law in _MATTERS
        if (word := next((one for one in told if one in words), None))
        and not any(one in titles for one in covered)
    ]
    if not lacking or broad:
        return
    matters = "、".join(word for word, _ in lacking)
    laws = "、".join(f"《{law}》" for _, law in lacking)
    message = f"适用范围里有{matters}，编制依据里没有一部管这些的法规。"
    first = lacking[0][0]
    in_text = bool(scope.text and first in scope.text)
    listed = next((at for at, one in enumerate(scope.events) if first in one), 0)
    yield Problem(
        ("scope", "text") if in_text else ("scope", "events", listed),
        message,
        f"补列有关法规（如{laws}），或者把管不到的事件从范围里删去。",
        words=first,
    )
