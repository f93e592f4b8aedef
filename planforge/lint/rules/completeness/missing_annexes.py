"""Annexes that the standard for safety plans asks for are missing."""

from planforge.findings import Severity
from planforge.lint.basis import Basis, Force
from planforge.lint.context import Context
from planforge.lint.coverage.matters import MATTERS
from planforge.lint.rule import Found, Problem, rule

_BASIS = Basis("gb.29639-2020", "第9章", Force.RECOMMENDED)
_ANNEXES = ("profile", "assessment", "forms", "drawings")
"""Contacts and supplies have rules of their own; agreements are for those who have any."""


@rule("PF218", "missing-annexes", "生产安全预案缺少附件", Severity.WARNING)
def missing_annexes(context: Context) -> Found:
    """Annexes that the standard for safety plans asks for are missing.

    问题：生产安全事故综合应急预案缺少GB/T 29639-2020第9章列出的附件。
    为什么：单位概况和风险评估结果说明预案为什么这样写，格式文本、路线和图纸出事时直接拿来用。
    改法：补上列出的附件；确实用不着的（如没有固定场所），在“检查”里忽略并写明理由。

    反例：
        标题: 示例公司生产安全事故综合应急预案
        适用范围: 本预案适用于本公司生产安全事故的应对工作。

    正例：
        标题: 示例公司生产安全事故综合应急预案
        附件:
          - {标题: 单位概况, 正文: 公司位于示例市，职工120人，主要产品为木制家具。}
          - {标题: 风险评估结果, 正文: 经评估，喷涂车间火灾为较大风险，其余为一般风险。}
          - {标题: 事故信息接报表, 正文: 接报时间、报告人、地点、伤亡、现场情况。}
          - {标题: 厂区平面布置和疏散路线图, 正文: 各车间出口和集合点的位置见图。}
    """
    lacks = [demand for key in _ANNEXES if (demand := context.coverage.missing(key)) is not None]
    if lacks:
        titles = "、".join(one.title or MATTERS[one.matter].title for one in lacks)
        message = f"缺少{len(lacks)}项附件：{titles}。"
        yield Problem(("annexes",), message, basis=_BASIS)
