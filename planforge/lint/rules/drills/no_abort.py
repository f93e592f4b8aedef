"""Drills that nobody can stop."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


def _part(context: Context) -> Found:
    """A plan that itself fixes drills by day and hour, on the real systems or places."""
    texts = [text for text in context.prose if text.part == "drills"]
    dated = next((text for text in texts if _dated().search(text.text)), None)
    words = "\n".join(text.text for text in texts)
    if dated is None or not _real().search(words) or _called_off().search(words):
        return
    message = "定了实战演练的日期，没有写出了真事由谁、用什么口令中止演练。"
    yield Problem(dated.at, message, severity=Severity.INFO)


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(r"\d{1,2}月\d{1,2}日\s*\d{1,2}[:：点时]")


@cache
def _called_off() -> re.Pattern[str]:
    return re.compile(r"中止|终止|叫停|(?:停止|暂停|取消)演练|演练[^。；]{0,4}停|真[^。；]{0,12}停")


@cache
def _real() -> re.Pattern[str]:
    return re.compile(r"实战|实操|切断|拔掉|断电|疏散|撤离")


@cache
def _abort() -> re.Pattern[str]:
    return re.compile(
        r"(?:中止|终止|中断|暂停|叫停|停止)(?:本次|全部|一切)?(?:演练|条件|口令|信号|权|指令)|"
        r"演练(?:立即|即刻|随即)?(?:中止|终止|中断|暂停|停止|叫停)|"
        r"(?:真实|突发)(?:事件|险情|情况|警情)[^。；]{0,24}(?:停|中止|终止|中断|转入)|喊[^。；]{0,6}停"
    )


@rule("PF486", "drill-without-abort", "演练没有中止条件", Severity.WARNING)
def no_abort(context: Context) -> Found:
    """A drill that is acted out and has no condition for aborting it.

    问题：演练方案没有写在什么情况下、由谁、用什么口令中止演练。
    为什么：演练中出现真的险情或者有人受伤时，参演人员会当作情景继续演下去。
    改法：写明中止条件、口令和有权叫停的人，例如“出现真实险情时，任何人可以喊停，由总指挥宣布中止”。

    反例：
        预案种类: 演练方案
        应急演练:
          演练安排: {形式: 实战演练}
          演练进程:
            - {演练时间: "9:00-9:30", 正文: 模拟人群聚集，安保组维持秩序。}
    正例：
        预案种类: 演练方案
        应急演练:
          演练安排: {形式: 实战演练}
          演练进程:
            - {演练时间: "9:00-9:30", 正文: 模拟人群聚集，安保组维持秩序。}
          安全与中止: 有人受伤时总指挥宣布中止演练。
    """
    if not context.facts.drill:
        yield from _part(context)
        return
    drill = context.drill
    if drill.desk or drill.part.timeline is None:
        return
    if not _abort().search(drill.text):
        at = ("drills", "timeline")
        yield Problem(at, "演练方案没有写出现真实险情时由谁、用什么口令中止演练。")
