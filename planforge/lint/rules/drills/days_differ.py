"""The day and the hours of one drill, told in several places and not alike."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.times import TimeSlot

_SEVERAL = frozenset({"drill_summary", "drill_program"})
_ELSEWHERE = frozenset({"timeline", "scenarios", "evaluation", "rectification", "revision"})

Said = tuple[Prose, str, object]


@rule("PF495", "drill-days-differ", "演练的日期、时间前后不一致", Severity.ERROR)
def days_differ(context: Context) -> Found:
    """The notice, the approval or another text gives another day or other hours of the drill.

    问题：演练安排写的是一天，批准语、告知书里写的是另一天，或者几点到几点不一样。
    为什么：派出所、物业和参演的人按各自看到的日期准备，到时候对不上。
    改法：以演练安排为准，把各处的日期、时间改成一样。

    反例：
        预案种类: 演练方案
        应急演练:
          演练安排: 2026年11月26日，演练时间9:00至16:30。
        附件:
          - {标题: 告知书, 正文: 我公司定于2026年11月27日9:00至16:30组织应急演练。}

    正例：
        预案种类: 演练方案
        应急演练:
          演练安排: 2026年11月26日，演练时间9:00至16:30。
          演练准备: [2026年11月20日9:00至10:00召开说明会。]
        附件:
          - {标题: 告知书, 正文: 我公司定于2026年11月26日9:00至16:30组织应急演练。}
    """
    plan = context.plan
    if not plan.kind.drill or plan.kind.value in _SEVERAL:
        return
    texts = [text for text in context.having(("日",)) if not _ELSEWHERE & {*map(str, text.at[1:2])}]
    days = [said for text in texts for said in _days(text)]
    hours = [said for text in texts for said in _hours(text)]
    for stated, what in ((days, "日期"), (hours, "时间")):
        own = [said for said in stated if said[0].at[:2] == ("drills", "arrangement")]
        if len({value for _, _, value in own}) != 1:
            continue
        text, words, value = own[0]
        other = [said for said in stated if said[2] != value]
        if what == "日期":  # another year is a leftover, and told as one
            other = [said for said in other if said[1][:4] == words[:4]]
        if other:
            (first, others, _), *rest = other
            also = (Where(text.at, words), *(Where(one.at, told) for one, told, _ in rest))
            more = f"等 {len(other)} 处" if rest else ""
            message = f"这里{more}的演练{what}是{others}，演练安排里是{words}。"
            yield Problem(first.at, message, words=others, also=also)


def _days(text: Prose) -> Iterator[Said]:
    for match in _day().finditer(text.text):
        yield text, match["day"], tuple(map(int, re.findall(r"\d+", match["day"])))


def _hours(text: Prose) -> Iterator[Said]:
    """Hours behind a day, where the sentence tells of the drill itself."""
    for match in _span().finditer(text.text):
        words = match["span"] or match["held"]
        slot = TimeSlot.parse(words)
        if slot is not None and slot.start is not None and slot.end is not None:
            yield text, words, (slot.start, slot.end)


_DAY = r"20\d{2}年\d{1,2}月\d{1,2}日"
_HOURS = r"\d{1,2}[:：]\d{2}\s*[-—–~～至到]+\s*\d{1,2}[:：]\d{2}"
_HELD = (
    r"[^。；\n]{0,40}?(?:组织|举行|举办|开展|实施)[^，。；\n]{0,16}?演练"
    r"(?!说明|培训|动员|准备|筹备|预)"
)


@cache
def _day() -> re.Pattern[str]:
    """A day with the hours of the drill behind it, or on which the drill is held."""
    return re.compile(
        rf"(?P<day>{_DAY})(?:（[^（）]*）)?"
        rf"(?:，?演练时间[为是：:]?\s*{_HOURS}|(?:{_HOURS})?{_HELD}|组织实施)"
    )


@cache
def _span() -> re.Pattern[str]:
    return re.compile(
        rf"{_DAY}(?:（[^（）]*）)?"
        rf"(?:，?演练时间[为是：:]?\s*(?P<span>{_HOURS})|(?P<held>{_HOURS}){_HELD})"
    )
