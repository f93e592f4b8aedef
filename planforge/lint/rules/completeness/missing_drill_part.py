"""A drill plan lacks what a drill cannot be run without."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind

_PARTS = (
    (
        "drill_roles",
        "没有写谁参演、谁导调、谁评估。",
        "列出参演、导调、评估、保障人员和各自的任务。",
    ),
    (
        "drill_scenarios",
        "没有写演练情景，参演的人不知道假定出了什么事。",
        "写明假定的事件、时间和数字，以及什么时候注入什么信息。",
    ),
    (
        "drill_timeline",
        "没有写演练步骤和时间安排。",
        "按时间写出从开始到结束的各个环节，每个环节由谁做什么。",
    ),
    (
        "drill_evaluation",
        "没有写演练怎样评估。",
        "写明由没有参演的人评估，评估什么、按什么标准、什么时候提出报告。",
    ),
)


@rule("PF226", "missing-drill-part", "演练方案缺少必需的内容", Severity.WARNING)
def missing_drill_part(context: Context) -> Found:
    """A drill plan lacks what a drill cannot be run without.

    问题：演练方案没有写参演人员、演练情景、步骤和时间、评估中的某一项。
    为什么：缺了哪一项，演练都组织不起来，或者演完了不知道演得怎么样。
    改法：补写这一项；另有脚本、评估方案的，在方案里写明名称。

    反例：
        类型: 企业
        预案种类: 演练方案
        标题: 示例公司消防演练方案
        应急演练:
          演练目的: 检验员工疏散的能力。

    正例：
        类型: 企业
        预案种类: 演练方案
        标题: 示例公司消防演练方案
        应急演练:
          参演人员:
            - {名称: 仓储部, 角色: 参演, 人数: 12人, 任务: 报警、疏散和清点}
            - {名称: 安全部, 角色: 评估, 人数: 2人, 任务: 计时和记录}
          演练情景:
            - {名称: 仓库起火, 情景描述: 假设14时二号仓库货架起火，浓烟封住东门。}
          演练进程:
            - {标题: 发现和报警, 演练时间: "14:00-14:05", 正文: 值班员发现烟雾，按下报警按钮。}
          演练评估: 由安全部当场计时，两天内提出评估报告。
    """
    for matter, message, hint in _PARTS:
        yield from lacking(context, matter, message, hint)
    yield from _by_example(context)


def _by_example(context: Context) -> Found:
    """Who takes part is told by way of example: 如客服部选派3名员工等."""
    if not context.facts.drill or context.plan.kind is not Kind.DRILL_PLAN:
        return
    for text in context.having(("选派", "派出", "派人", "抽调")):
        found = _example().search(text.text)
        if found is not None:
            message = f"参演人员只举了例子：“{found[0]}”，别的部门来几个人、做什么没有写。"
            hint = "列一张参演人员表，每个部门写人数、姓名和任务。"
            yield Problem(text.at, message, hint, words=found[0])
            return


@cache
def _example() -> re.Pattern[str]:
    return re.compile(
        r"(?:例如|比如|如)[^。；;，,]{2,16}(?:选派|派出|抽调)[^。；;]{1,40}?(?:\d|[一二两三四五六七八九十])+名"
        r"[^。；;，,、]{0,8}等"
    )
