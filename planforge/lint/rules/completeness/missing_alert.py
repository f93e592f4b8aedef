"""A plan for accidents prevents, but never warns."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF233", "missing-alert", "没有写预警", Severity.ERROR)
def missing_alert(context: Context) -> Found:
    """A plan for accidents prevents, but never warns.

    问题：生产安全事故综合应急预案写了预防，没有写预警。
    为什么：生产安全事故应急预案管理办法第十三条要求规定预警；有征兆时没有人提前撤人、备队伍，就错过了时机。
    改法：写明什么征兆启动预警、怎样通知、做哪些响应准备、什么时候解除。

    反例：
        标题: 示例公司生产安全事故综合应急预案
        其他章节:
          - 标题: 风险防控
            条目: [每班清理喷涂车间的漆雾，每月检查防爆电器。]

    正例：
        标题: 示例公司生产安全事故综合应急预案
        监测与预警:
          预警发布: 可燃气体浓度达到报警值的，值班长通知停产撤人，安全部准备队伍。
    """
    if context.coverage.missing("warning") is None:
        yield from lacking(context, "alert", "没有写预警：什么征兆、怎样通知、怎样准备看不出来。")
