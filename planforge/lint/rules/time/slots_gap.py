"""Time between the slots of a timeline in which nothing happens."""

from itertools import pairwise

from planforge.findings import Severity, Where
from planforge.lint.clock import spans_of
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_SHORT = 20
_LUNCH = (11 * 60, 14 * 60 + 30)


@rule("PF464", "slots-gap", "演练时段之间有空档", Severity.INFO)
def slots_gap(context: Context) -> Found:
    """Between two slots there is time that the plan says nothing of; lunch is no gap.

    问题：前一个时段结束到后一个时段开始之间，有一段时间没有安排，又不是午饭时间。
    为什么：参演的人不知道该留在原地还是可以离开，情景的钟也不知道停不停。
    改法：接上时间，或者写明这一段做什么、情景时间是否暂停。

    反例：
        预案种类: 演练方案
        应急演练:
          演练进程:
            - {标题: 信息报告, 演练时间: 9:00-9:30}
            - {标题: 指挥决策, 演练时间: 10:10-10:40}

    正例：
        预案种类: 演练方案
        应急演练:
          演练进程:
            - {标题: 信息报告, 演练时间: 11:30-12:00}
            - {标题: 指挥决策, 演练时间: 13:30-14:00}
    """
    spans = [span for span in spans_of(context.plan) if span.main]
    if any(other.start < one.start for one, other in pairwise(spans)):
        return  # out of order: told as such
    for one, other in pairwise(spans):
        if one.end is None or other.start - one.end <= _SHORT:
            continue
        if one.end >= _LUNCH[0] and other.start <= _LUNCH[1]:
            continue
        minutes = other.start - one.end
        message = f"{one.words}和{other.words}之间空了{minutes}分钟，没有写做什么。"
        yield Problem(other.clock, message, words=other.words, also=(Where(one.clock, one.words),))
