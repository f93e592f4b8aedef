"""The hazards are not described."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF216", "missing-hazard", "没有写事故风险", Severity.ERROR)
def missing_hazard(context: Context) -> Found:
    """The hazards are not described.

    问题：生产安全事故预案没有描述事故风险：会出什么事故、在哪里、后果多大看不出来。
    为什么：生产安全事故应急预案管理办法第十三条和GB/T 29639-2020第8.1条都要求写明事故风险。
    改法：写明可能发生的事故类型、发生的部位和征兆、危害程度和影响范围。

    反例：
        标题: 示例公司生产安全事故综合应急预案
        适用范围: 本预案适用于本公司生产安全事故的应对工作。

    正例：
        标题: 示例公司生产安全事故综合应急预案
        风险分析:
          - {名称: 喷涂车间火灾, 可能性: 中, 后果: 烧伤、停产, 控制措施: [每班清理漆雾]}
    """
    message = "没有描述事故风险：会出什么事故、出在哪里、后果多大看不出来。"
    yield from lacking(context, "hazard", message)
