"""Drills with crowds, smoke or evacuation that nobody outside is told of."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@cache
def _alarming() -> re.Pattern[str]:
    return re.compile(r"聚集|维权|围堵|冲突|火灾|起火|烟雾|疏散|爆炸|泄漏|劫持|踩踏")


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        r"(?:物业|派出所|公安|属地|社区|街道|邻近|相邻|周边|同楼|商户|居民|访客|来访)[^。；]{0,24}"
        r"(?:通报|告知|通知|报备|知会|公告|打招呼|备案)|"
        r"(?:通报|告知|通知|报备|知会)[^。；]{0,24}(?:物业|派出所|公安|属地|社区|街道|邻近|相邻|周边|居民|访客)|演练公告|公告牌"
    )


@rule("PF492", "neighbours-not-told", "演练没有事先告知周边", Severity.WARNING)
def neighbours_not_told(context: Context) -> Found:
    """A drill that looks like a real emergency from outside, and nobody outside is told.

    问题：演练要模拟人群聚集、火情或者疏散，没有安排事先告知物业、派出所和相邻单位。
    为什么：路过的人会当真：有人报警、有人拍视频上网，演练变成真的事件。
    改法：在准备阶段写明演练前一天书面告知物业、属地派出所和相邻单位，现场立演练公告牌。

    反例：
        预案种类: 演练方案
        应急演练:
          演练安排: {形式: 实战演练}
          演练情景: [{名称: 人员聚集, 情景描述: 60名消费者到公司门口聚集。}]
          演练进程: [{演练时间: "9:00-9:10", 正文: 总指挥宣布开始。}]
    正例：
        预案种类: 演练方案
        应急演练:
          演练安排: {形式: 实战演练}
          演练情景: [{名称: 人员聚集, 情景描述: 60名消费者到公司门口聚集。}]
          演练准备: [演练前一天告知物业和派出所。]
          演练进程: [{演练时间: "9:00-9:10", 正文: 总指挥宣布开始。}]
    """
    drill = context.drill
    if not context.facts.drill or drill.desk or drill.part.timeline is None:
        return
    if _told().search(drill.text):
        return
    for text in drill.settings:
        found = _alarming().search(text.text)
        if found:
            message = f"情景要模拟“{found[0]}”，没有安排事先告知物业、派出所和相邻单位。"
            yield Problem(text.at, message, words=found[0])
            return
