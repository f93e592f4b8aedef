"""Drills that begin by command and never end."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(r"(?:宣布|下达|发出|下令)[^，。；,;]{0,8}(?:演练)?(?:开始|启动)")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(
        r"(?:宣布|下达|发出|下令)[^。；]{0,12}(?:结束|解除|终止|停止)|演练(?:到此)?结束(?!后)|结束(?:指令|口令)"
    )


@rule("PF491", "drill-without-end", "演练没有人宣布结束", Severity.WARNING)
def no_end_called(context: Context) -> Found:
    """A drill that is begun by command and whose end nobody calls.

    问题：写了由谁下令开始演练，没有写由谁宣布结束。
    为什么：外围人员不知道演练什么时候算完，模拟状态可能一直持续，真事来了也当演练。
    改法：在最后一个处置环节后面加一步，由总指挥宣布演练结束、恢复正常工作。

    反例：
        预案种类: 演练方案
        应急演练:
          演练进程:
            - {演练时间: "9:00-9:10", 正文: 总指挥下达演练开始指令。}
            - {演练时间: "9:10-9:30", 正文: 各部门收集信息。}
    正例：
        预案种类: 演练方案
        应急演练:
          演练进程:
            - {演练时间: "9:00-9:10", 正文: 总指挥下达演练开始指令。}
            - {演练时间: "9:10-9:30", 正文: 总指挥宣布演练结束。}
    """
    if not context.facts.drill:
        return
    begins = ((act, _begins().search(act.words)) for act in context.drill.acts)
    first = next(((act, found[0]) for act, found in begins if found), None)
    if first is not None and not _ends().search(context.drill.text):
        act, words = first
        yield Problem(act.at, f"演练由人“{words}”，没有人宣布结束。", words=words)
