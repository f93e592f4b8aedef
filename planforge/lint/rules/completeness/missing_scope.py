"""No scope."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF208", "missing-scope", "没有写适用范围", Severity.WARNING)
def missing_scope(context: Context) -> Found:
    """No scope.

    问题：预案没有写适用范围：管哪些事、管哪些地方和单位看不出来。
    为什么：范围不清，别的预案该不该启动、谁来牵头就会扯皮。
    改法：写明管哪些事件、哪个地域、哪些单位，不管的也列出来。

    反例：
        组织机构:
          - {名称: 应急领导小组, 职责: [统一指挥。]}

    正例：
        适用范围: 本预案适用于本公司总部和各门店突发事件的应对工作。
    """
    message = "没有写适用范围，管哪些事、管到哪里看不出来。"
    yield from lacking(context, "scope", message)
