"""References to sections by numbers that no heading has."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:本预案|详?见|参见|符合|达到|按照?)第?(?P<words>\d{1,2}(?:\.\d{1,2}){1,4})(?=款|节|条|项|的|[，。；、）]|"
        r"规定|所列|要求|启动|执行|办理|处置|进行|采取)"
    )


@rule("PF642", "dangling-section", "提到的章节不存在", Severity.ERROR)
def dangling_section(context: Context) -> Found:
    """A reference to a section whose number no heading has.

    问题：正文引用“本预案3.1.4款”，预案里没有这个编号的章节。
    为什么：章节增删以后编号变了，引用没有跟着改，照着查的人会查错地方。
    改法：改成现在的编号；用 [[sec:标识]] 引用，编号会自动跟着变。

    反例：
        序号: decimal
        其他章节:
          - 标题: 启动
            条目: [达到本预案3.1.4款条件的，启动响应。]
    正例：
        序号: decimal
        其他章节:
          - {标题: 条件, 条目: [超过100人受影响。]}
          - {标题: 启动, 条目: [达到本预案1.1款条件的，启动响应。]}
    """
    texts = [one for one in context.prose if "." in one.text]
    if not any("." in number for number in context.headings.numbers):
        return
    for text in texts:
        for match in _pattern().finditer(text.text):
            words = match["words"]
            if words not in context.headings.numbers:
                yield Problem(text.at, f"正文提到“{words}”，预案没有这个编号的章节。", words=words)
