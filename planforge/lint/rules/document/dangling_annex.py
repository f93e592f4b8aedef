"""References to annexes that the plan does not have."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule

_NUMERALS = "一二三四五六七八九十"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:详?见|参见|按照?|依据|根据|使用|填写)(?:本预案)?(?P<words>附(?:件|录|表)"
        rf"(?P<number>\d{{1,2}}|[{_NUMERALS}]{{1,2}})?)(?!册)"
    )


@rule("PF641", "dangling-annex", "提到的附件不存在", Severity.ERROR)
def dangling_annex(context: Context) -> Found:
    """A reference to an annex that the plan does not have.

    问题：正文说“见附件3”，预案却没有第3个附件，或者一个附件也没有。
    为什么：照着预案做的人找不到表、图和名单；评审会要求补齐附件。
    改法：补上这个附件，或者改成实际的附件号；用 [[annex:标识]] 引用，序号会自动跟着变。

    反例：
        适用范围: 联系方式见附件3。
        附件:
          - {标题: 物资清单, 正文: 灭火器2具。}
    正例：
        适用范围: 物资见附件1，劳动合同见附件。
        附件:
          - {标题: 物资清单, 正文: 灭火器2具。}
    """
    if "附" not in context.text:
        return
    count = len(context.headings.annexes)
    titles = [one.title for one in context.headings.all if one.title.startswith("附")]
    for text in context.prose:
        if "附" in text.text and text.part not in ("annexes", "background"):
            for words, number in _said(text):
                there = number <= count if number else count > 0
                if not there and not any(title.startswith(words) for title in titles):
                    yield Problem(text.at, _message(words, count), words=words)


def _said(text: Prose) -> Iterator[tuple[str, int]]:
    """The annexes that a text names, each once, with their number; 0 without one."""
    found = {match["words"]: _value(match["number"]) for match in _pattern().finditer(text.text)}
    yield from found.items()


def _value(number: str | None) -> int:
    if not number:
        return 0
    if number.isdigit():
        return int(number)
    tens, ten, ones = number.partition("十")
    if not ten:
        return _NUMERALS.index(number[0]) + 1
    return 10 * (_NUMERALS.index(tens) + 1 if tens else 1) + (
        _NUMERALS.index(ones) + 1 if ones else 0
    )


def _message(words: str, count: int) -> str:
    have = f"预案只有 {count} 个附件" if count else "预案没有附件"
    return f"正文提到“{words}”，{have}。"
