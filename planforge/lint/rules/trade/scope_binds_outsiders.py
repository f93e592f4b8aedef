"""A unit's own plan that claims to apply to outside firms."""

import re

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_OUTSIDE = (
    r"(?:物流|快递|支付|第三方|外包|供应|云服务|合作)[^\W\d_a-zA-Z]{0,4}"
    r"(?:企业|机构|公司|商|单位|方)"
)
_TIES = ("协议", "合同", "备忘录", "约定", "联络表", "外部联系")
_TYPES = ("platform", "enterprise", "tmall_shop")


@rule("PF665", "scope-binds-outsiders", "范围管到了外单位", Severity.WARNING)
def scope_binds_outsiders(context: Context) -> Found:
    """The scope names outside firms, and nothing ties them to the plan.

    问题：公司内部的预案把物流企业、支付机构等外单位写进适用范围，却没有协议、约定，也没有他们的联系方式。
    为什么：外单位不归本公司指挥，写了也叫不动。
    改法：适用范围限于本单位；外单位用协议和联系表衔接，写明遇事找谁、对方做什么。

    反例：
        类型: 平台
        适用范围:
          正文: 本预案适用于大促期间，涉及电子商务平台、物流企业、支付机构。
          适用对象: [电子商务平台, 物流企业, 支付机构]
        标题: 示例平台大促保障方案

    反例：
        类型: 政府
        适用范围:
          正文: 本预案适用于电商平台、消费者等相关主体。
          适用对象: [电商平台, 消费者]
        标题: 示例市大促应急预案

    正例：
        类型: 平台
        适用范围: 本预案适用于示例平台各部门；快递公司、支付机构按合作协议配合。
        标题: 示例平台大促保障方案
    """
    scope, plan = context.plan.scope, context.plan
    yield from _people(context)
    if scope is None or context.facts.type not in _TYPES or context.facts.drill:
        return
    named = [one for one in scope.parties if re.search(_OUTSIDE, one)]
    contacts = plan.organization.contacts if plan.organization is not None else None
    tied = (contacts is not None and contacts.contacts) or any(
        word in context.text for word in _TIES
    )
    if not named or tied:
        return
    told = "、".join(f"“{one}”" for one in named)
    message = f"适用范围写了{told}，但外单位不归本单位指挥，也没有协议和联系方式。"
    in_text = bool(scope.text and named[0] in scope.text)
    at = ("scope", "text") if in_text else ("scope", "parties", scope.parties.index(named[0]))
    yield Problem(at, message, words=named[0])


def _people(context: Context) -> Found:
    """People whom the plan protects stand among those whom it binds."""
    scope = context.plan.scope
    if scope is None or context.facts.drill or context.facts.formal:
        return
    named = [one for one in scope.parties if one in _PROTECTED]
    others = [one for one in scope.parties if one not in _PROTECTED]
    if not named or not others:
        return
    in_text = bool(scope.text and named[0] in scope.text)
    at = ("scope", "text") if in_text else ("scope", "parties", scope.parties.index(named[0]))
    message = f"“{named[0]}”是要保护的人，预案约束不了，不宜列为适用的主体。"
    hint = "适用范围只写要执行预案的单位，改为适用于这些单位应对某某突发事件的工作。"
    yield Problem(at, message, hint, named[0], severity=Severity.INFO)


_PROTECTED = ("消费者", "社会公众", "公众", "市民", "群众", "买家", "用户", "顾客")
