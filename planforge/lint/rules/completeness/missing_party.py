"""Bodies without which crowds cannot be dealt with."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.demands.kinds import CROWDS, PLANS
from planforge.lint.rule import Found, Problem, rule

_UNIT = (
    (
        "查原因的质量或者产品部门",
        ("质量部", "质量管", "质检", "品控", "品质", "产品部", "产品中心", "研发", "商品部"),
    ),
    ("办退款的财务部门", ("财务", "会计", "出纳")),
    (
        "维持秩序的安保或者行政部门",
        ("安保", "保安", "保卫", "行政", "物业", "后勤", "安全部", "秩序"),
    ),
)
_OFFICE = (
    ("公安", ("公安", "派出所", "警")),
    ("信访", ("信访",)),
)
_LEAST = 2


@rule("PF242", "missing-party", "少了离不开的部门", Severity.WARNING)
def missing_party(context: Context) -> Found:
    """A plan for crowds names none of the bodies that can settle or secure.

    问题：群体投诉的预案里没有查原因、办退款、维持秩序的部门；政府的预案里没有公安和信访。
    为什么：原因查不清、钱没人批、现场没人管，只靠客服和宣传平息不了。
    改法：把这些部门列入组织机构，写明各自做什么和联系电话。

    反例：
        预案种类: 专项应急预案
        标题: 示例公司群体投诉应急预案
        组织机构:
          - {名称: 客服部, 职责: [接待投诉客户。]}
          - {名称: 公关部, 职责: [对外发布信息。]}

    正例：
        预案种类: 专项应急预案
        标题: 示例公司群体投诉应急预案
        组织机构:
          - {名称: 客服部, 职责: [接待投诉客户。]}
          - {名称: 质量部, 职责: [查明原因。]}
          - {名称: 财务部, 职责: [办理退款。]}
    """
    plan = context.plan
    named = any(word in plan.title for word in CROWDS) and plan.kind in PLANS
    if not named or plan.organization is None:
        return
    parties = {"government": _OFFICE, "enterprise": _UNIT, "platform": _UNIT}.get(
        context.facts.type, ()
    )
    absent = [name for name, words in parties if not any(word in context.text for word in words)]
    if len(absent) >= _LEAST:
        message = f"组织机构和处置里都没有{'、'.join(absent)}。"
        yield Problem(("organization",), message)
