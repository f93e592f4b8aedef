"""Steps that say what should come out of it and not what to do."""

import re

from planforge.findings import Severity
from planforge.lint.acts import Chapter, Leaf
from planforge.lint.acts.phrases import Worth, worths
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.response import Step

_IDLE = {Worth.AIM, Worth.FRAME}


@rule("PF442", "step-without-act", "步骤只有目标，没有动作", Severity.WARNING)
def step_without_act(context: Context) -> Found:
    """A step of the response names an aim and no act, or nothing at all.

    问题：响应步骤只写“确保……”“保障……”，没有写具体做什么；或者只写了人，没有写动作。
    为什么：“确保系统稳定”是结果，执行的人看了还是不知道先动哪里。
    改法：写成做什么、做到什么程度、多久做完，例如“10分钟内把流量切到备用通道”。

    反例：
        应急响应:
          - 标题: 响应阶段
            步骤:
              - 支付保障组确保支付系统稳定运行，保障资金安全。

    反例：
        应急响应:
          - 标题: 响应阶段
            步骤:
              - {执行人: 支付保障组, 时限: 10分钟}

    正例：
        应急响应:
          - 标题: 响应阶段
            步骤:
              - 支付保障组在10分钟内把流量切到备用通道，保障资金安全。
    """
    leaves = [leaf for leaf in context.acts.leaves if _of_response(leaf)]
    for leaf in leaves:
        if leaf.text is None and isinstance(leaf.entry, Step) and _named(leaf.entry):
            who = leaf.entry.actor or leaf.entry.heading or "这一步"
            yield Problem(leaf.at, f"“{who}”这一步没有写做什么。")
    aims = [leaf for leaf in leaves if leaf.text is not None and _aim(leaf, context)]
    if not aims:
        return
    first, *rest = aims
    text = first.text
    if text is None:
        return
    words = text.sentences[0].words
    more = f"等 {len(aims)} 步" if rest else ""
    message = f"“{first.words.rstrip('。')}”{more}只有要达到的结果，没有写做什么。"
    also = tuple(leaf.text.where() for leaf in rest if leaf.text is not None)
    yield Problem(text.at, message, words=words, also=also)


def _of_response(leaf: Leaf) -> bool:
    """A step of the response, or a measure that says in a place of its own what is done."""
    handled = leaf.chapter is Chapter.HANDLING and bool(getattr(leaf.entry, "action", None))
    return leaf.chapter is Chapter.RESPONSE or handled


def _named(step: Step) -> bool:
    told = (step.title, step.intro, step.body, step.table, step.figure, step.output)
    return bool(step.actor or step.within) and not any(told)


def _aim(leaf: Leaf, context: Context) -> bool:
    if not re.search("确保|保障|保证|维护|恢复正常|提[高升]", leaf.words):
        return False
    parts = [part for part in re.split(r"[；;。]", leaf.words) if part.strip()]
    found = [worth for part in parts for worth in worths(part, context.bodies)]
    return Worth.AIM in found and set(found) <= _IDLE and not re.search(r"\d", leaf.words)
