"""Levels and bodies that a step, a mapping or a level refers to and that do not exist."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.findings import Path, Severity
from planforge.lint.context import Context
from planforge.lint.levels import Ladder, Scale, rank_of
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.response import Step

_SCALES = {
    "event": (Scale.EVENT, Scale.FAULT),
    "warning": (Scale.WARNING,),
    "response": (Scale.RESPONSE,),
}
_NAMES = {"event": "事件级别", "warning": "预警级别", "response": "响应级别"}


@rule("PF448", "escalation-to-nowhere", "升级、对应到不存在的级别或机构", Severity.ERROR)
def escalation_to_nowhere(context: Context) -> Found:
    """A step escalates to, or a mapping names, a level that the plan does not have.

    问题：步骤写了适用哪一级、升级到哪一级或者哪个机构，对应关系里写了某一级，预案里却没有它。
    为什么：照着升级的人找不到那一级的条件，找不到那个机构的人，升级落空。
    改法：改成分级、组织机构里有的名称；确实需要的，在那里补上。

    反例：
        分级:
          事件分级:
            - {级别: 重大事件, 条件: [死亡10人以上。]}
            - {级别: 较大事件, 条件: [死亡3人以上、10人以下。]}
          对应关系:
            - {事件: 一般事件, 响应: 三级响应}

    反例：
        分级:
          响应分级:
            - {级别: 一级响应, 指挥人: 总经理, 条件: [重大事件。]}
            - {级别: 二级响应, 指挥人: 副总经理, 条件: [较大事件。]}
        应急响应:
          - 标题: 处置
            步骤:
              - {执行人: 技术部, 行动: 恢复系统, 升级至: 特级响应}

    反例：
        组织机构:
          - {名称: 应急指挥部, 职责: 统一指挥。}
        应急响应:
          - 标题: 处置
            步骤:
              - {执行人: 技术部, 行动: 恢复系统, 升级至: 应急领导小组}

    正例：
        分级:
          响应分级:
            - {级别: 一级响应, 指挥人: 总经理, 条件: [重大事件。]}
            - {级别: 二级响应, 指挥人: 副总经理, 条件: [较大事件。]}
        应急响应:
          - 标题: 处置
            步骤:
              - {执行人: 技术部, 行动: 恢复系统, 升级至: 一级响应}
    """
    yield from _nobody(context)
    typed = [ladder for ladder in context.ladders if ladder.at[0] == "grading"]
    if not typed:
        return
    for at, name, scales, what in (*_mapped(context), *_steps(context)):
        chosen = [ladder for ladder in typed if ladder.scale in scales]
        if chosen and name and not _known(name, chosen) and context.bodies.called(name) is None:
            message = f"“{name}”不在{what}里，分级没有写这一级。"
            yield Problem(at, message, words=name)
    yield from _said(context, typed)


def _said(context: Context, typed: list[Ladder]) -> Found:
    """Sentences name a response of a rank, or a fault by its sign, that the ladder lacks."""
    if not context.applies(Regime.SHOP) and not context.applies(Regime.UNIT_PLAN):
        return
    levels = [level for ladder in typed for level in ladder.levels]
    responses = [
        level.rank
        for ladder in typed
        if ladder.scale is Scale.RESPONSE and len(ladder.levels) > 1
        for level in ladder.levels
    ]
    signs = {sign for level in levels for sign in _sign().findall(level.name)}
    letters = {letter for letter, _ in signs}
    for text in context.prose:
        if "级" not in text.text or text.part in {"background", "terms", "supplementary"}:
            continue
        if text.at[:2] == ("grading", "mapping") or text.field in {"level", "escalate"}:
            continue
        for match in _response().finditer(text.text) if responses else ():
            if (rank_of(match["name"]) or 9) not in responses and not _others().search(text.text):
                message = f"“{match['name']}”不在响应级别里，分级没有写这一级。"
                yield Problem(text.at, message, words=match[0])
        for match in _sign().finditer(text.text) if letters else ():
            if match[1] in letters and match.groups() not in signs:
                yield Problem(
                    text.at, f"“{match[0]}”不在分级里，分级没有写这一级。", words=match[0]
                )


@cache
def _response() -> re.Pattern[str]:
    return re.compile(r"(?P<name>(?:Ⅰ|Ⅱ|Ⅲ|Ⅳ|Ⅴ|Ⅵ|[一二三四五六])级)(?:以上|及以上)?(?:应急)?响应")


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z])([PS])(\d)级")


@cache
def _others() -> re.Pattern[str]:
    """Levels of other plans."""
    return re.compile(r"国家|上级|政府|[省市县区]|集团|总公司|平台发布|气象|防汛")


def _nobody(context: Context) -> Found:
    """A step escalates to a body that the organisation does not have."""
    if not context.bodies.units and not context.bodies.posts:
        return
    for leaf in context.acts.leaves:
        name = leaf.entry.escalate if isinstance(leaf.entry, Step) else None
        if name and _body().search(name) and not context.bodies.named_in(name):
            message = f"升级到“{name}”，组织机构里没有它。"
            yield Problem((*leaf.at, "escalate"), message, words=name)


@cache
def _body() -> re.Pattern[str]:
    return re.compile(
        r"^[^\W\d_a-zA-Z]{1,10}(?:领导小组|指挥部|工作组|应急小组|办公室|专班|总指挥)$"
    )


_Told = tuple[Path, str | None, tuple[Scale, ...], str]


def _mapped(context: Context) -> Iterator[_Told]:
    grading = context.plan.grading
    rows = grading.mapping.rows if grading and grading.mapping else ()
    for index, row in enumerate(rows):
        for field, scales in _SCALES.items():
            at: Path = ("grading", "mapping", "rows", index, field)
            name: str | None = getattr(row, field)
            if name and not re.search("[不无，。；]", name):
                yield at, name, scales, _NAMES[field]


def _steps(context: Context) -> Iterator[_Told]:
    """Levels that steps name; what names no level by its words may be a body or a remark."""
    everything = tuple(Scale)
    for leaf in context.acts.leaves:
        if isinstance(leaf.entry, Step):
            for field in ("level", "escalate"):
                name: str | None = getattr(leaf.entry, field)
                if name and len(name) <= 8 and name.endswith(("级", "响应", "事件", "预警")):
                    yield (*leaf.at, field), name, everything, "分级"


def _same(one: str, other: str) -> bool:
    """One holds the other, but 特别重大 is not 重大."""
    return (one in other or other in one) and ("特别" in one) == ("特别" in other)


def _known(name: str, ladders: list[Ladder]) -> bool:
    """A level of that name, or of that rank: 一级 for 一级响应."""
    levels = [level for ladder in ladders for level in ladder.levels]
    if any(_same(name, level.name) for level in levels):
        return True
    if any(
        sign in name
        for sign in ("以上", "、", "及", "和", "各级", "所有", "本级", "上一级", "更高")
    ):
        return True
    rank = rank_of(name)
    return rank is not None and any(level.rank == rank for level in levels)
