"""Levels that lack their word, or bear two names."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import among, hits_in, others
from planforge.lint.rule import Found, Problem, rule

_SIGNS = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ")


@rule("PF614", "level-words", "级别的写法前后不一", Severity.INFO)
def level_words(context: Context) -> Found:
    """A level is written without 级, or one level of events bears two names.

    问题：写成“Ⅱ预警”，漏了“级”字；或者同一个Ⅰ级，一处叫“特别重大”，另一处叫“特别严重”。
    为什么：读的人会以为是两套级别，检索和引用也会漏掉。
    改法：补上“级”字；事件统一用特别重大、重大、较大、一般，预警用级别和颜色。

    反例：
        分级:
          正文: Ⅱ级预警由省级部门发布，收到Ⅱ预警的单位加强值守。

    反例：
        分级:
          正文: 特别重大事件（Ⅰ级）由部里处置，发展为特别严重事件（Ⅰ级）的也由部里处置。

    正例：
        分级:
          正文: 特别重大事件（Ⅰ级）由部里处置，Ⅱ级预警由省级部门发布。
    """
    texts = context.having(_SIGNS)
    bare = hits_in(texts, _bare)
    if bare and any(f"{sign}级" in context.text for sign in _SIGNS):
        message = f"“{bare[0].words}”{among(bare)}漏了“级”字。"
        yield Problem(bare[0].prose.at, message, words=bare[0].words, also=others(bare))
    yield from _renamed(context)


def _renamed(context: Context) -> Iterator[Problem]:
    names: dict[str, str] = {}
    for hit in hits_in(context.having([f"（{sign}级" for sign in _SIGNS]), _named):
        match = _named().match(hit.words)
        if match is None:
            continue
        name = names.setdefault(match["level"], match["name"])
        if name != match["name"]:
            message = f"{match['level']}级事件前面叫“{name}”，这里又叫“{match['name']}”。"
            yield Problem(hit.prose.at, message, words=hit.words)


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(r"[ⅠⅡⅢⅣ](?:预警|响应|应急响应)")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        r"(?P<name>特别重大|特别严重|重大|严重|较大|较重|一般)(?:突发)?事件（(?P<level>[ⅠⅡⅢⅣ])级）"
    )
