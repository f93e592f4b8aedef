"""Nothing tells what comes after."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF206", "missing-recovery", "没有写事后恢复", Severity.ERROR)
def missing_recovery(context: Context) -> Found:
    """Nothing tells what comes after.

    问题：预案里没有事后恢复的内容：善后、赔付、恢复秩序、总结评估都没有写。
    为什么：响应一停就没有人管，遗留问题会再次引发事件。突发事件应对法第二十八条要求预案规定事后恢
    复与重建措施。
    改法：写明善后和赔付由谁办、恢复到什么程度、由谁在多长时间内作总结评估。

    反例：
        应急响应:
          - 标题: 处置
            步骤:
              - 发现险情后立即断电并报警。

    正例：
        后期处置:
          恢复: 由生产部检查设备，经安全部确认后恢复生产。
          总结评估: 响应终止后10个工作日内由审计部提出评估报告。
    """
    message = "没有写事后恢复：善后、赔付、总结评估都没有安排。"
    yield from lacking(context, "recovery", message)
