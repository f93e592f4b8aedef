"""People are told that their data leaked, the authority is not."""

import re
from dataclasses import replace

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, Problem, rule


@rule("PF221", "missing-breach-notice", "个人信息泄露没有通知主管部门", Severity.ERROR)
def missing_breach_notice(context: Context) -> Found:
    """People are told that their data leaked, the authority is not.

    问题：预案写了信息泄露要告知消费者、用户，却没有写通知履行个人信息保护职责的部门。
    为什么：个人信息保护法第五十七条要求立即补救，并同时通知主管部门和个人；能有效避免危害的可以不
    通知个人，但是不能不通知部门。
    改法：写明由谁立即通知履行个人信息保护职责的部门，通知的内容是信息种类、原因和可能的危害，补救
    措施，联系方式。

    反例：
        预案种类: 专项应急预案
        应急响应:
          - 标题: 信息泄露
            步骤:
              - 发生信息泄露的，客服部通知受影响的消费者修改密码。

    正例：
        预案种类: 专项应急预案
        应急响应:
          - 标题: 信息泄露
            步骤:
              - 发生信息泄露的，法务部立即向网信部门报告，客服部通知受影响的消费者修改密码。
    """
    message = "写了信息泄露要告知个人，没有写通知履行个人信息保护职责的部门。"
    first, *also = _leaks(context) or [Where(("response",))]
    for problem in lacking(context, "breach_notice", message, at=first.at):
        if isinstance(problem, Problem):
            problem = replace(problem, words=first.words, also=tuple(also))
        yield problem


def _leaks(context: Context) -> list[Where]:
    """Where people are told of a leak; first where handling is laid down for any day."""
    if context.coverage.missing("breach_notice") is None:
        return []
    found = [
        prose.where(match[0])
        for prose in context.having(("泄露", "外泄"))
        if (match := re.search("(?:通知|告知)[^，,。；;]{0,12}", prose.text))
    ]
    return sorted(found, key=lambda where: where.at[0] == "drills")
