"""A shop that is to refund what the payment provider holds."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import Hit, among, hits_in, others, sentence_around
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule


@cache
def _refund() -> re.Pattern[str]:
    return re.compile(
        r"(?:当[日天]|立即|马上|\d+(?:小时|分钟)内?)[^，,。；;]{0,8}原路退[回还款]?"
        r"|原路退[回还款]?[^，,。；;]{0,6}当[日天]"
    )


@rule(
    "PF677",
    "refund-not-ours",
    "重复扣款店铺退不了",
    Severity.INFO,
    regimes=(Regime.SHOP,),
)
def refund_not_ours(context: Context) -> Found:
    """A shop promises to refund a double charge the same day.

    问题：支付异常、重复扣款时写店铺“当日原路退回”。
    为什么：多扣的钱在支付机构，不在店铺账上，店铺退不了；错误支付的责任也在支付机构（电子商务法第五十五条）。
    改法：改为提交支付工单、逐笔对账、告诉买家工单号和平台客服电话。

    反例：
        类型: 天猫店铺
        适用范围: 发现重复扣款，财务当日原路退回买家。
        标题: 示例旗舰店应急预案

    正例：
        类型: 天猫店铺
        适用范围: 发现重复扣款，财务提交支付工单并告诉买家工单号。
        标题: 示例旗舰店应急预案
    """
    hits = [hit for hit in hits_in(context.having(("原路退",)), _refund) if _charged(hit)]
    if hits:
        first = hits[0]
        message = f"“{first.words}”{among(hits)}店铺做不到，重复扣的钱在支付机构。"
        yield Problem(first.prose.at, message, words=first.words, also=others(hits))


def _charged(hit: Hit) -> bool:
    around = sentence_around(hit.prose.text, hit.start, hit.start + len(hit.words))
    told = around + (getattr(hit.prose.owner, "title", None) or "")
    return any(word in told for word in ("扣款", "支付异常", "重复付", "多扣", "重复支付"))
