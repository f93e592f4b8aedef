"""Numbers typed into a text that skip one."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_HAN = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_SECONDS = ("（2", "(2", "（二", "(二", "二是", "第二", "②", "\n2.", "\n2、", "\n2．")
_LEAST = 2


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Ways of counting within a text; not the 第(三)项 of a law."""
    return (
        re.compile(r"(?<![第条款\d])[（(](\d{1,2})[)）]"),
        re.compile(rf"(?<![第条款])[（(]([{_HAN}])[)）]"),
        re.compile(rf"([{_HAN}])是(?=[^\W\d_a-zA-Z])"),
        re.compile(rf"(?<=[。；;\n])第([{_HAN}])[，、,]|^第([{_HAN}])[，、,]"),
        re.compile(rf"([{_CIRCLED}])"),
        re.compile(r"(?m)^[ \t]*(\d{1,2})[.、．](?!\d)"),
    )


@rule("PF610", "jumping-numbers", "手写的序号不连续", Severity.WARNING)
def jumping_numbers(context: Context) -> Found:
    """Numbers typed in a text skip one or stand twice.

    问题：一段话里手写的序号跳号或者重号，如（1）（2）（4）。
    为什么：看的人会以为漏了一条，引用“第（3）项”也找不到。
    改法：补上漏掉的一条，或者重排序号；写成条目后序号自动生成。

    反例：
        适用范围: 本预案适用于下列情形：（1）投诉；（2）断网；（4）火灾。

    正例：
        适用范围: 按照本办法第（三）项处理下列情形：（1）投诉；（2）断网；（3）火灾。
    """
    for text in context.having(_SECONDS):
        if len(text.text) > _LEAST * 4:
            for form in _forms():
                found = [(match, _number(match)) for match in form.finditer(text.text)]
                wrong = _jump([number for _, number in found])
                if wrong is not None:
                    before, after = found[wrong - 1][0][0], found[wrong][0][0]
                    words = found[wrong][0][0]
                    message = (
                        f"序号“{before.strip('，、,')}”后面是“{after.strip('，、,')}”，不连续。"
                    )
                    yield Problem(text.at, message, words=words)
                    break


def _number(match: re.Match[str]) -> int:
    sign = next(group for group in match.groups() if group)
    if sign.isdigit() and sign not in _CIRCLED:
        return int(sign)
    return (_CIRCLED if sign in _CIRCLED else _HAN).index(sign) + 1


def _jump(numbers: list[int]) -> int | None:
    """Where a count that starts with 1 and goes on skips a number; None where it is no count."""
    if len(numbers) <= _LEAST or numbers[:2] != [1, 2]:
        return None
    for index in range(2, len(numbers)):
        step = numbers[index] - numbers[index - 1]
        if numbers[index] == 1:
            return None
        if step != 1:
            return index if step in {0, 2} else None
    return None
