"""Triggers in fixed counts, which are always true when a sale opens."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import Hit, among, hits_in, others, sentence_around
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_FIELDS = frozenset({"trigger", "threshold", "text", "value", "metric", "condition", "action"})
_MARKS = (
    "排队", "咨询", "未回复", "待接待", "投诉", "差评", "负面", "首次响应", "首响", "响应时间",
)  # fmt: skip
_SHARE = ("%", "％", "占", "比例", "倍", "不算", "除外", "平时", "分之")


@cache
def _count() -> re.Pattern[str]:
    return re.compile(
        r"(?:排队|咨询量?|未回复|待接待)[^，,。；;]{0,8}(?:超过|达到?|大于|>|≥|多于)\s?\d{2,4}\s?(?:人|个|条|单)?"
        r"|(?:投诉|差评|负面评价)[^，,。；;]{0,8}(?:超过|达到?|大于|>|≥|多于)\s?\d{1,4}\s?(?:件|个|条|起|单|人)"
        r"|(?:首次响应|首响|响应时间)[^，,。；;]{0,6}(?:超过|达到?|大于|>|≥)\s?\d{1,2}\s?分钟"
    )


@rule(
    "PF682",
    "fixed-count-trigger",
    "触发条件写成固定的件数",
    Severity.INFO,
    regimes=(Regime.SHOP,),
)
def fixed_counts(context: Context) -> Found:
    """A trigger is a fixed count that every opening of a sale exceeds.

    问题：客服、投诉类的触发条件写成固定数字，如“排队超过50人”“投诉达到10件”。
    为什么：开售那几分钟必然超过，平时又永远到不了，等于没有触发条件。
    改法：改成占当时订单或者接待量的比例，分时段写，并写明持续多久才算。

    反例：
        类型: 天猫店铺
        应急响应:
          分情景处置:
            情景:
              - {名称: 客服爆满, 触发条件: 排队超过50人, 步骤: [开自动回复]}
        标题: 示例旗舰店应急预案

    正例：
        类型: 天猫店铺
        应急响应:
          分情景处置:
            情景:
              - {名称: 客服爆满, 触发条件: 排队超过接待量的20%并持续15分钟, 步骤: [开自动回复]}
        标题: 示例旗舰店应急预案
    """
    texts = [text for text in context.having(_MARKS) if text.field in _FIELDS]
    hits = [hit for hit in hits_in(texts, _count) if not _relative(hit)]
    if hits:
        first = hits[0]
        message = f"“{first.words}”{among(hits)}是固定的数，开售时必然超过，平时又到不了。"
        yield Problem(first.prose.at, message, words=first.words, also=others(hits))


def _relative(hit: Hit) -> bool:
    around = sentence_around(hit.prose.text, hit.start, hit.start + len(hit.words))
    return any(word in hit.prose.text for word in _SHARE) or "持续" in around
