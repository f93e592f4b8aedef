"""Drills in which nobody puts the scenario in."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.drills import DrillRole

_CONTROL = frozenset({DrillRole.CONTROLLER, DrillRole.SIMULATOR})


@cache
def _control() -> re.Pattern[str]:
    return re.compile(
        r"导调|导演|控制(?:组|人员|员)|策划(?:组|人员)|扮演|模拟人员|情景注入|由[^，。；]{0,12}(?:饰|扮)"
    )


@rule("PF490", "nobody-controls", "没有人导调和扮演", Severity.WARNING)
def nobody_controls(context: Context) -> Found:
    """A drill with scenarios that nobody injects or plays.

    问题：演练设了情景，参演人员里却没有导调、控制或者扮演的人。
    为什么：情景不会自己发生：谁打模拟投诉电话、谁宣布下一个情况，没有人负责演练就推不动。
    改法：写明导调人员和扮演人员，以及他们什么时候发出什么信息。

    反例：
        预案种类: 演练方案
        应急演练:
          演练情景: [{名称: 投诉激增}]
          演练进程: [{演练时间: "9:00-9:10", 正文: 总指挥宣布开始。}]
    正例：
        预案种类: 演练方案
        应急演练:
          参演人员: [{名称: 行政部, 角色: 导调}]
          演练情景: [{名称: 投诉激增}]
          演练进程: [{演练时间: "9:00-9:10", 正文: 总指挥宣布开始。}]
    """
    drill = context.drill
    if not context.facts.drill or drill.part.scenarios is None or drill.part.timeline is None:
        return
    if not drill.roles & _CONTROL and not _control().search(drill.text):
        at = ("drills", "scenarios")
        yield Problem(at, "演练设了情景，没有写由谁导调、谁扮演。")
