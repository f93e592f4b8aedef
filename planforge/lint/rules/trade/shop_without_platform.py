"""A shop's plan that never calls the platform."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_CALLS = (
    "小二", "千牛", "商家热线", "商家中心", "商家客服", "平台客服", "平台规则", "联系平台",
    "报平台", "平台报备", "向平台", "告知平台", "平台申诉", "申诉", "工单", "平台举报", "找平台",
)  # fmt: skip


@rule(
    "PF688",
    "shop-without-platform",
    "网店的预案没有写怎样找平台",
    Severity.WARNING,
    regimes=(Regime.SHOP,),
)
def shop_without_platform(context: Context) -> Found:
    """A shop's plan tells nothing of whom to call at the platform.

    问题：全文没有写找小二、商家热线，没有报备、申诉、工单的做法。
    为什么：链接被删、账号被盗、系统故障，店铺自己解决不了，都要靠平台。
    改法：写明哪几件事找小二、哪几件打商家热线、谁来提工单，把电话和入口写进通讯录。

    反例：
        类型: 天猫店铺
        适用范围: 本预案管错价、超卖和快递停收。
        标题: 示例旗舰店应急预案

    正例：
        类型: 天猫店铺
        适用范围: 本预案管错价、超卖和快递停收；改不了价的由运营打小二电话。
        标题: 示例旗舰店应急预案
    """
    if context.facts.drill or context.facts.formal:
        return
    if not any(word in context.text for word in _CALLS):
        yield Problem(("title",), "全文没有写出了事怎样找平台（小二、商家热线、申诉、工单）。")
