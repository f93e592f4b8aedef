"""Quotation marks and brackets without their other half."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule

_PAIRS = (("“", "”"), ("‘", "’"), ("「", "」"), ("《", "》"), ("【", "】"), ("(（", ")）"))
_SIGNS = tuple('“”‘’「」《》【】（）()"')
_SHOWN = 14
_TWO = 2


@cache
def _counters() -> re.Pattern[str]:
    """1) a) 三）, which open no bracket."""
    return re.compile(r"(?:^|(?<=[\s，。；;、：:]))[0-9A-Za-z一二三四五六七八九十]{1,3}[)）]")


@rule("PF605", "unpaired-mark", "引号或者括号不成对", Severity.INFO)
def unpaired(context: Context) -> Found:
    """A quotation mark or a bracket has no other half.

    问题：引号、书名号或者括号只有一半，或者左右不是一对。
    为什么：看不出引用到哪里为止，排印时也会当作错误。
    改法：补上缺少的一半，左右用同一种。

    反例：
        适用范围: 报告的标题写“关于投诉事件的信息报告"，正文另起一行。
    反例：
        适用范围: 本预案适用于示例公司（含分公司的经营场所。

    正例：
        适用范围: 本预案（以下称“总预案”）适用于示例公司，分三类：1）投诉；2）断网；3）火灾。
    """
    for text in context.having(_SIGNS):
        if "\n" in text.text or "`" in text.text or _even(text.text):
            continue
        at = _odd(text)
        if at is not None:
            words = _around(text.text, at)
            sign = text.text[at]
            yield Problem(text.at, f"“{words}”里的 {sign} 没有配成对。", words=words)


def _even(words: str) -> bool:
    """As many of the one half as of the other."""
    return not words.count('"') % _TWO and all(
        sum(map(words.count, left)) == sum(map(words.count, right)) for left, right in _PAIRS
    )


def _odd(text: Prose) -> int | None:
    """Where the first mark without its other half stands."""
    words = text.text
    for left, right in _PAIRS:
        opened: list[int] = []
        for at, sign in enumerate(words):
            if sign in left:
                opened.append(at)
            elif sign in right:
                if opened:
                    opened.pop()
                elif not _counts(words, at):
                    return at
        if opened:
            return opened[0]
    straight = words.count('"')
    return words.index('"') if straight % _TWO and re.search(r'[^\W\d_a-zA-Z]"', words) else None


def _counts(words: str, at: int) -> bool:
    """The bracket stands behind a number that opens an item: 1）."""
    return any(match.end() == at + 1 for match in _counters().finditer(words))


def _around(words: str, at: int) -> str:
    """The mark with the words that it opens or closes."""
    if words[at] in "”’」》】）)":
        return words[max(0, at - _SHOWN) : at + 1]
    return words[at : at + _SHOWN]
