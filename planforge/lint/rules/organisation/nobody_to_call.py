"""A plan without a single number."""

from planforge.findings import Path, Severity
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule


@rule(
    "PF438",
    "nobody-to-call",
    "全文没有一个电话",
    Severity.ERROR,
    regimes=(Regime.SHOP, Regime.UNIT_PLAN),
)
def nobody_to_call(context: Context) -> Found:
    """A unit's or a shop's plan names no number at all, but 110 and the like.

    问题：除了110、119、120，全文没有一个电话号码，也没有通讯录附件。
    为什么：员工半夜遇到事情，不知道先打给谁；平台、快递、服务商的电话也要临时去找。
    改法：附一页通讯录，写上负责人、各岗位、值守电话和外部单位的电话，定期打一遍。

    反例：
        类型: 天猫店铺
        组织机构:
          岗位: [店主, 客服, 仓库]

    正例：
        类型: 天猫店铺
        组织机构:
          岗位: [{名称: 店主, 电话: 130 0000 0001}, 客服, 仓库]

    正例：
        组织机构:
          机构: [{名称: 应急指挥部, 职责: [统一指挥。]}]
        附件:
          - {标题: 应急通讯录, 种类: 内部通讯录}
    """
    plan = context.plan
    if plan.kind.drill or plan.organization is None:
        return
    if any(not phone.rescue for phone in context.phones):
        return
    if any(_listed(text.text) for text in context.prose if text.part == "annexes"):
        return
    shop = context.applies(Regime.SHOP)
    at: Path = ("organization",)
    yield Problem(
        at,
        "全文没有一个电话，出事时不知道打给谁。",
        _SHOP if shop else None,
        severity=Severity.ERROR if shop else Severity.WARNING,
    )


_SHOP = "附一页通讯录：店主、运营、客服、仓库、快递、ERP服务商、平台小二。"


def _listed(words: str) -> bool:
    return any(one in words for one in ("通讯录", "联系方式", "联络表", "联系表", "电话"))
