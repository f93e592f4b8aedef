"""Hazards against which nothing is done."""

from planforge.findings import Path, Severity, Where
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.grading import Hazard

_PARTS = frozenset({"measures", "response", "monitoring", "drills", "sections", "annexes"})
_ENOUGH = 0.6


@rule("PF481", "hazard-without-measure", "风险没有对应措施", Severity.WARNING)
def hazard_without_measure(context: Context) -> Found:
    """A hazard of the list has no controls, no scenario, and no measure that speaks of it.

    问题：风险清单里列出的风险，没有控制措施，没有对应情景，措施和响应里也没有提到它。
    为什么：识别出来却没有人管，等于承认会出事而不准备。
    改法：写上控制措施，或者在处置措施里写明怎么办；不会发生的，从清单里删去。

    反例：
        风险分析:
          风险:
            - {名称: 仓库火灾, 后果: 人员伤亡, 控制措施: [每周检查消防通道]}
            - {名称: 危化品泄漏, 后果: 中毒}

    正例：
        风险分析:
          风险:
            - {名称: 仓库火灾, 后果: 人员伤亡, 控制措施: [每周检查消防通道]}
            - {名称: 危化品泄漏, 后果: 中毒}
        措施:
          处置措施: [发现危化品泄漏，立即撤离下风向人员。]
    """
    risks = context.plan.risks
    if risks is None:
        return
    lacking: list[tuple[Path, str]] = []
    words = ""
    for index, hazard in enumerate(risks.hazards):
        if _controlled(hazard) or not hazard.name:
            continue
        words = words or "\n".join(one.text for one in context.prose if one.part in _PARTS)
        if not _spoken_of(hazard.name, words):
            lacking.append((("risks", "hazards", index), hazard.name))
    if lacking:
        names = "、".join(f"“{name}”" for _, name in lacking[:3])
        told = f"{names}等 {len(lacking)} 项风险" if len(lacking) > 3 else f"风险{names}"
        yield Problem(
            lacking[0][0],
            f"{told}没有控制措施，措施和响应里也没有提到。",
            also=tuple(Where(at) for at, _ in lacking[1:]),
        )


def _controlled(hazard: Hazard) -> bool:
    told = hazard.controls or hazard.scenarios or hazard.items or hazard.actions
    return bool(told or hazard.text or hazard.body or hazard.intro or hazard.note)


def _spoken_of(name: str, words: str) -> bool:
    """Most pairs of signs of the name stand in the words: 集中投诉 for 消费者集中投诉."""
    pairs = [name[index : index + 2] for index in range(len(name) - 1)]
    known = sum(1 for pair in pairs if pair in words)
    return not pairs or known >= _ENOUGH * len(pairs)
