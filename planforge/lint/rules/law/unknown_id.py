"""Ids that the registry does not hold."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF411", "unknown-law-id", "法规标识不在法规库里", Severity.WARNING)
def unknown_id(context: Context) -> Found:
    """A typed citation names an id that the registry does not hold.

    问题：编制依据里写的“标识”在法规库和“自有法规”里都没有。
    为什么：标识写错了，这一条就没有核对是否现行。
    改法：用 planforge laws 查到标识再写，或者删去标识只写名称。

    反例：
        编制背景: {编制依据: {依据: [{标识: law.tufaa, 名称: 中华人民共和国突发事件应对法}]}}

    正例：
        编制背景: {编制依据: {依据: [{标识: law.tufa, 名称: 中华人民共和国突发事件应对法}]}}

    正例：
        检查: {自有法规: [{标识: own.zhiban, 名称: 集团值班管理办法}]}
        编制背景: {编制依据: {依据: [{标识: own.zhiban, 名称: 集团值班管理办法}]}}
    """
    background = context.plan.background
    basis = background.basis if background is not None else None
    for index, entry in enumerate(basis.citations if basis is not None else ()):
        if entry.id and context.laws.by_id(entry.id) is None:
            known = context.laws.by_title(entry.title or "")
            yield Problem(
                ("background", "basis", "citations", index, "id"),
                f"法规库里没有标识“{entry.id}”。",
                f"《{known[0].title}》的标识是{known[0].id}。" if known else None,
                words=entry.id,
            )
