"""Marks that stand twice."""

import re
from functools import cache

from planforge.findings import Fix, Severity
from planforge.lint.context import Context
from planforge.lint.hits import among, hits_in, others
from planforge.lint.rule import Found, Problem, rule

_SIGNS = (
    "。。", "，，", "；；", "、、", "：：", "，。", "。，", "；。", "。；", "、。", "，、", ",,",
    "，,", ",。", "：。", ";。", "、，",
)  # fmt: skip


@cache
def _pattern() -> re.Pattern[str]:
    """Two marks of a sentence in a row; …… and —— are one mark each."""
    return re.compile(r"(?<=\d\.\d)\.(?=[款条节项])|(?<=[^\s，,。；;、：])[，,。；;、：]{2,}(?!\.)")


@rule("PF606", "doubled-punctuation", "标点重复", Severity.INFO)
def doubled(context: Context) -> Found:
    """Two marks stand where one belongs.

    问题：两个标点连在一起，如“。。”“，。”。
    为什么：多半是删改时留下的，正式文件里显得没有校对。
    改法：留下一个；运行 planforge check --fix 可以改掉重复的同一个标点。

    反例：
        适用范围: 本预案适用于示例公司，，不适用于外包单位。。

    正例：
        适用范围: 本预案适用于示例公司……包括分公司——不适用于外包单位。
    """
    texts = context.having((*_SIGNS, ".款", ".条", ".节", ".项"))
    if not texts:
        return
    hits = [hit for hit in hits_in(texts, _pattern) if hit.words != "。。。"]
    if not hits:
        return
    first = hits[0]
    text = first.prose.text
    words = text[max(0, first.start - 4) : first.start + len(first.words)]
    fixes = tuple(
        Fix(hit.prose.at, hit.words, hit.words[0])
        for hit in hits
        if len(hit.words) > 1 and len(set(hit.words)) == 1
    )
    message = f"“{words}”{among(hits)}标点重复或者多余。"
    yield Problem(first.prose.at, message, words=words, also=others(hits), fixes=fixes)
