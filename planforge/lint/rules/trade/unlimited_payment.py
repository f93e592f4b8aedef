"""Money promised without a limit or an approver."""

import re
from functools import cache

from planforge.findings import Path, Severity
from planforge.lint.context import Context
from planforge.lint.hits import hits_in, in_template, once, others
from planforge.lint.rule import Found, Problem, rule

_MONEY = ("赔付", "赔偿", "补偿", "退款", "退换", "退一赔", "退赔")
_LIMIT = (
    "额度", "限额", "不超过", "上限", "审批", "批准", "授权", "标准", "拍板", "权限", "核定",
    "签字", "同意", "财务",
)  # fmt: skip
_COMPLAINT = ("投诉", "客诉", "售后", "消费者", "消保", "退货", "维权")
_TYPES = ("platform", "enterprise", "tmall_shop")


@cache
def _paying() -> re.Pattern[str]:
    return re.compile(
        r"(?:提供|给予|进行|予以|支付|协商|如)?(?:赔付|赔偿|补偿|退款|退货退款|退换货?)"
    )


@rule("PF672", "unlimited-payment", "赔多少、谁批没有写", Severity.WARNING)
def unlimited_payment(context: Context) -> Found:
    """Buyers are to be paid, and no limit and no approver is named anywhere.

    问题：要对消费者退款、补偿，或者要给投诉人解决方案，全文没有写每一级能批多少钱、超出的由谁批。
    为什么：客服不敢答应，谈判拖着；或者谁都敢答应，事后没人认账。
    改法：附一张授权额度表：哪个岗位每单、每起能批多少，超出的找谁，怎么登记。

    反例：
        措施:
          处置措施:
            - 根据消费者的诉求制定解决方案，如退款、换货、提供补偿等。
        标题: 示例公司群体投诉应急预案

    正例：
        措施:
          处置措施:
            - 客服主管可当场补偿200元以内，超过的由总经理批准。
        标题: 示例公司群体投诉应急预案
    """
    facts, plan = context.facts, context.plan
    if facts.type not in _TYPES or facts.formal:
        return
    dealt = facts.type != "enterprise" or any(word in plan.title for word in _COMPLAINT)
    paid = any(word in context.text for word in _MONEY)
    if not dealt or (paid and any(_limited(one.words) for one in context.sentences)):
        return
    texts = [
        text
        for text in context.having(_MONEY)
        if text.part in {"response", "measures", "recovery", "sections", "communication"}
        and not in_template(text)
    ]
    hits = once(hits_in(texts, _paying))
    if hits:
        first = hits[0]
        count = f"等 {len(hits)} 处" if len(hits) > 1 else ""
        message = f"“{first.words}”{count}没有写每一级能批多少、超出的由谁批。"
        severity = Severity.INFO if facts.drill else None
        yield Problem(
            first.prose.at, message, words=first.words, also=others(hits), severity=severity
        )
    elif not facts.drill and not paid:
        at, words = _solution(context)
        message = "全文没有写退款、补偿由谁批，能批多少。"
        yield Problem(at, message, words=words)


def _limited(words: str) -> bool:
    money = any(word in words for word in _MONEY) or "额度" in words
    return money and (any(word in words for word in _LIMIT) or bool(re.search(r"\d+元", words)))


def _solution(context: Context) -> tuple[Path, str]:
    """The step that is to solve the matter; else the plan."""
    for words in ("解决方案", "解决客户问题", "解决消费者问题", "解决买家问题"):
        for text in context.having((words,)):
            if text.part in {"response", "measures", "recovery"}:
                return text.at, words
    return ("title",), ""
