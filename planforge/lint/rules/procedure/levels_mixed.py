"""Levels of warnings, events and responses that are taken for each other."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.findings import Severity
from planforge.lint.acts.phrases import starts
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.grading import ResponseLevel
from planforge.schema.head import Kind


@rule("PF457", "levels-mixed", "预警、事件、响应的级别混用", Severity.WARNING)
def levels_mixed(context: Context) -> Found:
    """A response is started on a warning, bears a colour, or a shop claims a legal grade.

    问题：预警阶段就启动应急预案；响应级别用了红橙黄蓝；店铺自称“特别重大突发事件”。
    为什么：预警（可能要发生）、事件分级（后果多大）、响应分级（谁来指挥）是三件事，
        混在一起就不知道该做预警行动还是该处置。
    改法：预警阶段写预警行动；颜色只用在预警上；店铺的级别按由谁拍板来分，不用法定的事件等级。

    反例：
        应急响应:
          - 标题: 预警阶段
            步骤:
              - {执行人: 应急指挥部, 正文: "[[.actor]]根据预警信息，启动应急预案。"}

    反例：
        分级:
          响应分级:
            - {级别: 红色响应, 指挥人: 总经理, 条件: [死亡3人以上。]}
            - {级别: 橙色响应, 指挥人: 副总经理, 条件: [死亡1人以上、3人以下。]}

    正例：
        应急响应:
          - 标题: 预警阶段
            步骤:
              - {执行人: 监测组, 行动: 每15分钟核对一次指标并报指挥部}
    """
    if context.plan.kind is Kind.FORMAL_TEXT:
        return
    for text in (*_of_warning(context), *_acting(context)):
        words = next((one.words for one in text.sentences if starts(one.words)), "")
        message = "预警阶段就启动应急预案，预警和响应混在一起。"
        hint = "预警阶段写预警行动（加密监测、人员待命、提示公众）；确认事件发生时再启动响应。"
        yield Problem(text.at, message, hint, words=words)
    yield from _coloured(context)
    if "特别重大" in context.text and context.applies(Regime.SHOP):
        yield from _legal(context)


def _of_warning(context: Context) -> Iterator[Prose]:
    for leaf in context.acts.leaves:
        title = leaf.titles[0] if leaf.titles else ""
        warned = "预警" in title and "响应" not in title and "启动" not in title
        if not warned or leaf.text is None or _passing_on().search(leaf.words) is not None:
            continue
        if starts(leaf.words):
            yield leaf.text


def _acting(context: Context) -> Iterator[Prose]:
    """What is done on a warning, where it starts the plan without waiting for the event."""
    for text in context.prose:
        warned = text.at[:2] == ("monitoring", "actions_on_warning")
        warned = warned or (text.at[:2] == ("grading", "warnings") and "actions_taken" in text.at)
        if warned and "启动" in text.text:
            for one in text.sentences:
                if starts(one.words) and not _event().search(one.words):
                    yield text
                    break


@cache
def _event() -> re.Pattern[str]:
    return re.compile(r"确认|发生|达到|定级|符合|条件|准备|做好|需要|必要|视情|适时|转入|升级")


def _coloured(context: Context) -> Found:
    for ladder in context.ladders:
        for level in ladder.levels:
            model = level.model
            match = _colour().search(level.name) if isinstance(model, ResponseLevel) else None
            if match is not None:
                message = f"“{level.name}”是响应级别，不用颜色；红橙黄蓝只表示预警级别。"
                yield Problem((*level.at, "name"), message, words=match[0])
                return


def _legal(context: Context) -> Found:
    for text in context.prose:
        match = re.search(r"特别重大(?:突发)?事件", text.text)
        if match is not None and not re.search(r"不(?:是|属于|作为|等于)", text.text):
            message = f"“{match[0]}”是法定的事件等级，店铺自己的事不要这样写。"
            hint = "店铺的级别写成由谁拍板，例如岗位处理、店主指挥、停售求援。"
            yield Problem(text.at, message, hint, words=match[0])
            return


@cache
def _passing_on() -> re.Pattern[str]:
    """Words that tell when a warning passes into a response, or that one makes ready for it."""
    return re.compile(
        r"准备|达到|转入|转为|条件|必要|视情|适时|确认|发生(?:后|时)|已经发生|一旦|随时|启动标准|预警响应"
    )


@cache
def _colour() -> re.Pattern[str]:
    return re.compile(r"[红橙黄蓝]色")
