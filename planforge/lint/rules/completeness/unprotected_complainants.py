"""Who complains is put on a list, and nobody says who may see it."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.demands.kinds import PLANS
from planforge.lint.rule import Found, Problem, rule

_MATTERS = ("投诉", "信访", "上访", "举报", "维权")
_KEPT = ("保密", "个人信息", "隐私", "脱敏", "不得透露", "不得泄露", "外传", "打击报复")


@rule("PF240", "unprotected-complainants", "没有写怎样保护投诉人的信息", Severity.INFO)
def unprotected_complainants(context: Context) -> Found:
    """A plan for complaints collects who complains, and says nothing of keeping it from others.

    问题：预案要收集、汇总投诉人的姓名、电话、诉求，却没有写谁可以看、不得转给谁。
    为什么：名单在群里一转就会外传；把材料转给被投诉的人，会引来报复和新的投诉。
    改法：写明名单只限处置人员使用，不在群里转发，不把投诉材料转给被投诉人，办结后由谁保管。

    反例：
        预案种类: 专项应急预案
        标题: 示例公司群体投诉应急预案
        组织机构:
          - {名称: 客服部, 职责: [负责收集、整理投诉信息。]}

    正例：
        预案种类: 专项应急预案
        标题: 示例公司群体投诉应急预案
        组织机构:
          - {名称: 客服部, 职责: [负责收集、整理投诉信息，对投诉人的资料保密。]}
    """
    plan = context.plan
    if plan.kind not in PLANS or not any(word in plan.title for word in _MATTERS):
        return
    if any(word in context.text for word in _KEPT):
        return
    for text in context.having(("收集", "记录", "登记", "汇总")):
        found = _gathering().search(text.text)
        if found is not None:
            message = f"“{found[0]}”，没有写投诉人的信息怎样保密、不得转给谁。"
            yield Problem(text.at, message, words=found[0])
            return


@cache
def _gathering() -> re.Pattern[str]:
    return re.compile(
        r"(?:收集|记录|登记|汇总)[^。；;]{0,16}(?:投诉|信访|举报|诉求|来访)[^，,。；;]{0,8}"
    )
