"""Plans that are reviewed less often than the rules ask."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.basis import Basis
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_BASIS = Basis("norm.yuan2024", "第三十二条", confirmed=False)


@rule(
    "PF471", "review-too-rare", "预案评估的间隔太长", Severity.INFO,
    regimes=(Regime.PLAN_MEASURES,), basis=_BASIS,
)  # fmt: skip
def review_too_rare(context: Context) -> Found:
    """A plan of a government is reviewed less often than every three years.

    问题：写明的评估、修订间隔超过三年。
    为什么：县级以上人民政府及其部门的预案原则上每三年评估一次；隔得太久，机构、电话都变了。
    改法：改成每三年至少评估一次，并写明哪些情形要及时修订。

    反例：
        类型: 政府
        标题: 示例市突发事件应急预案
        实施与监督: 本预案每五年评估一次。

    正例：
        类型: 政府
        标题: 示例市突发事件应急预案
        实施与监督: 本预案每三年评估一次。
    """
    if context.plan.kind.drill or context.facts.one_off.value or "年" not in context.text:
        return
    for text in context.prose:
        match = _rare().search(text.text) if "每" in text.text else None
        if match is not None:
            message = f"“{match[0]}”间隔偏长，政府及其部门的预案原则上每三年评估一次。"
            yield Problem(text.at, message, words=match[0])
            return


@cache
def _rare() -> re.Pattern[str]:
    return re.compile(
        r"每(?:[四五六七八九十]|[4-9]|10)年(?:至少)?(?:对?预案)?(?:组织)?(?:评估|修订|评审|复审)"
    )
