"""Levels without criteria, or without anybody who starts or commands."""

import re
from functools import cache

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.levels import Ladder, Scale
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.grading import ResponseLevel

_LEAST = 2


@rule("PF443", "incomplete-level", "级别没有判定条件或者没有指挥人", Severity.ERROR)
def incomplete_level(context: Context) -> Found:
    """A level has no criteria, or nobody starts or commands it.

    问题：分了级别，却没有写达到什么条件算这一级；或者响应级别没有写由谁启动、由谁指挥。
    为什么：临场没有尺子，大事小报、小事大报都有理由；该升级时没有人敢定。
    改法：用人数、件数、金额、时长、伤害后果写出可以当场判断的条件，每一级写明启动人和指挥人。

    反例：
        分级:
          响应分级:
            - {级别: 一级响应, 启动人: 总经理, 指挥人: 总经理}
            - {级别: 二级响应, 启动人: 副总经理, 指挥人: 副总经理, 条件: [投诉50件以上。]}

    反例：
        应急响应:
          - 标题: 分级处理
            步骤:
              - {标题: 一般性投诉, 正文: 由客服部负责处理。}
              - {标题: 重大投诉, 正文: 由总经理牵头处理。}

    正例：
        分级:
          响应分级:
            - {级别: 一级响应, 指挥人: 总经理, 条件: [投诉200件以上。]}
            - {级别: 二级响应, 指挥人: 副总经理, 条件: [投诉50件以上、200件以下。]}
    """
    graded = False
    for ladder in context.ladders:
        graded = graded or any(level.told for level in ladder.levels)
        yield from _without_criteria(ladder, context)
        yield from _without_head(ladder)
    if not graded and not context.ladders:
        yield from _tiers(context)


def _without_criteria(ladder: Ladder, context: Context) -> Found:
    bare = [level for level in ladder.levels if not level.told]
    if not bare or (bare[0].model is None and len(bare) < len(ladder.levels)):
        return
    if ladder.scale is Scale.RESPONSE and _mapped(context):
        return
    names = "".join(f"“{level.name}”" for level in bare)
    message = f"{names}没有写达到什么条件算这一级。"
    hint = "用数量、金额、时长或者伤害后果写出判定条件，并写明由谁定级。"
    also = tuple(Where(level.at) for level in bare[1:])
    yield Problem(bare[0].at, message, hint, also=also)


def _mapped(context: Context) -> bool:
    """The plan says which grade of events starts which response."""
    grading = context.plan.grading
    return bool(grading and grading.mapping and grading.mapping.rows)


def _without_head(ladder: Ladder) -> Found:
    models = [(level, level.model) for level in ladder.levels]
    headed = [
        model
        for _, model in models
        if isinstance(model, ResponseLevel) and (model.starter or model.commander)
    ]
    bare = [
        level
        for level, model in models
        if isinstance(model, ResponseLevel)
        and not (model.starter or model.commander)
        and not _named(model, typed=bool(headed))
    ]
    if not bare:
        return
    names = "".join(f"“{level.name}”" for level in bare)
    message = f"{names}没有写由谁启动、由谁指挥。"
    hint = "给每一级写上“启动人”和“指挥人”。"
    also = tuple(Where(level.at) for level in bare[1:])
    yield Problem(bare[0].at, message, hint, severity=Severity.WARNING, also=also)


def _named(model: ResponseLevel, *, typed: bool) -> bool:
    """Words of the level say who leads; where other levels say it in its place, only such words."""
    words = " ".join(one for one in (model.text, model.intro, model.body) if one)
    listed = [*model.items, *model.measures]
    words += " ".join(item.text or "" for item in listed)
    leads = r"启动|指挥|牵头" if typed else r"启动|指挥|牵头|负责|决定|批准"
    return re.search(leads, words) is not None or bool(model.table)


def _tiers(context: Context) -> Found:
    """Who decides depends on how grave it is, and nothing says what is grave."""
    if context.plan.kind.value == "formal_text":
        return
    told: list[tuple[Prose, str]] = []
    for text in context.prose:
        if "对于" in text.text:
            told += [(text, match[0]) for match in _tier().finditer(text.text)]
    grades = dict.fromkeys(match["grade"] for _, words in told if (match := _tier().match(words)))
    if len(grades) < _LEAST or any(re.search(r"\d", words) for _, words in told):
        return
    text, words = told[0]
    named = "".join(f"“{grade}”" for grade in grades)
    message = f"按{named}分别处理，但全文没有写怎样算哪一级，当场无法判断归谁定。"
    also = tuple(other.where(more) for other, more in told[1:])
    yield Problem(text.at, message, words=words, severity=Severity.WARNING, also=also)


@cache
def _tier() -> re.Pattern[str]:
    return re.compile(
        r"对于?(?P<grade>特别重大|极其重大|极其严重|重大|较为严重|较大|严重|一般)"
        r"[^，。；,;]{0,24}?(?:事件|投诉|事故|问题|情况)(?:[（(][^（()）]*[)）])?"
    )
