"""Promises that nobody can keep."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import Hit, clause_around, hits_in, others
from planforge.lint.rule import Found, Problem, rule

_MARKS = (
    "满意", "损失", "零事故", "零投诉", "零差评", "零失误", "零延误", "零风险", "零伤亡",
    "百分之百", "100%", "万无一失", "绝对", "杜绝", "确保", "保证",
)  # fmt: skip
_GRAVE = ("满意", "损失", "零事故", "零投诉", "任何", "绝对", "万无一失")
_AIM = (
    "力争",
    "争取",
    "努力",
    "尽量",
    "尽可能",
    "目标",
    "不承诺",
    "不得承诺",
    "不要承诺",
    "不能",
    "不许",
)


@cache
def _promise() -> re.Pattern[str]:
    ensure = r"(?:确保|保证|做到)"
    return re.compile(
        rf"{ensure}[^，,。；;]{{0,12}}(?:客户|消费者|顾客|买家|用户|群众)[^，,。；;]{{0,4}}满意"
        rf"|{ensure}[^。；;]{{0,24}}[、，](?P<words>(?:客户|消费者|顾客|买家|用户|群众)满意)"
        rf"|{ensure}[^，,。；;]{{0,16}}不(?:受|遭受|造成|发生|出现)(?:任何|一点|丝毫)?(?:经济)?损失"
        rf"|{ensure}[^，,。；;]{{0,12}}(?:不发生|不出现|杜绝)任何[^，,。；;]{{0,8}}"
        r"|(?:确保|保证|实现|做到)?零(?:事故|投诉|差评|失误|延误|风险|伤亡)(?!风险)"
        r"|杜绝(?:一切|任何|所有)[^，,。；;]{0,10}|万无一失|百分之百(?:安全|满意|成功)|绝对(?:安全|不会)"
        rf"|{ensure}(?:商品|货物|货品|包裹|订单|快递)[^，,。；;]{{0,6}}(?:及时|按时|准时)(?:送达|配送|到达|发出)"
        rf"|{ensure}(?:商品|货源|库存|备货)充足"
        rf"|{ensure}[^，,。；;]{{0,20}}(?:购买|买)到[^，,。；;]{{0,10}}(?:商品|产品)"
        rf"|{ensure}[^，,。；;]{{0,12}}(?:投诉|事件|问题|诉求|纠纷)[^，,。；;]{{0,4}}得?到?(?:妥善|圆满|彻底)解决"
    )


@rule("PF668", "impossible-promise", "做不到的承诺", Severity.WARNING)
def promise(context: Context) -> Found:
    """The plan promises what nobody can keep.

    问题：写了谁也保证不了的结果，如“确保客户满意”“不受损失”“零投诉”“确保及时送达”。
    为什么：做不到的承诺会变成别人追责、投诉的依据，也没法检验。
    改法：改成做得到、查得出的要求，如多长时间内答复、办结率多少、延误时怎样告知和赔付。

    反例：
        适用范围: 客服部向客户反馈处理结果，确保客户满意。
    反例：
        适用范围: 安全组负责安全，确保店铺在突发事件中不受损失。

    正例：
        适用范围: 客服部在24小时内答复客户，回访满意度力争达到90%；确保人员安全；对造假零容忍。
    """
    if context.facts.formal or not any(mark in context.text for mark in _MARKS):
        return
    texts = [text for text in context.having(_MARKS) if text.part != "annexes"]
    hits = [hit for hit in hits_in(texts, _promise) if not _aim(hit)]
    if not hits:
        return
    first = hits[0]
    count = f"等 {len(hits)} 处" if len(hits) > 1 else ""
    message = f"“{first.words}”{count}做不到，也无法检验。"
    grave = any(word in hit.words for hit in hits for word in _GRAVE)
    severity = None if grave else Severity.INFO
    yield Problem(first.prose.at, message, words=first.words, also=others(hits), severity=severity)


def _aim(hit: Hit) -> bool:
    clause = clause_around(hit.prose.text, hit.start, hit.start + len(hit.words))
    return any(word in clause for word in _AIM)
