"""Supplies are not listed."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF230", "missing-supplies", "没有应急物资清单", Severity.ERROR)
def missing_supplies(context: Context) -> Found:
    """Supplies are not listed.

    问题：生产安全事故综合应急预案没有应急物资储备清单。
    为什么：生产安全事故应急预案管理办法第十六条要求预案附上应急物资储备清单；不知道有什么、在哪里，
    等于没有。
    改法：列出物资的名称、数量、存放地点、管理责任人和检查日期。

    反例：
        标题: 示例公司生产安全事故综合应急预案
        适用范围: 本预案适用于本公司生产安全事故的应对工作。

    正例：
        标题: 示例公司生产安全事故综合应急预案
        应急资源:
          物资装备:
            - 标题: 消防器材
              物资:
                - {名称: 干粉灭火器, 数量: "20", 单位: 具, 存放地点: 各车间门口, 管理责任人: 赵示例}
    """
    message = "没有应急物资储备清单。"
    yield from lacking(context, "supplies", message)
