"""Words that still wait to be filled in."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_MARKS = ("XX", "××", "待定", "待填", "TODO", "某某", "【请")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"[X×]{2,}|【请[^【】]{0,20}】|待(?:定|填写?)(?=[。；，）]|$)|TODO|某某(?:公司|单位|市|县|区|店)"
    )


@rule("PF601", "placeholder", "没有填写的占位文字", Severity.ERROR)
def placeholder(context: Context) -> Found:
    """A placeholder of a template was left in.

    问题：正文里还有“XX”“【请填写】”“待定”一类等着填写的文字。
    为什么：印出来的预案用不了，评审一般直接退回。
    改法：填上实际内容；暂时没有的，删去这一句或者写明由谁在哪一天前补齐。

    反例：
        适用范围: 本预案适用于XX市范围内的突发事件。

    正例：
        适用范围: 本预案适用于示例市范围内的突发事件。
    """
    if not any(mark in context.text for mark in _MARKS):
        return
    for text in context.prose:
        found = _pattern().findall(text.text)
        if found:
            words = found[0]
            message = (
                f"“{words}”还没有填写。"
                if len(found) == 1
                else (f"“{words}”等 {len(found)} 处还没有填写。")
            )
            yield Problem(text.at, message, words=words)
