"""Nothing tells what is done."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF203", "missing-procedure", "没有写出了事怎么处置", Severity.ERROR)
def missing_procedure(context: Context) -> Found:
    """Nothing tells what is done.

    问题：预案里没有处置程序：没有哪一章写出了事以后先做什么、再做什么。
    为什么：处置程序是预案的正文，没有它，其余部分都用不上。
    改法：按发现、报告、先期处置、启动响应、处置、终止的顺序，写明每一步由谁、在多长时间内、做什么。

    反例：
        适用范围: 本预案适用于本公司突发事件的应对工作。
        组织机构:
          - {名称: 应急领导小组, 职责: [统一指挥。]}

    正例：
        应急响应:
          - 标题: 先期处置
            步骤:
              - {执行人: 值班人员, 时限: 10分钟, 行动: 切断电源并电话报告安全部}
    """
    message = "没有写处置程序，出了事先做什么、后做什么看不出来。"
    yield from lacking(context, "procedure", message)
