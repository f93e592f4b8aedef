"""Headings with nothing below them."""

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind


@rule("PF643", "empty-section", "只有标题没有内容", Severity.WARNING)
def empty_section(context: Context) -> Found:
    """A heading with nothing below it.

    问题：一个章节或者附件只有标题，下面什么也没有。
    为什么：列在目录里的内容没有写，评审会当作缺项；照着用的人翻到的是空页。
    改法：补写内容；暂时没有的，删去标题，或者写明在哪里、由谁提供。

    反例：
        附件:
          - 标题: 应急疏散路线图
    正例：
        附件:
          - {标题: 应急疏散路线图, 正文: 张贴在一楼大厅，由行政部保管原件。}
    """
    if context.plan.kind is Kind.FORMAL_TEXT:
        return
    empty = [one for one in context.headings.all if one.empty and one.title.strip()]
    if not empty:
        return
    first, *rest = empty
    kind = "附件" if first.annex else "章节"
    more = f"等 {len(empty)} 处" if rest else ""
    yield Problem(
        first.origin,
        f"{kind}“{first.title}”{more}只有标题，没有内容。",
        also=tuple(Where(one.origin) for one in rest),
    )
