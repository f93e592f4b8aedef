"""A shop with nothing in reserve."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.demands.kinds import PLANS
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_SPARES = (
    "备用", "备机", "备件", "备足", "备货", "储备", "物资", "打印机", "包材", "面单", "热点",
    "充电宝", "预备金", "备用金",
)  # fmt: skip


@rule(
    "PF243",
    "shop-without-spares",
    "店里没有备用的东西",
    Severity.INFO,
    regimes=(Regime.SHOP,),
)
def shop_without_spares(context: Context) -> Found:
    """A shop's plan has nothing in reserve: no printer, no slips, no second line.

    问题：店铺的预案没有写备用的打印机、面单余额、包材、网络和快递，也没有写谁负责检查。
    为什么：大促当晚打印机坏了、面单用完了、网断了，临时买不到，订单就压在仓库里。
    改法：列一张表：备用打印机、面单余额、包材、手机热点、第二家快递、备用金，写明数量、放在哪里、谁在哪天查。

    反例：
        类型: 天猫店铺
        标题: 示例旗舰店应急预案
        应急响应:
          - 标题: 处置
            步骤: [客服先安抚买家。]

    正例：
        类型: 天猫店铺
        标题: 示例旗舰店应急预案
        应急响应:
          - 标题: 处置
            步骤: [打印机坏了的，仓库换上二楼柜子里的备用打印机。]
    """
    plan = context.plan
    if plan.kind not in PLANS or plan.resources is not None or plan.response is None:
        return
    if not any(word in context.text for word in _SPARES):
        message = "没有写店里备了什么：打印机、面单、包材、网络、快递坏了断了用什么顶。"
        yield Problem(("resources",), message)
