"""The fifteen days of the right holder, taken for the seller's."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.basis import Basis
from planforge.lint.context import Context
from planforge.lint.hits import Hit, among, hits_in, others, sentence_around
from planforge.lint.rule import Found, Problem, rule

_TYPES = ("tmall_shop", "enterprise", "platform")


@cache
def _days() -> re.Pattern[str]:
    return re.compile(r"(?:15|十五)[个]?(?:日|天|工作日)")


@rule(
    "PF683",
    "right-holders-days",
    "15日是权利人的期限",
    Severity.WARNING,
    basis=Basis("law.dianshang", "第四十三条"),
)
def holders_days(context: Context) -> Found:
    """A shop counts on fifteen days for its statement, which are the right holder's.

    问题：知识产权投诉写店铺“15日内提交声明、申诉”。
    为什么：电子商务法第四十三条的十五日，是平台转送声明后留给权利人去投诉或者起诉的；店铺申诉的期限看平台规则，常常只有几天。
    改法：写“按平台通知写明的期限提交”，当天把截止时间记到群公告里。

    反例：
        类型: 天猫店铺
        适用范围: 收到知识产权侵权通知，店铺在15日内提交不侵权声明。
        标题: 示例旗舰店应急预案

    正例：
        类型: 天猫店铺
        适用范围: 收到知识产权侵权通知，按通知写明的期限提交声明；权利人15日内不起诉的，要求恢复。
        标题: 示例旗舰店应急预案
    """
    if context.facts.type not in _TYPES:
        return
    texts = context.having(("15日", "十五日", "15天", "15个", "十五天", "15工"))
    hits = [hit for hit in hits_in(texts, _days) if _sellers(hit)]
    if hits:
        first = hits[0]
        message = f"“{first.words}”{among(hits)}是权利人起诉、投诉的期限，不是店铺提交声明的期限。"
        yield Problem(first.prose.at, message, words=first.words, also=others(hits))


def _sellers(hit: Hit) -> bool:
    around = sentence_around(hit.prose.text, hit.start, hit.start + len(hit.words))
    property_ = any(word in around for word in ("侵权", "知识产权", "权利人", "知产"))
    stated = any(word in around for word in ("声明", "申诉", "反通知"))
    before = hit.prose.text[max(0, hit.start - 12) : hit.start]
    return property_ and stated and "权利人" not in before and "投诉人" not in before
