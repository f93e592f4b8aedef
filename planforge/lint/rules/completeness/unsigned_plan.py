"""An issued plan that nobody has signed."""

from planforge.findings import Severity
from planforge.lint.basis import Basis
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Status

_BASIS = Basis("rule.yuan88", "第二十四条")


@rule(
    "PF234",
    "unsigned-plan",
    "印发稿没有主要负责人签署",
    Severity.WARNING,
    regimes=(Regime.SAFETY_PLAN,),
    basis=_BASIS,
)
def unsigned_plan(context: Context) -> Found:
    """An issued plan for accidents that the head of the unit has not signed.

    问题：生产安全事故预案已经是印发稿，编审信息里没有签发人。
    为什么：生产安全事故应急预案管理办法第二十四条规定，预案由单位主要负责人签署，向从业人员公布。
    改法：在“编审”的“签发”里写上主要负责人的姓名、职务和日期；还没有签的，状态改为报批稿。

    反例：
        标题: 示例公司生产安全事故综合应急预案
        状态: 印发稿

    正例：
        标题: 示例公司生产安全事故综合应急预案
        状态: 印发稿
        编审:
          签发: {姓名: 王示例, 职务: 总经理, 日期: 2026-10-20}
    """
    plan = context.plan
    signed = plan.approval is not None and plan.approval.approved is not None
    if plan.status is Status.ISSUED and not signed:
        yield Problem(("status",), "预案已经是印发稿，没有写主要负责人签发。", words="印发稿")
