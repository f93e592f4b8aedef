"""A shop's plan without words for the buyers."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_WORDS = (
    "话术",
    "口径",
    "快捷短语",
    "快捷语",
    "自动回复",
    "公告",
    "回复模板",
    "统一答复",
    "统一回复",
    "声明",
)


@rule(
    "PF689",
    "shop-without-script",
    "没有给客服的话术",
    Severity.INFO,
    regimes=(Regime.SHOP,),
)
def shop_without_script(context: Context) -> Found:
    """A shop's plan has no words for buyers.

    问题：全文没有话术、公告、自动回复，客服不知道对买家怎么说。
    为什么：出事时几百个买家同时来问，现编的话一句说错就被截图。
    改法：每种情况写一段店主批准的话术和一份公告，提前录进客服工作台。

    反例：
        类型: 天猫店铺
        适用范围: 客户服务组负责处理客户投诉、咨询。
        标题: 示例旗舰店应急预案

    正例：
        类型: 天猫店铺
        适用范围: 客服只用店主批准的话术回复买家。
        标题: 示例旗舰店应急预案
    """
    facts = context.facts
    scenarios = context.plan.response.scenarios if context.plan.response is not None else None
    scripts = scenarios is not None and any(one.script for one in scenarios.scenarios)
    if facts.drill or facts.formal or scripts:
        return
    if not any(word in context.text for word in _WORDS):
        at = next(
            (text for text in context.prose if "客服" in text.text or "客户" in text.text), None
        )
        message = "全文没有给客服的话术和公告，出事时不知道对买家怎么说。"
        yield Problem(at.at if at is not None else ("title",), message)
