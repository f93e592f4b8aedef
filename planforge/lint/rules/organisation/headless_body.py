"""Bodies without people."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.bodies import Bodies, Body
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.organization import Unit

_COMMANDS = ("领导小组", "指挥部", "应急小组", "处理小组", "处置小组", "应急委员会")


@rule("PF427", "headless-body", "机构没有负责人和成员", Severity.ERROR)
def headless_body(context: Context) -> Found:
    """A command or a working group has duties, but neither a head nor members.

    问题：领导小组、指挥部、工作组只写了名称和职责，没有写由谁负责、谁是成员、由哪个部门牵头。
    为什么：预案启动以后没有人到位，机构停在纸上。
    改法：每个机构写明负责人的职务（最好带姓名、电话）、成员单位或者成员，工作组写明牵头部门。

    反例：
        组织机构:
          机构:
            - {名称: 应急领导小组, 职责: [统一领导。]}
            - {名称: 应急指挥部, 职责: [具体指挥。]}

    反例：
        组织机构:
          岗位: [{名称: 总指挥, 任职人: 总经理}, {名称: 副总指挥, 任职人: 副总经理}]
          机构:
            - {名称: 应急指挥部, 成员: [技术中心], 职责: [统一领导。]}
            - {名称: 技术保障组, 职责: [处理故障。]}
            - {名称: 客户服务组, 职责: [答复客户。]}

    正例：
        组织机构:
          机构:
            - 名称: 应急指挥部
              岗位: [{名称: 总指挥, 任职人: 总经理}]
              职责: [统一领导。]
            - {名称: 技术保障组, 负责人: 技术中心主任, 职责: [处理故障。]}
            - {名称: 客户服务组, 引言: 由客户服务中心牵头。, 职责: [答复客户。]}
            - {名称: 客服部, 职责: [接听电话。]}
    """
    bodies = context.bodies
    units = [
        body
        for body in bodies.units
        if isinstance(body.model, Unit)
        and _told(body.model)
        and not body.name.startswith(("现场", "前方", "前线", "临时"))
    ]
    commands = [body for body in units if body.name.endswith(_COMMANDS)]
    groups = [body for body in units if _is_group(body) and body not in commands]
    headless = [body for body in commands if _headless(body)]
    alone = [body for body in groups if _headless(body)]
    staffed = _elsewhere(context) if headless or alone else set()
    headless = [body for body in headless if body not in staffed]
    both = [*headless, *(body for body in alone if body not in staffed)]
    if not both:
        return
    grave = bool(headless) and len(headless) == len(commands) and not _chief(bodies)
    shop = context.applies(Regime.SHOP)
    yield Problem(
        both[0].where.at,
        _message(both),
        _SHOP if shop else None,
        both[0].where.words,
        tuple(body.where for body in both[1:]),
        severity=Severity.ERROR if grave and not shop else Severity.WARNING,
    )


_SHOP = "写明店主任指挥，各岗位写上姓名、电话和替补；用不着的机构删去。"


def _message(both: list[Body]) -> str:
    names = "、".join(f"“{body.name}”" for body in both[:3])
    told = names if len(both) <= 3 else f"{names}等 {len(both)} 个机构"
    return f"{told}只有名称和职责，没有写由谁负责、有哪些成员。"


def _is_group(body: Body) -> bool:
    return body.name.endswith("组") and "专家" not in body.name and "顾问" not in body.name


def _told(unit: Unit) -> bool:
    """It is described and is no heading over others."""
    return bool(unit.duties or unit.text or unit.intro or unit.items) and not unit.units


def _headless(body: Body) -> bool:
    unit = body.model
    if not isinstance(unit, Unit) or unit.leader or unit.members or unit.positions or unit.table:
        return False
    items = (*unit.items, *unit.duties)
    texts = [unit.text, unit.intro, unit.body, unit.note, *(item.text for item in items)]
    words = "\n".join(text for text in texts if text)
    return not _staffed().search(words)


def _elsewhere(context: Context) -> set[Body]:
    """Bodies of which another text says who is in them: 技术组组长, a row with their name."""
    return {
        mention.body
        for text in context.prose
        if text.part in {"organization", "annexes", "sections"}
        for mention in context.bodies.named_in(text.text)
        if mention.body is not None
        and text.at[: len(mention.body.at)] != mention.body.at
        and (mention.words == text.text or _staffed().search(text.text))
    }


def _chief(bodies: Bodies) -> bool:
    return any(post.name in {"总指挥", "指挥长"} for post in bodies.posts)


@cache
def _staffed() -> re.Pattern[str]:
    return re.compile(
        r"组长|总指挥|指挥长|主任|牵头|由[^。；]{1,40}(?:组成|担任|任|兼任|负责|参加|承担)|组成人员|成员|设在|挂靠|"
        r"负责人|领导任"
    )
