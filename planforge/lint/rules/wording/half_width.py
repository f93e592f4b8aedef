"""Half-width punctuation between Chinese characters."""

import re
from functools import cache

from planforge.findings import Fix, Severity, Where
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Punctuation

_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_FIELDS = frozenset({"phone", "time", "within", "number", "checked", "landline"})


@cache
def _pattern() -> re.Pattern[str]:
    """A mark behind a Chinese character and before another, a quotation mark or the end."""
    return re.compile(r"(?<=[\u4e00-\u9fff”」》）])[,;:?!](?=[\u4e00-\u9fff“「《（]|$)")


@rule("PF611", "half-width-punctuation", "中文里夹着半角标点", Severity.INFO)
def half_width(context: Context) -> Found:
    """Half-width punctuation between Chinese characters.

    问题：中文句子里用了半角的逗号、冒号、分号、问号或叹号。
    为什么：正式文件用全角标点（GB/T 15834），半角混用看上去像没有校对过。
    改法：换成全角标点；运行 planforge check --fix 可以一次改好。

    反例：
        适用范围: 本预案适用于示例公司,不适用于外包单位。

    正例：
        适用范围: 本预案适用于示例公司，不适用于外包单位。
    正例：
        适用范围: 本预案适用于示例公司，值班时间为8:00至20:00，见 a,b,c 三表。
    """
    if context.plan.punctuation is Punctuation.HALF:
        return
    texts = [one for one in context.prose if one.field not in _FIELDS]
    hits = [(one, _pattern().findall(one.text)) for one in texts if _any_mark(one)]
    hits = [(one, marks) for one, marks in hits if marks]
    if not hits:
        return
    first, marks = hits[0]
    count = sum(len(found) for _, found in hits)
    found = _pattern().search(first.text)
    words = first.text[max(0, found.start() - 4) : found.end() + 4] if found else marks[0]
    told = f"等 {count} 处" if count > 1 else ""
    yield Problem(
        first.at,
        f"“{words}”{told}用了半角标点。",
        words=words,
        also=tuple(Where(one.at, marks[0]) for one, marks in hits[1:]),
        fixes=tuple(_fixes(hits)),
    )


def _any_mark(text: Prose) -> bool:
    return any(mark in text.text for mark in _FULL)


def _fixes(hits: list[tuple[Prose, list[str]]]) -> list[Fix]:
    return [
        Fix(one.at, one.text, _pattern().sub(lambda match: _FULL[match[0]], one.text))
        for one, _ in hits
    ]
