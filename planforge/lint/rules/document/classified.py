"""Texts that belong on no networked machine."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Classification

_ABOVE = frozenset({Classification.CONFIDENTIAL, Classification.SECRET, Classification.TOP_SECRET})


@rule("PF645", "classified-here", "涉密预案不能在这台电脑上处理", Severity.ERROR)
def classified(context: Context) -> Found:
    """A plan with a classification above 内部.

    问题：密级是秘密、机密或者绝密。
    为什么：国家秘密不得在联网的计算机上存储、处理。
    改法：涉密预案请在涉密设备上处理；本来不涉密的，改正密级。

    反例：
        密级: 秘密
    正例：
        密级: 内部
    """
    classification = context.plan.classification
    if classification in _ABOVE:
        message = f"密级是“{classification.zh}”：涉密预案请在涉密设备上处理。"
        yield Problem(("classification",), message)
