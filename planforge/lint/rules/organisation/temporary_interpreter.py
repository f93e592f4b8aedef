"""A plan that a temporary body is to interpret."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule


@rule("PF437", "temporary-interpreter", "由临时机构负责解释", Severity.INFO)
def temporary_interpreter(context: Context) -> Found:
    """The plan is interpreted by a leading group or headquarters that is not a standing body.

    问题：附则写“由应急指挥部（领导小组）负责解释”，而它是遇事才成立的临时机构。
    为什么：响应一结束它就散了，以后有疑问找不到解释的单位，也没有人负责修订。
    改法：改由牵头编制的常设部门解释；网店改成店主。

    反例：
        附则: 本预案由应急指挥部负责解释，自发布之日起实施。

    反例：
        附则:
          解释部门: 双十二活动领导小组

    正例：
        附则:
          解释部门: 安全管理部

    正例：
        附则: 本预案由市防汛抗旱指挥部办公室负责解释。
    """
    hint = "网店改成由店主解释就行。" if context.applies(Regime.SHOP) else None
    for text in context.prose:
        if "解释" in text.text:
            found = _explains().search(text.text)
            name = found["name"] if found is not None else ""
        elif text.field == "interpretation":
            name = text.text.strip("。")
        else:
            continue
        if _temporary().search(name) and not _standing().search(name):
            message = f"“{name}”是临时机构，不宜负责解释预案。"
            yield Problem(text.at, message, hint, words=name)


@cache
def _explains() -> re.Pattern[str]:
    return re.compile(r"由(?P<name>[^，,。；;由]{2,24}?)(?:负责)?(?:进行)?(?:解释|制定并解释)")


@cache
def _temporary() -> re.Pattern[str]:
    return re.compile(r"(?:领导小组|指挥部|工作组|应急小组|处理小组|处置小组|专班)$")


@cache
def _standing() -> re.Pattern[str]:
    return re.compile(r"防汛|抗旱|防火|防灭火|抗震|安全生产|防灾减灾|食品安全|消防")
