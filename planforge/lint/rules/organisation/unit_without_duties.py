"""Units that only have a name."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.bodies import Bodies, Body
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.organization import Unit


@rule("PF423", "unit-without-duties", "机构没有职责", Severity.WARNING)
def unit_without_duties(context: Context) -> Found:
    """A unit is set up and nothing says what it does.

    问题：机构只有名称，没有写职责，后文也没有哪一步用到它。
    为什么：设了等于没设，成员不知道自己要做什么。
    改法：写明它的职责和负责人；不需要的机构，从组织机构里删去。

    反例：
        组织机构:
          机构:
            - 名称: 应急指挥部
              引言: 应急指挥部统一指挥处置工作，下设办公室、抢险组。
              下设机构:
                - {名称: 抢险组, 职责: [组织抢险。]}

    反例：
        组织机构:
          机构:
            - {名称: 应急指挥部, 职责: [统一指挥。]}
            - {名称: 技术组}

    正例：
        组织机构:
          机构:
            - {名称: 应急指挥部, 职责: [统一指挥。]}
            - 名称: 工作组
              下设机构:
                - {名称: 抢险组, 职责: [组织抢险。]}
            - {名称: 技术组}
        应急响应:
          - 标题: 处置
            步骤: [技术组在10分钟内定位故障。]
    """
    texts = {text.at: text.text for text in context.prose if text.part == "organization"}
    bodies = [body for body in context.bodies.units if _bare(body, texts.get(body.at, ""))]
    used = _used(context) if bodies else set()
    idle = [body for body in bodies if body not in used or _forgotten(body, context.bodies)]
    if not idle:
        return
    first = idle[0]
    names = "、".join(f"“{body.name}”" for body in idle[:3])
    told = f"{names}等 {len(idle)} 个机构" if len(idle) > 3 else names
    why = "后文也没有用到" if first not in used else "同级的组都写了"
    yield Problem(
        first.where.at,
        f"{told}只有名称，没有写职责，{why}。",
        words=first.where.words,
        also=tuple(body.where for body in idle[1:]),
    )


def _bare(body: Body, told_in: str) -> bool:
    """Nothing beside the name tells what it does."""
    if not body.typed:
        if not body.words:
            return False
        before, _, behind = told_in.partition(body.words)
        return "设" in before[-40:] and _told().match(behind) is None
    unit = body.model
    if not isinstance(unit, Unit):
        return False
    told = unit.duties or unit.units or unit.positions or unit.items or unit.intro or unit.body
    if told or unit.table or unit.note or unit.kind in {"成员单位", "协作单位"}:
        return False
    return not unit.text or unit.text.strip(" ：:。") in {"[[.name]]", unit.name}


def _forgotten(body: Body, bodies: Bodies) -> bool:
    """The only group of its list of which nothing tells what it does: somebody left that out."""
    if not isinstance(body.model, Unit) or not body.name.endswith("组"):
        return False
    beside = [
        one.model
        for one in bodies.units
        if one is not body and one.at[:-1] == body.at[:-1] and isinstance(one.model, Unit)
    ]
    groups = [unit for unit in beside if (unit.name or "").endswith("组")]
    return len(groups) > 1 and all(unit.duties for unit in groups)


def _used(context: Context) -> set[Body]:
    """Bodies whose names stand elsewhere with words around them."""
    return {
        mention.body
        for text in context.prose
        for mention in context.bodies.named_in(text.text)
        if mention.body is not None and text.text != mention.words and text.at != mention.body.at
    }


@cache
def _told() -> re.Pattern[str]:
    return re.compile(r"[^。；;、]{0,12}(?:负责|承担|提供|组织|协调|主要职责|职责|由)")
