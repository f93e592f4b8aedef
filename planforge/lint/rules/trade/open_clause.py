"""A clause by which anybody may change the plan at any time."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import Hit, among, clause_around, hits_in, others
from planforge.lint.rule import Found, Problem, rule

_PARTS = frozenset(
    {"closing", "supplementary", "implementation", "background", "sections", "summary"}
)
_WHO = ("批准", "审批", "审定", "同意", "由", "经", "报", "决定", "程序", "修订")


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(
        r"(?:可|可以|适时|酌情)(?:根据|视|按照?|结合)(?:实际|具体|现场)?(?:情况|需要|情形)[^，,。；;]{0,8}"
        r"(?:调整|变更|修改|变通)"
    )


@rule("PF684", "open-clause", "随意调整的口子", Severity.INFO)
def open_clause(context: Context) -> Found:
    """The plan lets itself be changed as the case may be, by nobody in particular.

    问题：附则或者结尾写“如遇特殊情况，可根据实际情况进行调整”，没有写由谁决定、按什么程序。
    为什么：等于说预案可以不执行，出事后谁都能用这句话推责。
    改法：写明什么情形下、由谁批准可以变通，事后多久补记；平时的修改按修订程序办。

    反例：
        结尾语: 本预案自发布之日起实施，如遇特殊情况，可根据实际情况进行调整。
        适用范围: 本预案适用于示例公司。
        标题: 示例公司应急预案

    正例：
        结尾语: 本预案自发布之日起实施，需要变通执行的，由总经理批准并在24小时内记录原因。
        适用范围: 本预案适用于示例公司。
        标题: 示例公司应急预案
    """
    if context.facts.formal or "情况" not in context.text:
        return
    texts = [
        text
        for text in context.having(("调整", "变更", "修改", "变通"))
        if text.part in _PARTS and "示例性" not in text.text and "具体内容" not in text.text
    ]
    hits = [hit for hit in hits_in(texts, _clause) if not _bound(hit)]
    if hits:
        first = hits[0]
        message = f"“{first.words}”{among(hits)}没有写由谁决定、按什么程序，等于可以不执行。"
        yield Problem(first.prose.at, message, words=first.words, also=others(hits))


def _bound(hit: Hit) -> bool:
    clause = clause_around(hit.prose.text, hit.start, hit.start + len(hit.words))
    told = clause.replace(hit.words, "")
    return any(word in told for word in _WHO)
