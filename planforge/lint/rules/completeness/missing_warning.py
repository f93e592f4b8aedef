"""Nothing tells how trouble is seen coming."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF204", "missing-warning", "没有写怎样监测、预警", Severity.ERROR)
def missing_warning(context: Context) -> Found:
    """Nothing tells how trouble is seen coming.

    问题：预案里没有监测、预警和预防的内容，只有出事以后的处置。
    为什么：等事情闹大了才发现，处置的时间就没有了。突发事件应对法第二十八条要求预案规定预防与预警
    机制。
    改法：写明平时盯什么、由谁盯、到什么程度预警、预警以后做什么、什么时候解除。

    反例：
        应急响应:
          - 标题: 处置
            步骤:
              - 接到投诉后由客服部处理，当日答复。

    正例：
        监测与预警:
          监测指标:
            - {指标: 同一原因的投诉, 阈值: 1小时内5件, 责任人: 客服部, 触发后动作: 报告总经理}
    """
    message = "没有写监测、预警和预防：平时盯什么、什么情况要提前行动看不出来。"
    yield from lacking(context, "warning", message, part="alert")
