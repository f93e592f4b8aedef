"""Nothing tells who reports to whom."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF210", "missing-reporting", "没有写信息报告", Severity.ERROR)
def missing_reporting(context: Context) -> Found:
    """Nothing tells who reports to whom.

    问题：预案没有写信息报告：谁发现、报给谁、多长时间内报看不出来。
    为什么：信息报不上来，指挥和支援都无从谈起。
    改法：写明值守电话，谁向谁、在多长时间内、用什么方式、报什么内容，哪些情况要报政府和主管部门。

    反例：
        组织机构:
          - {名称: 应急领导小组, 职责: [统一指挥。]}

    正例：
        信息报告:
          报告程序:
            - {报告人: 发现人, 报告对象: 安全部, 时限: 10分钟, 方式: 电话, 内容: 时间、地点、伤亡}
    """
    message = "没有写信息报告：谁向谁报、多长时间内报看不出来。"
    yield from lacking(context, "reporting", message)
