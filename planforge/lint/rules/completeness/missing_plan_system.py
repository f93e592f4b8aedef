"""How the plans fit together is not told."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF215", "missing-plan-system", "没有写预案体系", Severity.ERROR)
def missing_plan_system(context: Context) -> Found:
    """How the plans fit together is not told.

    问题：生产安全事故综合应急预案没有写应急预案体系：下面有哪些专项预案、现场处置方案看不出来。
    为什么：生产安全事故应急预案管理办法第十三条要求综合应急预案规定应急预案体系。
    改法：写明综合、专项预案和现场处置方案各有哪些，和上级、政府预案怎样衔接。

    反例：
        标题: 示例公司生产安全事故综合应急预案
        适用范围: 本预案适用于本公司生产安全事故的应对工作。

    正例：
        标题: 示例公司生产安全事故综合应急预案
        编制背景:
          预案体系: 本公司预案由综合应急预案、火灾专项应急预案和各车间现场处置方案组成。
    """
    message = "没有写应急预案体系：有哪些专项预案和现场处置方案看不出来。"
    yield from lacking(context, "system", message)
