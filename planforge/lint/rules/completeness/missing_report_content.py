"""What is reported is not told."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF228", "missing-report-content", "没有写上报的内容", Severity.ERROR)
def missing_report_content(context: Context) -> Found:
    """What is reported is not told.

    问题：生产安全事故综合应急预案没有写向上级应急管理机构报告的内容。
    为什么：生产安全事故应急预案管理办法第十六条要求预案包括报告内容、联系方式和物资清单等附件信息；
    报告不全会被要求补报。
    改法：列出事故单位概况、时间地点和现场情况、简要经过、伤亡和损失、已经采取的措施等，最好做成一
    张报告表。

    反例：
        标题: 示例公司生产安全事故综合应急预案
        适用范围: 本预案适用于本公司生产安全事故的应对工作。

    正例：
        标题: 示例公司生产安全事故综合应急预案
        信息报告:
          报告内容: 单位概况，发生的时间、地点和现场情况，简要经过，伤亡和损失，已经采取的措施。
    """
    message = "没有写向上级应急管理机构报告哪些内容。"
    yield from lacking(context, "report_content", message)
