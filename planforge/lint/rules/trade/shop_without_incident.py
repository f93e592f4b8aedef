"""A shop's plan without one incident of a shop."""

from planforge.findings import Path, Severity
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule
from planforge.lint.vocabulary import SHOP_INCIDENTS

_ENOUGH = 3


@rule(
    "PF666",
    "shop-without-incident",
    "网店的预案没有一件网店的事",
    Severity.WARNING,
    regimes=(Regime.SHOP,),
)
def shop_without_incident(context: Context) -> Found:
    """A shop's plan deals with disasters only, and with nothing that goes wrong in a shop.

    问题：网店的预案只写自然灾害、社会安全、网络攻击，没有超卖、错价、打不出面单、快递停收这些店里真会出的事。
    为什么：大促当晚出的就是这些事，翻遍预案找不到第一步做什么。
    改法：按店里出过的事写处置卡：错价、超卖、优惠叠加、ERP抓不到单、快递停收、客服爆满、差评、账号被盗、信息外泄。

    反例：
        类型: 天猫店铺
        适用范围: 本预案适用于自然灾害、人为破坏、系统故障。
        标题: 示例旗舰店应急预案

    正例：
        类型: 天猫店铺
        适用范围: 本预案管超卖、错价、面单打不出和快递停收。
        标题: 示例旗舰店应急预案
    """
    if context.facts.drill or context.facts.formal:
        return
    found = {word for word in SHOP_INCIDENTS if word in context.text}
    if len(found) >= _ENOUGH:
        return
    scope = context.plan.scope
    at: Path = ("title",)
    words = ""
    if scope is not None:
        at, words = ("scope", "text") if scope.text else ("scope",), ""
        if scope.events:
            at, words = ("scope", "events", 0), scope.events[0]
    message = "全文没有写超卖、错价、打不出面单、快递停收、客服爆满这些网店自己的事。"
    yield Problem(at, message, words=words)
