"""An issued plan whose cover lacks what a cover shows."""

from planforge.findings import Severity
from planforge.lint.basis import Basis, Force
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Status

_BASIS = Basis("gb.29639-2020", "附录C.1", Force.INFORMATIVE)


@rule(
    "PF235",
    "missing-cover-facts",
    "封面缺项",
    Severity.INFO,
    regimes=(Regime.SAFETY_STANDARD,),
    basis=_BASIS,
)
def missing_cover_facts(context: Context) -> Found:
    """An issued plan for accidents whose cover lacks what the standard shows on it.

    问题：生产安全事故预案的印发稿，封面缺少预案编号、版本号、单位名称、颁布日期中的某一项。
    为什么：没有编号和版本，发下去的预案改过几次、手里这本是不是现行的说不清。
    改法：补写列出的项目，封面会自动印上。

    反例：
        标题: 示例公司生产安全事故综合应急预案
        状态: 印发稿
        版本: A/0

    正例：
        标题: 示例公司生产安全事故综合应急预案
        状态: 印发稿
        版本: A/0
        预案编号: SL-YA-01
        发布日期: 2026-10-20
        单位: 示例公司
    """
    plan = context.plan
    if plan.status is not Status.ISSUED:
        return
    named = (plan.entity is not None and plan.entity.name) or plan.issuer
    facts = {
        "预案编号": plan.plan_number,
        "版本号": plan.version,
        "单位名称": named,
        "颁布日期": plan.issued,
    }
    lacks = [name for name, value in facts.items() if not value]
    if lacks:
        yield Problem(("title",), f"封面缺少{'、'.join(lacks)}。")
