"""A warehouse is silent on fire."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.demands.kinds import PLANS
from planforge.lint.coverage.lacking import lacking
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule


@rule("PF224", "missing-fire", "没有写起火怎么办", Severity.WARNING)
def missing_fire(context: Context) -> Found:
    """A warehouse is silent on fire.

    问题：有仓库的单位或者店铺，预案里没有写起火怎么报警、撤人、灭火。
    为什么：仓库堆着纸箱和包材，烧起来几分钟就出不去。消防法第十六条要求单位制定灭火和应急疏散预案。
    改法：写明谁喊人撤离、谁打119、从哪里走、在哪里清点人数，什么情况才可以去灭火。

    反例：
        类型: 天猫店铺
        预案种类: 大促保障方案
        标题: 示例旗舰店应急预案
        单位: {名称: 示例旗舰店, 自有仓库: 是}
        适用范围: 管价格、库存、发货、客服这几类事。

    反例：
        类型: 天猫店铺
        标题: 示例旗舰店应急预案
        组织机构:
          - {名称: 安全保卫组, 职责: [负责店铺及员工的人身安全。]}

    正例：
        类型: 天猫店铺
        预案种类: 大促保障方案
        标题: 示例旗舰店应急预案
        单位: {名称: 示例旗舰店, 自有仓库: 是}
        应急响应:
          分情景处置:
            - 名称: 仓库起火
              步骤:
                - {执行人: 仓库, 时限: 1分钟, 行动: 喊人撤到门口，打119，清点人数}
    """
    message = "写明有自己的仓库，却没有写起火怎么报警、撤人。"
    if context.coverage.missing("fire") is not None:
        yield from lacking(context, "fire", message, at=("response",))
    elif context.applies(Regime.SHOP) and context.plan.kind in PLANS:
        yield from _unsaved(context)


def _unsaved(context: Context) -> Found:
    """A shop's plan that takes people's safety upon itself, and does not get them out."""
    if _rescued().search(context.text):
        return
    for text in context.having(("人身安全", "安全事故", "员工安全", "人员安全")):
        if text.part in {"organization", "measures", "response"} and (
            found := _safety().search(text.text)
            or _safety().search(getattr(text.owner, "title", None) or "")
        ):
            words = found[0] if found[0] in text.text else ""
            message = f"只说“{found[0]}”，没有写起火、有人受伤时怎样喊人撤离、打119和120。"
            yield Problem(text.at, message, words=words)
            return


@cache
def _safety() -> re.Pattern[str]:
    return re.compile("人身安全|安全事故|员工安全|人员安全")


@cache
def _rescued() -> re.Pattern[str]:
    return re.compile("119|120|疏散|撤离|撤到|撤人|灭火|起火|着火|火灾")
