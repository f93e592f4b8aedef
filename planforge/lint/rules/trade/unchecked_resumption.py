"""Selling again without a check."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import among, hits_in, once, others
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_CHECKS = (
    "核对",
    "复核",
    "核验",
    "检查",
    "测试",
    "确认",
    "试单",
    "宣布恢复",
    "点头",
    "验证",
    "同意后",
    "清点",
)
_TIMES = ("恢复", "开售", "放库存", "重新上架", "复工")


@cache
def _resumes() -> re.Pattern[str]:
    return re.compile(r"(?:逐步|尽快)?恢复(?:店铺)?(?:的)?(?:正常)?(?:运营|经营|销售|营业)")


@rule(
    "PF687",
    "unchecked-resumption",
    "恢复销售前没有写查什么",
    Severity.INFO,
    regimes=(Regime.SHOP,),
)
def unchecked_resumption(context: Context) -> Found:
    """A shop resumes without anybody checking prices, stock and orders.

    问题：只写“逐步恢复运营”，没有写由谁核对价格、库存、订单，核对到什么程度才能恢复。
    为什么：原因没查清就放库存，同一个错会再来一遍。
    改法：写明恢复前查哪几样（价格、库存、券、待发订单），一个人改、另一个人核，由谁说可以。

    反例：
        类型: 天猫店铺
        应急响应:
          - 步骤: [在确保安全的前提下，逐步恢复店铺的正常运营。]
        标题: 示例旗舰店应急预案

    正例：
        类型: 天猫店铺
        应急响应:
          - 步骤: [运营核对价格和库存，美工复核，店主同意后恢复销售。]
        标题: 示例旗舰店应急预案
    """
    texts = [
        text
        for text in context.having(("恢复",))
        if text.part in {"response", "recovery"} and text.field != "title"
    ]
    hits = once(hits_in(texts, _resumes))
    if not hits or any(_checked(one.words) for one in context.sentences):
        return
    first = hits[0]
    message = f"“{first.words}”{among(hits)}没有写由谁核对什么才能恢复。"
    yield Problem(first.prose.at, message, words=first.words, also=others(hits))


def _checked(words: str) -> bool:
    return any(word in words for word in _CHECKS) and any(word in words for word in _TIMES)
