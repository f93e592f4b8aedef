"""A plan without a single number."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind, Level


@rule("PF438", "nobody-to-call", "全文没有一个电话", Severity.ERROR)
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
    if plan.kind.drill or plan.kind is Kind.FORMAL_TEXT or context.applies(Regime.SAFETY_PLAN):
        return
    if any(not phone.rescue for phone in context.phones):
        return
    if any(_listed(text.text) for text in context.prose if text.part == "annexes"):
        return
    if plan.organization is None:
        if plan.type == "generic" and not context.bodies.all:
            message = "全文没有写由谁来做，也没有一个电话，出事时不知道打给谁。"
            yield Problem(("title",), message, severity=Severity.WARNING)
    elif context.applies(Regime.SHOP):
        message = "全文没有一个电话，出事时不知道打给谁。"
        yield Problem(("organization",), message, _SHOP)
    elif context.applies(Regime.UNIT_PLAN):
        message = "全文没有一个电话，出事时不知道打给谁。"
        yield Problem(("organization",), message, severity=Severity.WARNING)
    elif context.applies(Regime.PLAN_MEASURES) and not _state(context):
        message = "全文没有24小时值守电话，也没有成员单位的联络方式，基层要报告不知道打哪个号码。"
        hint = "附上值守电话和成员单位联络表；不宜公开的，放在内部版或者应急工作手册里，并注明。"
        yield Problem(("organization",), message, hint, severity=Severity.INFO)


_SHOP = "附一页通讯录：店主、运营、客服、仓库、快递、ERP服务商、平台小二；大促期间再附一张排班表。"


def _state(context: Context) -> bool:
    """A plan of the State, of a ministry, or a general one, which names no numbers."""
    entity = context.plan.entity
    if entity is not None and entity.level is Level.STATE:
        return True
    title = context.plan.title
    return not title or any(one in title for one in ("国家", "国务院", "总体应急预案", "部"))


def _listed(words: str) -> bool:
    return any(one in words for one in ("通讯录", "联系方式", "联络表", "联系表", "联系电话"))
