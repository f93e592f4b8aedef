"""Measures that only say that measures are taken."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.findings import Severity
from planforge.lint.acts import Chapter, Leaf
from planforge.lint.acts.phrases import Worth, worths
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_SIGNS = (
    "措施",
    "处置",
    "处理",
    "解决",
    "响应",
    "应对",
    "行动",
    "控制事态",
    "职责",
    "必要保障",
    "预案",
    "工作",
)


_FEW = 12


@rule("PF452", "circular-measure", "措施等于没写（循环措施）", Severity.WARNING)
def circular_measure(context: Context) -> Found:
    """A measure says only that the plan is started, or that suitable measures are taken.

    问题：这一条措施只有“立即启动应急预案”“采取相应措施”“妥善处理”，预案引用预案，没有一个动作。
    为什么：翻开预案的人正是要知道“相应措施”是什么，这里又把他指回了预案。
    改法：写出头几个具体动作：先停什么、先通知谁、多久做完，由谁做。

    反例：
        措施:
          处置措施:
            - 标题: 自然灾害
              正文: 遇有突发事件，立即启动应急预案，确保店铺及员工安全。

    反例：
        应急响应:
          - 标题: 处置
            步骤:
              - {执行人: 应急指挥部, 正文: "针对突发事件，[[.actor]]根据情况采取相应措施。"}

    正例：
        措施:
          处置措施:
            - 标题: 自然灾害
              正文: 收到暴雨橙色预警后，仓库主管2小时内把底层货物垫高，暂停装卸。
    """
    found = list(_found(context))
    if _FEW * len(found) < len(context.acts.leaves):
        # a phrase among many acts is a manner of speaking, but not where a step says nothing else
        found = [(leaf, words) for leaf, words in found if _alone(leaf, words)]
    if not found:
        return
    (leaf, words), *rest = found
    if leaf.text is None:
        return
    more = f"等 {len(found)} 处" if rest else ""
    plan = "预案" if not context.applies(Regime.SHOP) else "这里"
    message = f"“{words}”{more}没有写具体怎么做，{plan}又指回了预案自己。"
    if Worth.START not in _worths(leaf, words, context):
        message = f"“{words}”{more}是套话，没有写具体怎么做。"
    also = tuple(one.text.where(_raw(one, said)) for one, said in rest if one.text is not None)
    yield Problem(leaf.text.at, message, words=_raw(leaf, words), also=also)


def _found(context: Context) -> Iterator[tuple[Leaf, str]]:
    for leaf in context.acts.leaves:
        if leaf.text is None or leaf.chapter is Chapter.PREVENTION or "例如" in leaf.words:
            continue
        for part in re.split(r"[；;。\n]", leaf.words):
            words = part.strip()
            if any(sign in words for sign in _SIGNS) and not _tells().search(words):
                told = set(_worths(leaf, words, context))
                if _circular(told, leaf):
                    yield leaf, words


def _alone(leaf: Leaf, words: str) -> bool:
    """The words are all that the place for the act of a step says."""
    action: str = getattr(leaf.entry, "action", None) or ""
    return bool(action) and action.strip("。；; ") == words.strip("。；; ")


@cache
def _tells() -> re.Pattern[str]:
    """What gives the words substance: a figure, an example, a list."""
    return re.compile(r"\d|如[^，]|包括|[：:]")


def _worths(_leaf: Leaf, words: str, context: Context) -> tuple[Worth, ...]:
    return worths(words, context.bodies)


def _circular(told: set[Worth], leaf: Leaf) -> bool:
    """To start the plan is a step of the general procedure, but no measure for a case."""
    if Worth.ACT in told:
        return False
    case = leaf.chapter is Chapter.HANDLING or leaf.at[1] == "scenarios"
    return Worth.PHRASE in told or (Worth.START in told and case)


def _raw(leaf: Leaf, words: str) -> str:
    """The words as the plan's file has them, where no slot stands among them."""
    return words if leaf.text is not None and words in leaf.text.text else ""
