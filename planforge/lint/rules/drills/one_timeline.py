"""Several scenarios on one timeline that does not say which runs when."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_LEAST = 2


@cache
def _order() -> re.Pattern[str]:
    return re.compile(
        r"(?:情景|场景|科目)[一二三四五1-9]|依次|逐个|先后|轮流|同时(?:发生|进行|演练)|并行|第[一二三]个?(?:情景|场景)"
    )


@rule("PF489", "one-timeline-for-all", "几个演练情景共用一张时间表", Severity.WARNING)
def one_timeline(context: Context) -> Found:
    """Several scenarios share a timeline that tells neither their order nor their injects.

    问题：列了几个情景，演练进程只有一张时间表，没有说明先演哪个、什么时候注入。
    为什么：同一批人会同时接到几件事，导调人员也不知道什么时候放出哪个情景。
    改法：给每个情景写注入时间，或者在时间表里写明这一段演哪个情景；也可以每次只演一个。

    反例：
        预案种类: 演练方案
        应急演练:
          演练情景: [{名称: 投诉激增}, {名称: 信息泄露}]
          演练进程:
            - {演练时间: "9:00-9:10", 正文: 总指挥宣布开始。}
            - {演练时间: "9:10-9:30", 正文: 各部门收集信息。}
    正例：
        预案种类: 演练方案
        应急演练:
          演练情景:
            - {名称: 投诉激增, 情景注入: [{注入时间: "9:10", 正文: 接到投诉12起。}]}
            - {名称: 信息泄露, 情景注入: [{注入时间: "10:10", 正文: 收到勒索邮件。}]}
          演练进程:
            - {演练时间: "9:00-9:10", 正文: 总指挥宣布开始。}
            - {演练时间: "9:10-9:30", 正文: 各部门收集信息。}
    """
    drill = context.drill
    scenes = drill.part.scenarios.scenarios if drill.part.scenarios else ()
    slots = drill.part.timeline.slots if drill.part.timeline else ()
    if not context.facts.drill or len(scenes) < _LEAST or len(slots) < _LEAST:
        return
    told = any(one.injects for one in scenes) or any(slot.scene_time for slot in slots)
    if told or any(_order().search(act.words) for act in drill.acts):
        return
    titles = [slot.title or "" for slot in slots]
    if any(one.name and any(one.name in title for title in titles) for one in scenes):
        return
    message = f"{len(scenes)} 个情景共用一张时间表，没有写先演哪个、什么时候注入。"
    yield Problem(("drills", "timeline"), message)
