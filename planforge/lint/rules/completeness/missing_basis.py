"""No law or higher plan is named."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF209", "missing-basis", "没有写编制依据", Severity.WARNING)
def missing_basis(context: Context) -> Found:
    """No law or higher plan is named.

    问题：政府预案没有写编制依据，看不出依据哪些法律法规，和上级预案怎样衔接。
    为什么：没有依据，机构的职权和措施就站不住，评审一般会退回。
    改法：列出直接相关的法律法规和上一级预案，写全称。

    反例：
        类型: 政府
        预案种类: 专项应急预案
        标题: 示例市突发地质灾害应急预案
        适用范围: 本预案适用于本市行政区域内突发地质灾害的应对工作。

    正例：
        类型: 政府
        预案种类: 专项应急预案
        标题: 示例市突发地质灾害应急预案
        编制背景:
          编制依据:
            - {名称: 中华人民共和国突发事件应对法}
            - 示例省突发地质灾害应急预案
    """
    message = "没有写编制依据，依据哪些法律法规、和上级预案怎样衔接看不出来。"
    yield from lacking(context, "basis", message)
