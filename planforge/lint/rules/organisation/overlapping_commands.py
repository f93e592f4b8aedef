"""Two bodies that both command."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.bodies import Body
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.organization import Unit

_COMMANDS = ("领导小组", "指挥部", "应急委员会")


@rule("PF430", "overlapping-commands", "两个机构职责重叠", Severity.WARNING)
def overlapping_commands(context: Context) -> Found:
    """A leading group and a headquarters both coordinate, and neither is said to be above.

    问题：领导小组和指挥部并列，都写“统筹”“协调”“指挥”，没有说谁听谁的。
    为什么：真出事时两边都下令，或者都等对方下令。
    改法：只留一个；都要留的，写明领导小组定什么、指挥部做什么、谁向谁报告。

    反例：
        组织机构:
          机构:
            - {名称: 应急领导小组, 职责: [负责统筹协调应急工作，对应急事件进行决策。]}
            - {名称: 应急指挥部, 职责: [负责组织、协调、指挥应急队伍。]}

    正例：
        组织机构:
          机构:
            - {名称: 应急领导小组, 职责: [决定启动和终止响应。]}
            - {名称: 应急指挥部, 职责: [在领导小组领导下，负责现场指挥、协调。]}

    正例：
        组织机构:
          机构:
            - {名称: 应急指挥部, 职责: [负责统一指挥、协调。]}
            - {名称: 技术组, 职责: [处理故障。]}
    """
    if context.applies(Regime.SHOP):
        return
    commands = [
        body
        for body in context.bodies.units
        if isinstance(body.model, Unit)
        and body.above is None
        and body.name.endswith(_COMMANDS)
        and not _apart().search(body.name)
    ]
    if len(commands) < 2:
        return
    first, second = commands[:2]
    words = _duties(first), _duties(second)
    if any(other.name in one for one, other in zip(words, (second, first), strict=True)):
        return
    if "领导小组领导" in "".join(words) or "指挥部领导" in "".join(words):
        return
    both = sorted(set(_rules().findall(words[0])) & set(_rules().findall(words[1])))
    if not both:
        return
    shared = "、".join(f"“{one}”" for one in both)
    yield Problem(
        first.where.at,
        f"“{first.name}”和“{second.name}”都负责{shared}，没有写谁听谁的。",
        words=first.where.words,
        also=(second.where,),
    )


def _duties(body: Body) -> str:
    unit = body.model
    if not isinstance(unit, Unit):
        return ""
    texts = [unit.text, unit.intro, *(item.text for item in (*unit.duties, *unit.items))]
    words = "\n".join(text for text in texts if text).replace("[[.name]]", "")
    return words.replace(body.name, "")


@cache
def _rules() -> re.Pattern[str]:
    return re.compile(r"统筹|协调|指挥|决策|调度")


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(r"现场|前方|演练|参演|办公室|分指挥|[一二三]级|省|市|县|区")
