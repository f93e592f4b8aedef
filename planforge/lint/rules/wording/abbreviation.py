"""Short names that come before they are explained, or never are."""

import re
from collections.abc import Iterator
from functools import cache, partial

from planforge.document import Item, Paragraph, blocks_of, plain
from planforge.findings import Path, Severity
from planforge.lint.context import Context
from planforge.lint.hits import among, hits_in, others
from planforge.lint.rule import Found, Problem, rule

_LONG = {
    "消保": (r"消保(?![法条])", "消费者权益保护"),
    "职打": (r"职打", "职业打假"),
    "安评": (r"安评", "安全评价"),
}
"""Short forms of the trade that outsiders read otherwise."""
_PLACES = frozenset("省市区县镇州部院总分场级内外各")
_WORDS = frozenset({"text", "action", "intro", "note", "body", "title"})
_LEAST = 3
_NEAR = 4
"""Paragraphs before the introduction that may name what they lead up to."""
_SHOP = "在淘宝、天猫上“消保”还指“消费者保障服务”，别人会读错。"


@cache
def _told() -> re.Pattern[str]:
    """(以下简称“应急办”)."""
    return re.compile(
        r"(?P<full>[^\W_]{2,24})?[（(](?:以下|下文|后文)?(?:简称|统称)(?:为|：)?"
        r"[“\"「](?P<short>[^\W_]{2,12})[”\"」]"
    )


@rule("PF608", "unintroduced-abbreviation", "简称没有先交代", Severity.INFO)
def abbreviation(context: Context) -> Found:
    """A short name is used before it is introduced, or never is.

    问题：简称在交代以前就用了，或者从头到尾没有说它指什么。
    为什么：换一个部门的人读，可能当成另外一件事。
    改法：第一次出现时写全称，后面用括号写明“以下简称……”。

    反例：
        应急演练:
          - 每年由应急办制定演练计划。
          - 演练前写好脚本。
          - 演练当天记录全过程。
          - 演练后写出报告。
          - 问题在一个月内整改。
          - 示例公司应急管理办公室（以下简称“应急办”）保存资料。
        标题: 示例公司综合应急预案
    反例：
        适用范围: 本预案适用于公司各部门处置消保突发事件。

    正例：
        适用范围: 本预案适用于处置消费者权益保护（以下简称“消保”）突发事件，消保工作由客服部牵头。
    """
    yield from _early(context)
    for short, (pattern, full) in _LONG.items():
        if short not in context.text or _introduced(short, context.text):
            continue
        texts = [text for text in context.having((short,)) if text.field in _WORDS]
        hits = hits_in(texts, partial(re.compile, pattern))
        if hits:
            first = hits[0]
            message = f"“{short}”{among(hits)}没有交代指什么。"
            shop = f"{_SHOP}" if short == "消保" and context.facts.type == "tmall_shop" else ""
            hint = f"{shop}第一次出现时写明全称，如“{full}（以下简称‘{short}’）”。"
            yield Problem(first.prose.at, message, hint, short, others(hits))


def _introduced(short: str, words: str) -> bool:
    """(消保), “消保”, 简称消保, or 消保，是指."""
    return bool(re.search(rf"[（(“\"「称为]{short}[)）”\"」]|{short}[，,]?是?指|称{short}", words))


def _early(context: Context) -> Iterator[Problem]:
    if "简称" not in context.text and "统称" not in context.text:
        return
    read = list(_reading(context))
    for index, (_, words) in enumerate(read):
        for match in _told().finditer(words):
            short, full = match["short"], match["full"] or ""
            for at, earlier in read[: max(0, index - _NEAR)]:
                if at and _alone(short, full, earlier):
                    message = f"“{short}”在交代简称以前就用了。"
                    yield Problem(at, message, words=short)
                    break


def _reading(context: Context) -> Iterator[tuple[Path, str]]:
    """The paragraphs of the body as a reader meets them, without what is no value of the plan."""
    known = {text.at: text.text for text in context.prose}
    for block in blocks_of(context.document):
        if isinstance(block, Paragraph | Item) and block.content:
            words = plain(block.content)
            at = next(
                (
                    place
                    for place in (block.origin, (*block.origin, "text"), (*block.origin, "body"))
                    if place in known
                ),
                (),
            )
            yield at, words


def _alone(short: str, full: str, words: str) -> bool:
    """The short name stands by itself: not in its full name, nor behind the name of a place."""
    cut = full.find(short)
    before = full[cut - 1 : cut] if cut > 0 else ""
    start = words.find(short)
    while start >= 0:
        previous = words[start - 1 : start] if start else ""
        if len(short) >= _LEAST and previous != (before or "-") and previous not in _PLACES:
            return True
        start = words.find(short, start + 1)
    return False
