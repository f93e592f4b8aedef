"""Whoever commands also supervises how the plan is carried out."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF440", "supervises-itself", "指挥机构自己监督自己", Severity.WARNING)
def supervises_itself(context: Context) -> Found:
    """The body that commands is to supervise how the plan is carried out.

    问题：指挥部、领导小组既组织实施预案，又负责监督检查预案的实施。
    为什么：自己做、自己查，查不出指挥上的问题；另设了监督机构的，它反而没有事做。
    改法：由上一级、监督机构或者没有参加处置的部门监督检查，写明怎样查、查出问题报给谁。

    反例：
        组织机构:
          - {名称: 应急指挥部, 职责: [统一指挥处置工作。]}
        附则:
          正文: 应急指挥部负责对本预案的实施情况进行监督检查。

    正例：
        组织机构:
          - {名称: 应急指挥部, 职责: [统一指挥处置工作。]}
        附则:
          正文: 审计部负责对本预案的实施情况进行监督检查。
    """
    if context.facts.formal or "监督" not in context.text:
        return
    found = [
        (text, match)
        for text in context.having(("监督",))
        if (match := _checked().search(context.bodies.said(text))) is not None
    ]
    if found:
        (first, match), *rest = found
        message = f"“{match[0]}”：负责指挥的机构自己监督自己。"
        also = tuple(text.where(other["what"]) for text, other in rest)
        yield Problem(first.at, message, words=match["what"], also=also)


@cache
def _checked() -> re.Pattern[str]:
    return re.compile(
        r"[^\W_a-zA-Z]{0,10}(?:指挥部|领导小组|应急小组|处置小组|处理小组)(?:负责|要|应当?)?"
        r"(?P<what>对(?:本)?(?:应急)?预案的?(?:实施|执行|落实)(?:情况)?[^。；;，,]{0,6}(?:监督|检查)+)"
    )
