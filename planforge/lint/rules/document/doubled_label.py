"""Numbers typed before texts that are numbered anyway."""

import re
from functools import cache

from planforge.document import Item, blocks_of, plain
from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@cache
def _pattern() -> re.Pattern[str]:
    numerals = "一二三四五六七八九十"
    return re.compile(
        rf"(?:（[{numerals}]{{1,3}}）|[{numerals}]{{1,3}}、|（\d{{1,2}}）|\d{{1,2}}[、．]|"
        rf"\d{{1,2}}\.(?!\d)|[①-⑳])"
    )


@rule("PF646", "doubled-label", "手工打的序号和自动序号重复", Severity.WARNING)
def doubled_label(context: Context) -> Found:
    """A number typed before a text that is numbered automatically.

    问题：条目的文字里手工写了“1.”“（一）”，输出时前面还会自动加序号。
    为什么：印出来是两个序号，增删条目以后还会对不上。
    改法：删去手工打的序号，序号由 planforge 自动生成。

    反例：
        其他章节:
          - {标题: 分工, 条目: [1.客服组接待来电。, 2.运营组核对库存。]}
    正例：
        其他章节:
          - {标题: 分工, 条目: [客服组接待来电。, 运营组核对库存。]}
    """
    hits = []
    for block in blocks_of(context.document):
        if isinstance(block, Item) and block.label is not None and block.label.number:
            found = _pattern().match(plain(block.content))
            if found:
                hits.append((block.origin, found[0]))
    if not hits:
        return
    (at, words), *rest = hits
    more = f"等 {len(hits)} 处" if rest else ""
    yield Problem(
        at,
        f"手工打的序号“{words}”{more}会和自动序号重复。",
        words=words,
        also=tuple(Where(origin, label) for origin, label in rest),
    )
