"""Those who watch change what is done."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF679", "watcher-decides", "监测的机构自己改措施", Severity.INFO)
def watcher_decides(context: Context) -> Found:
    """A group that watches is to adjust the measures itself, past those who command.

    问题：负责监测、预警、收集信息的组“及时调整应急措施”，绕过了指挥部。
    为什么：各组手里的措施说变就变，指挥部不知道，别的组跟不上。
    改法：改为监测组提出调整建议，由指挥机构决定。

    反例：
        组织机构:
          - {名称: 应急指挥部, 职责: [统一指挥。]}
          - {名称: 监测预警组, 职责: [监测市场动态。]}
        应急响应:
          - 标题: 响应
            步骤:
              - {执行人: 监测预警组, 行动: 持续监测市场动态，及时调整应急措施。}

    正例：
        组织机构:
          - {名称: 应急指挥部, 职责: [统一指挥。]}
          - {名称: 监测预警组, 职责: [监测市场动态。]}
        应急响应:
          - 标题: 响应
            步骤:
              - {执行人: 监测预警组, 行动: 持续监测市场动态，向指挥部提出调整措施的建议。}
    """
    if context.facts.formal or "调整" not in context.text:
        return
    if not any(body.core is not None for body in context.bodies.units):
        return
    for leaf in context.acts.leaves:
        found = _changes().search(leaf.words) if leaf.text is not None else None
        if leaf.text is not None and found is not None and _watches().search(leaf.actor):
            message = f"“{leaf.actor}”自己“{found[0]}”，绕过了指挥的机构。"
            words = found[0] if found[0] in leaf.text.text else ""
            yield Problem(leaf.text.at, message, words=words)


@cache
def _watches() -> re.Pattern[str]:
    return re.compile("监测|预警|信息|监控|舆情")


@cache
def _changes() -> re.Pattern[str]:
    return re.compile(
        r"(?:及时|适时|随时)?调整(?:应急|响应|处置)(?:措施|方案|级别|响应)(?!的?建议)"
    )
