"""Half-width punctuation between Chinese characters."""

import re
from collections.abc import Sequence
from functools import cache

from planforge.findings import Fix, Severity, Where
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Punctuation

_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", ".": "。"}
_SIGNS = (*_FULL, "(", '"')
_FIELDS = frozenset({"phone", "time", "within", "number", "checked", "landline", "body"})
_MANY = 20
"""From so many on, and with hardly a full-width one, the whole text is meant."""
_TWO = 2


@cache
def _marks() -> re.Pattern[str]:
    """A mark behind a Chinese character or a slot, before another, a figure or the end."""
    return re.compile(
        r"(?:(?<=[^\W\d_a-zA-Z])|(?<=[”」》）)\]]))[,;:?!](?=[^\W\d_a-zA-Z]|[“「《（(\[]|$)"
        r"|(?:(?<=[^\W\d_a-zA-Z])|(?<=[”」》）]))(?:[,;](?=\d)|\.$)"
    )


@cache
def _brackets() -> re.Pattern[str]:
    """Brackets around Chinese words."""
    return re.compile(r"(?<![\]\s])\((?=[^()（）\n]{0,200}[^\W\d_a-zA-Z])([^()（）\n]{1,200})\)")


@cache
def _quotes() -> re.Pattern[str]:
    """Straight quotation marks around Chinese words."""
    return re.compile(r"\"(?=[^\"“”\n]{0,200}[^\W\d_a-zA-Z])([^\"“”\n]{1,200})\"")


@rule("PF611", "half-width-punctuation", "中文里夹着半角标点", Severity.INFO)
def half_width(context: Context) -> Found:
    """Half-width punctuation between Chinese characters.

    问题：中文句子里用了半角的逗号、冒号、分号、问号、叹号、括号或者直引号。
    为什么：正式文件用全角标点（GB/T 15834），半角混用看上去像没有校对过。
    改法：换成全角标点；运行 planforge check --fix 可以一次改好。

    反例：
        适用范围: 本预案适用于示例公司,不适用于外包单位。
    反例：
        适用范围: 本预案适用于示例公司(含分公司)，由应急管理办公室（以下简称"应急办"）负责解释。

    正例：
        适用范围: 本预案适用于示例公司，不适用于外包单位。
    正例：
        适用范围: 本预案适用于示例公司，值班时间为8:00至20:00，见 a,b,c 三表。
    """
    texts = [one for one in context.having(_SIGNS) if one.field not in _FIELDS]
    hits = [(one, found) for one in texts if "`" not in one.text and (found := _found(one.text))]
    if not hits:
        return
    hits.sort(key=lambda hit: hit[0].part == "closing")
    first, found = hits[0]
    count = sum(len(places) for _, places in hits)
    start, end = found[0]
    words = first.text[max(0, start - 4) : end + 4]
    also = tuple(Where(one.at, one.text[at[0][0] : at[0][1]]) for one, at in hits[1:])
    fixes = tuple(Fix(one.at, one.text, _mended(one.text)) for one, _ in hits)
    yield Problem(first.at, _told(words, count, context), _hint(context), words, also, fixes=fixes)


def _told(words: str, count: int, context: Context) -> str:
    full = sum(context.text.count(mark) for mark in "，；：")
    if count >= _MANY and count > full * _TWO:
        return f"全文的标点大多是半角（{count} 处），如“{words}”。"
    return f"“{words}”等 {count} 处用了半角标点。" if count > 1 else f"“{words}”用了半角标点。"


def _hint(context: Context) -> str | None:
    if context.plan.punctuation is Punctuation.HALF:
        return "换成全角标点：把“标点”一项改成“全角”，再运行 planforge check --fix，可以一次改好。"
    return None


def _found(words: str) -> Sequence[tuple[int, int]]:
    """Where half-width marks stand."""
    places = [match.span() for match in _marks().finditer(words)]
    if "(" in words:
        places += [match.span() for match in _brackets().finditer(words)]
    if '"' in words and "“" not in words:
        places += [match.span() for match in _quotes().finditer(words)]
    return sorted(places)


def _mended(words: str) -> str:
    mended = _marks().sub(lambda match: _FULL[match[0]], words)
    mended = _brackets().sub(r"（\1）", mended)
    return _quotes().sub(r"“\1”", mended) if "“" not in words else mended
