"""Handling that stirs up what it should calm."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import hits_in, others
from planforge.lint.rule import Found, Problem, rule


@rule("PF698", "raises-attention", "做法与目的相反", Severity.WARNING)
def raises_attention(context: Context) -> Found:
    """The public is to pay more attention to an incident that handling should settle.

    问题：要“提高公众对投诉事件的关注度、参与度”“扩大事件影响”，正好与平息事态相反。
    为什么：多半是把宣传工作的套话搬了过来；照着做会把围观的人越引越多。
    改法：改为说明处理结果，宣传依法、理性反映诉求的渠道。

    反例：
        后期处置:
          - 加强宣传，提高公众对投诉事件的关注度和参与度。

    正例：
        后期处置:
          - 加强宣传，提高公众对防范网络诈骗的关注度。
    """
    texts = context.having(("关注", "参与度", "影响力", "知名度"))
    hits = hits_in(texts, _raised)
    if hits:
        first = hits[0]
        message = f"“{first.words}”与平息事态相反。"
        yield Problem(first.prose.at, message, words=first.words, also=others(hits))


@cache
def _raised() -> re.Pattern[str]:
    matter = r"(?:投诉|上访|维权|聚集|舆情|负面|纠纷|事故|突发)[^\W\d_a-zA-Z]{0,6}?"
    return re.compile(
        rf"(?:提高|提升|增强|扩大|增加)[^。；;，,]{{0,8}}对?{matter}的?(?:社会)?(?:关注度|关注|参与度|影响力|知名度)(?:和(?:参与|关注)度)?"
    )
