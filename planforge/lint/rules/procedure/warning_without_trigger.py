"""Warnings for which nothing says what they are raised by."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.acts import Chapter
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF458", "warning-without-trigger", "预警没有指标和级别", Severity.WARNING)
def warning_without_trigger(context: Context) -> Found:
    """The plan speaks of warnings and says nowhere what raises one.

    问题：写了“进行预警”“发现异常情况”，全文没有监测指标、预警级别，也没有写谁发布、何时解除。
    为什么：什么算异常各人理解不同，监测的人不敢报，预警等于没有。
    改法：写明看哪些指标、到多少报警、分几级、由谁发布和解除。

    反例：
        应急响应:
          - 标题: 预警
            步骤:
              - 对可能发生的突发事件进行预警，提前做好应对准备。

    正例：
        应急响应:
          - 标题: 预警
            步骤:
              - 监测组发现支付成功率低于95%并持续5分钟的，发布预警。
    """
    plan = context.plan
    if plan.monitoring is not None or (plan.grading is not None and plan.grading.warnings):
        return
    if "预警" not in context.text and "异常" not in context.text:
        return
    if _told(context) or context.coverage.missing("warning") is not None:
        return
    for leaf in context.acts.leaves:
        if leaf.chapter is not Chapter.RESPONSE or leaf.text is None:
            continue
        match = _vague().search(leaf.words)
        if match is None:
            continue
        words = match[0]
        message = f"“{words}”没有写看什么指标、到多少、由谁发布预警。"
        yield Problem(leaf.text.at, message, words=words if words in leaf.text.text else "")
        return


def _told(context: Context) -> bool:
    return _trigger().search(context.text) is not None


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(r"(?:对|就)?[^，,。；;对]{0,16}进行(?:监测)?预警|发现异常(?:情况|现象)")


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(
        r"阈值|监测指标|(?:预警|异常)[^。；]{0,30}\d|\d[^。；]{0,20}(?:发布|启动|进行)[^。；]{0,6}预警|[红橙黄蓝]色预警|"
        r"[一二三四ⅠⅡⅢⅣ]级预警"
    )
