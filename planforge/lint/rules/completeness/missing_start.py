"""A plan for accidents does not tell how the response is started."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF232", "missing-start", "没有写响应启动", Severity.ERROR)
def missing_start(context: Context) -> Found:
    """A plan for accidents does not tell how the response is started.

    问题：生产安全事故预案写了处置，没有写响应怎样启动。
    为什么：谁有权启动、启动以后开什么会、向谁报、调什么资源不清楚，处置就会迟。
    改法：写明启动的条件和决定人，启动以后的会议、信息上报、资源协调、信息公开和后勤保障。

    反例：
        标题: 示例公司生产安全事故综合应急预案
        措施:
          处置措施:
            - 发现火情的，就近使用灭火器扑救，同时拨打119。

    正例：
        标题: 示例公司生产安全事故综合应急预案
        措施:
          处置措施:
            - 发现火情的，就近使用灭火器扑救，同时拨打119。
        分级:
          响应分级:
            - {级别: 一级响应, 启动条件: 有人员死亡, 启动人: 总经理, 指挥人: 总经理}
    """
    if context.coverage.missing("procedure") is None:
        yield from lacking(context, "starting", "没有写响应怎样启动、由谁决定启动。")
