"""A headquarters of firms that nothing ties to it."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.demands.kinds import PLANS
from planforge.lint.rule import Found, Problem, rule

_TIES = (
    "协议", "合同", "备忘录", "约定", "联络员", "联席会议", "联动机制", "协作机制", "联络机制",
    "信息通报", "通报机制", "会商机制", "会签", "联合印发",
)  # fmt: skip
_LEAST = 2


@rule("PF244", "joint-without-ties", "几家单位一起应急，没有写怎样衔接", Severity.WARNING)
def joint_without_ties(context: Context) -> Found:
    """A public headquarters has firms for members, and nothing tells what binds them.

    问题：政府部门的指挥部把平台、物流、支付等企业列为成员，却没有信息通报、指挥对接的约定，也没有协议。
    为什么：企业没有上下级关系，凭什么听令、听谁的令、费用谁出，都没有依据，到时候叫不动。
    改法：按联合预案的写法补上信息通报、指挥对接、处置衔接、资源保障四项，附协议和联络员名单。

    反例：
        类型: 政府
        标题: 示例市双十二应急预案
        组织机构:
          - {名称: 应急指挥部, 成员: [电商平台, 物流企业, 支付机构]}

    正例：
        类型: 政府
        标题: 示例市双十二应急预案
        组织机构:
          - {名称: 应急指挥部, 成员: [电商平台, 物流企业, 支付机构]}
        附则:
          正文: 市商务局与各平台、物流企业、支付机构签订信息通报和支援协议。
    """
    plan = context.plan
    if context.facts.type != "government" or plan.kind not in PLANS or plan.organization is None:
        return
    if any(word in context.text for word in _TIES):
        return
    for text in context.prose:
        if text.part != "organization":
            continue
        beside = [one.text for one in context.prose if one.at[:-1] == text.at[:-1]]
        kinds = {match[0] for one in beside for match in _firms().finditer(one)}
        if len(kinds) >= _LEAST and _firms().search(text.text):
            names = "、".join(sorted(kinds, key=lambda kind: "\n".join(beside).index(kind)))
            message = f"{names}列进了指挥机构，没有写它们怎样通报信息、听谁指挥，也没有协议。"
            found = _firms().search(text.text)
            yield Problem(text.at, message, words=found[0] if found else "")
            return


@cache
def _firms() -> re.Pattern[str]:
    return re.compile(
        r"(?:电子商务|电商|网络交易)平台(?:企业)?|(?:物流|快递|寄递|支付|电商)(?:企业|公司|机构)"
    )
