"""Medicine handed out to consumers."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import Hit, hits_in, once, others, sentence_around
from planforge.lint.rule import Found, Problem, rule

_TYPES = ("platform", "enterprise", "tmall_shop")
_PROPER = ("医生", "医护", "医务", "救护", "120", "急救员", "持证", "就医", "送医")


@cache
def _given() -> re.Pattern[str]:
    return re.compile(r"(?:常用)?药品|感冒药|退烧药|止痛药")


@rule("PF697", "medicine-handed-out", "给消费者发药品", Severity.INFO)
def medicine(context: Context) -> Found:
    """Medicine is to be given to buyers by people who are no doctors.

    问题：把药品当作补偿或者安抚物资发给消费者，没有写由谁判断能不能用。
    为什么：不是医护人员给人用药，吃出问题就是新的事故；补偿也不是这样给的。
    改法：现场只备饮用水和急救箱，由受过急救培训的人使用；身体不适的拨打120；补偿另走审批。

    反例：
        措施:
          处置措施:
            - 现场向消费者提供食品、药品等物资补偿。
        标题: 示例公司群体投诉应急预案

    正例：
        措施:
          处置措施:
            - 现场备饮用水和急救箱，有人不适立即拨打120，由急救员使用药品。
        标题: 示例公司群体投诉应急预案
    """
    if context.facts.type not in _TYPES or context.facts.formal:
        return
    texts = context.having(("药品", "感冒药", "退烧药", "止痛药"))
    hits = once(hit for hit in hits_in(texts, _given) if _to_buyers(hit))
    if hits:
        first = hits[0]
        count = f"等 {len(hits)} 处" if len(hits) > 1 else ""
        message = f"“{first.words}”{count}要发给消费者，没有写由懂急救的人使用。"
        yield Problem(first.prose.at, message, words=first.words, also=others(hits))


def _to_buyers(hit: Hit) -> bool:
    around = sentence_around(hit.prose.text, hit.start, hit.start + len(hit.words))
    buyers = any(word in around for word in ("消费者", "顾客", "投诉人", "维权", "客户"))
    handed = any(word in around for word in ("补偿", "发放", "提供", "储备", "安抚"))
    return buyers and handed and not any(word in around for word in _PROPER)
