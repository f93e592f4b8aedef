"""A plan that closes with a summary."""

from planforge.findings import Path, Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF696", "summary-chapter", "预案写了“总结”，没有附则", Severity.WARNING)
def summary_chapter(context: Context) -> Found:
    """A plan ends with a summary instead of its supplementary rules.

    问题：预案最后一章是“总结”“结语”，没有附则。
    为什么：总结是文章的写法，没有要求可执行；何时实施、谁负责修订和解释反而没有写。
    改法：删去总结，改为附则，写明实施日期、管理单位、修订条件和解释部门。

    反例：
        总结: 本预案旨在确保活动顺利进行，各部门要高度重视。
        标题: 示例公司双十二应急预案

    正例：
        附则:
          实施日期: 自发布之日起
          解释部门: 示例公司总经理办公室
        标题: 示例公司双十二应急预案
    """
    plan = context.plan
    if context.facts.formal or context.facts.drill or plan.supplementary is not None:
        return
    if plan.summary is None:
        return
    at: Path = ("summary", "text") if plan.summary.text else ("summary",)
    message = "最后一章是总结，没有附则：何时实施、谁修订、谁解释都没有写。"
    yield Problem(at, message)
