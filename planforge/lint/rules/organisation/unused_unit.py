"""Units that no step ever calls."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.bodies import Body
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.organization import Unit

_ACTING = frozenset(
    {"response", "measures", "reporting", "monitoring", "communication", "recovery", "grading"}
)


_COMMAND = "在流程里写明它什么时候指挥什么；与别的指挥机构重叠的，合并成一个。"


@rule("PF424", "unused-unit", "机构设而不用", Severity.WARNING)
def unused_unit(context: Context) -> Found:
    """A unit has duties, but no step, measure or report ever names it.

    问题：工作组写了职责，响应、措施、报告里却没有一步由它来做，也没有“各工作组”一类的说法。
    为什么：别的机构都进了流程，只有它没有，多半是改流程时漏了，或者它本来就不需要。
    改法：在流程里写明它什么时候做什么；不需要的，并入别的机构。

    反例：
        组织机构:
          机构:
            - {名称: 应急指挥部, 职责: [统一指挥。]}
            - {名称: 技术组, 职责: [处理故障。]}
            - {名称: 监督组, 职责: [检查市场秩序。]}
        应急响应:
          - 标题: 处置
            步骤: [应急指挥部研判定级。, 技术组定位故障。]

    正例：
        组织机构:
          机构:
            - {名称: 应急指挥部, 职责: [统一指挥。]}
            - {名称: 技术组, 职责: [处理故障。]}
            - {名称: 监督组, 职责: [检查市场秩序。]}
        应急响应:
          - 标题: 处置
            步骤: [应急指挥部研判定级。, 各工作组按照职责处置。]
    """
    bodies = context.bodies
    words = "\n".join(bodies.said(text) for text in context.prose if text.part in _ACTING)
    if not words or _all().search(words):
        return
    groups = [body for body in bodies.units if _acts(body)]
    named = {one.body for one in bodies.named_in(words)}
    idle = [body for body in groups if body not in named]
    used = [body for body in bodies.units if body in named]
    if not any(body.core is not None for body in used):
        idle = [body for body in idle if body.core is None]  # the flow calls it by another name
    if not idle or len(used) < 2 or len(idle) > len(used):
        return
    names = "、".join(f"“{body.name}”" for body in idle)
    yield Problem(
        idle[0].where.at,
        f"{names}有职责，但响应和措施里没有一步由它来做。",
        _COMMAND if any(body.core for body in idle) else None,
        words=idle[0].where.words,
        also=tuple(body.where for body in idle[1:]),
        severity=None if any(body.core for body in idle) else Severity.INFO,
    )


def _acts(body: Body) -> bool:
    unit = body.model
    return (
        isinstance(unit, Unit)
        and bool(unit.duties or unit.text or unit.intro)
        and not unit.units
        and (body.name.endswith("组") or body.core is not None)
        and "专家" not in body.name
    )


@cache
def _all() -> re.Pattern[str]:
    return re.compile(
        r"各(?:应急)?(?:工作|处置|专业|保障|职能)?(?:小)?组|各(?:单位|部门|机构|成员)|全体"
    )
