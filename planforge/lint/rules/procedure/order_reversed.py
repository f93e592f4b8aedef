"""Steps in an order in which they cannot be done."""

import re
from functools import cache

from planforge.findings import Path, Severity
from planforge.lint.acts import Chapter, Leaf
from planforge.lint.acts.phrases import judges, starts
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule
from planforge.lint.slots import said
from planforge.schema.drills import Slot


@rule("PF455", "order-reversed", "步骤的次序倒了", Severity.WARNING)
def order_reversed(context: Context) -> Found:
    """The plan is started before the event is judged, or all is summed up before it is restored.

    问题：接到报告就启动预案，核实、研判、定级排在后面，或者根本没有；先总结评估，后修复恢复。
    为什么：启动几级、由谁启动都没有依据；不核实就启动，小事也兴师动众，几次以后没有人当真。
    改法：改成接报、核实、研判定级、由有权的人启动相应级别；先行止损的动作可以不等启动。

    反例：
        应急响应:
          - 步骤:
              - 发现突发事件后，立即向应急小组报告，同时启动应急预案。
              - 应急小组对事件进行初步判断，确定事件等级。

    反例：
        应急响应:
          - 标题: 恢复阶段
            步骤:
              - 由总经理组织评估和总结。
              - 修复受损设备，恢复正常运营。

    正例：
        应急响应:
          - 步骤:
              - 发现突发事件后，立即向应急小组报告。
              - 应急小组对事件进行初步判断，确定事件等级，由组长启动应急预案。
    """
    yield from _response(context)
    yield from _recovery(context)
    yield from _drill(context)


def _response(context: Context) -> Found:
    steps = [leaf for leaf in context.acts.leaves if leaf.chapter is Chapter.RESPONSE]
    main = [leaf for leaf in steps if leaf.at[1] == "phases"]
    at = next((index for index, leaf in enumerate(main) if _starts(leaf) and not _own(leaf)), None)
    if at is None:
        return
    leaf = main[at]
    judged = [index for index, one in enumerate(main) if _judges(one)]
    if any(index <= at for index in judged) or leaf.text is None or _elsewhere(context):
        return
    if any("预警" in title for title in leaf.titles):
        return
    words = _sentence(leaf)
    if judged:
        later = main[judged[0]]
        message = "先启动预案，后面才核实判断，次序倒了。"
        also = (later.text.where(),) if later.text is not None else ()
        yield Problem(leaf.text.at, message, words=words, also=also)
    else:
        message = "没有核实、研判、定级就启动预案，也没有写由谁批准启动几级。"
        yield Problem(leaf.text.at, message, words=words)


def _starts(leaf: Leaf) -> bool:
    return starts(leaf.words) or any(starts(title) for title in leaf.titles[-2:])


def _own(leaf: Leaf) -> bool:
    """Whoever is hit starts a plan of his own at once, before anybody judges."""
    first = any("先期" in title for title in leaf.titles)
    return first or re.search(r"(?:事发|属地|涉事|所在|本)(?:地|单位|部门)", leaf.words) is not None


def _judges(leaf: Leaf) -> bool:
    """It judges, or the level it starts is bound to what happened."""
    if re.search(r"启动[一二三四ⅠⅡⅢⅣ]级", leaf.words):
        return True
    return judges(leaf.words) or any(judges(title) for title in leaf.titles)


def _elsewhere(context: Context) -> bool:
    """Grading, or a chapter on reporting, tells who judges before the response."""
    plan = context.plan
    if plan.grading is not None and plan.grading.responses is not None:
        return True
    texts = [text for text in context.prose if text.part in {"reporting", "monitoring", "sections"}]
    return any(judges(text.text) for text in texts)


def _sentence(leaf: Leaf) -> str:
    if leaf.text is None:
        return ""
    return next(
        (one.words for one in leaf.text.sentences if starts(said(leaf.text, one.words))), ""
    )


def _recovery(context: Context) -> Found:
    """In one phase it is summed up first and repaired afterwards."""
    groups: dict[Path, Leaf] = {}
    for leaf in context.acts.leaves:
        if leaf.chapter is not Chapter.RESPONSE or leaf.text is None:
            continue
        summed = groups.get(leaf.group)
        if summed is None and _sums_up().search(leaf.words):
            groups[leaf.group] = leaf
        elif summed is not None and summed.text is not None and _restores().match(leaf.words):
            message = f"“{_first(leaf)}”排在总结评估之后，次序倒了。"
            hint = "先恢复运行、核对数据，再总结评估。"
            also = (summed.text.where(_first(summed)),)
            words = _first(leaf)
            yield Problem(
                leaf.text.at, message, hint, words=words, severity=Severity.INFO, also=also
            )
            return


def _first(leaf: Leaf) -> str:
    return leaf.text.sentences[0].words.rstrip("。；;") if leaf.text is not None else ""


@cache
def _sums_up() -> re.Pattern[str]:
    return re.compile(r"总结|复盘|(?:进行|组织[^，。；]{0,8})评估(?!影响|损失|风险)")


@cache
def _restores() -> re.Pattern[str]:
    return re.compile(r"(?:逐步)?(?:修复|抢修|恢复(?:正常)?(?:运营|运行|系统|生产|交易|销售|秩序))")


def _drill(context: Context) -> Found:
    """The slots of a drill: 启动应急预案 stands before 应急决策."""
    slots = [
        text
        for text in context.prose
        if text.part == "drills" and text.field == "title" and isinstance(text.owner, Slot)
    ]
    first = next((index for index, text in enumerate(slots) if starts(text.text)), None)
    if first is None:
        return
    judged = next((index for index, text in enumerate(slots) if _decides(text)), None)
    if judged is not None and judged > first:
        start, later = slots[first], slots[judged]
        message = f"“{start.text}”排在“{later.text}”之前，启动的时候还没有研判定级。"
        also = (later.where(later.text),)
        yield Problem(start.at, message, words=start.text, also=also)


def _decides(text: Prose) -> bool:
    return re.search(r"研判|核实|定级|决策|判断|会商", text.text) is not None
