"""Nobody can be called."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF229", "missing-contacts", "没有联系方式", Severity.ERROR)
def missing_contacts(context: Context) -> Found:
    """Nobody can be called.

    问题：生产安全事故综合应急预案没有应急组织机构和人员的联系方式。
    为什么：生产安全事故应急预案管理办法第十六条要求预案附上联系方式；半夜出事，找不到电话就找不到
    人。
    改法：附上内部通讯录和外部单位的电话，注明姓名、职务和手机。

    反例：
        标题: 示例公司生产安全事故综合应急预案
        适用范围: 本预案适用于本公司生产安全事故的应对工作。

    正例：
        标题: 示例公司生产安全事故综合应急预案
        组织机构:
          人员:
            - {姓名: 王示例, 职务: 总经理, 应急职责: 总指挥, 电话: 010-5555 0110}
    """
    message = "没有应急组织机构和人员的联系方式。"
    yield from lacking(context, "contacts", message)
