"""Plans that are to be revised before what was found has been set right."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.drills import Timed
from planforge.schema.times import Duration, TimeSlot


@rule("PF469", "revision-before-rectification", "整改没完就要修订", Severity.ERROR)
def revision_before_rectification(context: Context) -> Found:
    """The plan is to be revised before the rectification it rests on is over.

    问题：预案修订的期限比问题整改的期限还短，整改没有完，修订就要结束。
    为什么：修订要根据整改的结果；结果还没有出来，修订只能走过场。
    改法：把修订放到整改验收之后，写成“整改完成后若干日内”；急的条款可以先发临时修订。

    反例：
        预案种类: 演练方案
        应急演练:
          问题整改: {时间: 17:30-18:00, 正文: 督促相关部门限期整改，明确整改期限为1-2周。}
          预案修订: {时间: 演练结束后1-2天内, 正文: 根据整改情况修订预案。}

    正例：
        预案种类: 演练方案
        应急演练:
          问题整改: {时间: 17:30-18:00, 正文: 督促相关部门限期整改，明确整改期限为1-2周。}
          预案修订: {时间: 整改完成后5个工作日内, 正文: 根据整改情况修订预案。}
    """
    drills = context.plan.drills
    if drills is None:
        return
    mended = _rectified(context)
    revised = _revised(context)
    if mended is None or revised is None:
        return
    (where, long), (place, short) = mended, revised
    if short.longest < long.longest and not _after(short):
        message = f"预案修订是“{short}”，问题整改却要{_bare(long)}，整改没完就要修订。"
        yield Problem(place.at, message, words=place.words, also=(where,))


def _after(duration: Duration) -> bool:
    return "整改" in duration.lead or "验收" in duration.lead


def _bare(duration: Duration) -> str:
    """Without what it counts from and without 内."""
    words = str(duration).removeprefix(duration.lead)
    return re.sub(r"以?内$", "", words)


def _rectified(context: Context) -> tuple[Where, Duration] | None:
    drills = context.plan.drills
    return _timed(context, "rectification", drills.rectification if drills else None, "整改")


def _revised(context: Context) -> tuple[Where, Duration] | None:
    drills = context.plan.drills
    return _timed(context, "revision", drills.revision if drills else None, "修订")


def _timed(
    context: Context, piece: str, timed: Timed | None, word: str
) -> tuple[Where, Duration] | None:
    """The time of a piece of the drill, else the first term that a sentence gives it."""
    if timed is not None and timed.time is not None:
        duration = _duration(timed.time)
        if duration is not None:
            return Where(("drills", piece, "time"), str(timed.time)), duration
    for text in _about(context):
        if word in text.text:
            found = _term(text, word)
            if found is not None:
                return found
    return None


def _about(context: Context) -> Iterator[Prose]:
    """The texts on the drill: all of them in a document of a drill."""
    whole = context.plan.kind.drill
    return (text for text in context.prose if whole or text.part == "drills")


def _duration(slot: TimeSlot) -> Duration | None:
    return Duration.parse(str(slot)) if slot.start is None else None


def _term(text: Prose, what: str) -> tuple[Where, Duration] | None:
    """整改期限为1-2周, 3日内完成整改; 整改完成后… counts from the end of it."""
    match = _limit(what).search(text.text)
    if match is None:
        return None
    words = match["one"] or match["two"]
    before = re.split("[，。；]", text.text[: match.start()])[-1]
    if what == "修订" and re.search("整改|验收", before):
        return None
    duration = Duration.parse(words)
    return (text.where(words), duration) if duration is not None else None


@cache
def _limit(what: str) -> re.Pattern[str]:
    count = r"(?:\d+|[一两二三四五六七八九十半]+)"
    time = rf"{count}(?:\s*[-~—至到]\s*{count})?\s*(?:个工作日|工作日|个月|周|天|日)(?:以?内)?"
    return re.compile(
        rf"{what}(?:期限|时限|时间)(?:为|是|：|:|不超过)?\s*(?P<one>{time})"
        rf"|(?P<two>{time}(?<=内))(?:完成|组织)?[^，。；]{{0,6}}{what}"
    )
