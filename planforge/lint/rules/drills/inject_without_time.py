"""Injects that nobody knows when to put in."""

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF494", "inject-without-time", "情景注入没有时间", Severity.WARNING)
def inject_without_time(context: Context) -> Found:
    """An inject without the time at which it is put in.

    问题：情景注入只有内容，没有注入的时间。
    为什么：导调人员不知道什么时候放出，评估人员也没法算响应用了多久。
    改法：给每条注入写上演练时钟的时间，如 9:25。

    反例：
        预案种类: 演练方案
        应急演练:
          演练情景:
            - {名称: 投诉激增, 情景注入: [{正文: 接到投诉12起。}]}
    正例：
        预案种类: 演练方案
        应急演练:
          演练情景:
            - {名称: 投诉激增, 情景注入: [{注入时间: "9:25", 正文: 接到投诉12起。}]}
    """
    given = context.drill.part.scenarios
    spots = [
        ("drills", "scenarios", "scenarios", index, "injects", number)
        for index, scene in enumerate(given.scenarios if given is not None else ())
        for number, inject in enumerate(scene.injects)
        if not inject.at
    ]
    if spots:
        more = f"有 {len(spots)} 条" if len(spots) > 1 else ""
        yield Problem(
            spots[0],
            f"情景注入{more}没有写注入时间。",
            also=tuple(Where(spot) for spot in spots[1:]),
        )
