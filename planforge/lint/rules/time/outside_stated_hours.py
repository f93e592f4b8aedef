"""Slots that lie outside the hours stated for the drill."""

from planforge.findings import Severity, Where
from planforge.lint.clock import Hours, Span, hours_of, spans_of
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_EARLY = ("签到", "准备", "说明", "集合", "集结", "报到", "检查", "就位", "布置")


@rule("PF466", "outside-stated-hours", "时段超出规定的演练时间", Severity.ERROR)
def outside_stated_hours(context: Context) -> Found:
    """The timeline runs beyond the hours that the plan states for the drill.

    问题：前面写明演练几点到几点，后面的时段却排到了这之外。
    为什么：参演人员按前面的时间安排，到点就走，后面的环节没有人。
    改法：改前面的演练时间，或者把后面的环节并进去。

    反例：
        预案种类: 演练方案
        应急演练:
          演练安排: 演练时间9:00至17:00。
          演练进程:
            - {标题: 处置, 演练时间: 9:00-17:00}
            - {标题: 整改, 演练时间: 17:00-18:00}

    正例：
        预案种类: 演练方案
        应急演练:
          演练安排: 演练时间9:00至18:00。
          演练进程:
            - {标题: 签到, 演练时间: 8:30-9:00}
            - {标题: 处置, 演练时间: 9:00-17:00}
            - {标题: 整改, 演练时间: 17:00-18:00}
    """
    spans = spans_of(context.plan)
    hours = hours_of(context.prose, whole=context.plan.kind.drill) if spans else None
    if hours is None:
        return
    out = [span for span in spans if _outside(span, hours)]
    if not out:
        return
    worst = max(out, key=lambda span: span.end or span.start)
    what = f"“{worst.title}”（{worst.words}）" if worst.title else worst.words
    more = f"等 {len(out)} 个时段" if len(out) > 1 else ""
    message = f"{what}{more}超出了前面写的演练时间{hours.words}。"
    others = tuple(Where(span.clock, span.words) for span in out if span is not worst)
    also = (*others, hours.text.where(hours.words))
    yield Problem(worst.clock, message, words=worst.words, also=also)


def _outside(span: Span, hours: Hours) -> bool:
    if (span.end or span.start) > hours.end:
        return True
    early = any(word in span.title for word in _EARLY)
    return span.start < hours.start and not early
