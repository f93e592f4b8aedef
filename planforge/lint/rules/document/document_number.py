"""The brackets of a document number."""

import re

from planforge.findings import Fix, Severity
from planforge.lint.basis import Basis, Force
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_YEAR = r"[\[【［(（](\d{4})[\]】］)）]"


@rule(
    "PF650", "document-number-brackets", "发文字号的年份没有用六角括号", Severity.WARNING,
    basis=Basis("gb.9704-2012", "7.2.5", Force.RECOMMENDED),
)  # fmt: skip
def document_number(context: Context) -> Found:
    """The year of a document number in other brackets than 〔〕.

    问题：发文字号的年份用了方括号或者圆括号。
    为什么：公文格式规定年份用六角括号“〔〕”，文书部门会退回。
    改法：改成六角括号，如 示政办发〔2026〕5号；--fix 可以自动改好。

    反例：
        发文字号: 示政办发[2026]5号
    正例：
        发文字号: 示政办发〔2026〕5号
    """
    number = context.plan.doc_number
    found = re.search(_YEAR, number) if number else None
    if found:
        fix = Fix(("doc_number",), found[0], f"〔{found[1]}〕")
        message = f"发文字号的年份写作“{found[0]}”，应当用六角括号“〔{found[1]}〕”。"
        yield Problem(("doc_number",), message, words=found[0], fixes=(fix,))
