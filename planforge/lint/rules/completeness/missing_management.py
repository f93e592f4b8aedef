"""The upkeep of the plan is not told."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF217", "missing-management", "没有写预案管理", Severity.ERROR)
def missing_management(context: Context) -> Found:
    """The upkeep of the plan is not told.

    问题：生产安全事故综合应急预案没有写预案管理：培训、演练、评估、修订都没有。
    为什么：生产安全事故应急预案管理办法第十三条要求综合应急预案规定应急预案管理。
    改法：写明培训、演练的频次，多久评估一次、什么情况要修订、由谁负责。

    反例：
        标题: 示例公司生产安全事故综合应急预案
        适用范围: 本预案适用于本公司生产安全事故的应对工作。

    正例：
        标题: 示例公司生产安全事故综合应急预案
        应急演练: 每年至少组织一次综合或者专项演练，每半年至少组织一次现场处置方案演练。
    """
    message = "没有写预案管理：培训、演练、评估和修订都没有安排。"
    yield from lacking(context, "management", message)
