"""Rewards without accountability."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import hits_in, others
from planforge.lint.rule import Found, Problem, rule


@cache
def _blame() -> re.Pattern[str]:
    return re.compile(
        r"(?<!不)(?<!不予)(?:追责|问责|追究)|责任追究|处分|惩处|惩戒|失职|渎职|法律责任|整改责任|奖惩"
        r"|(?<!计入)(?<!商家)考核"
    )


@cache
def _praise() -> re.Pattern[str]:
    return re.compile(r"(?:给予|予以|进行)?(?:表彰|表扬|嘉奖|奖励)")


@rule("PF685", "rewards-only", "只写表彰，没有写责任追究", Severity.INFO)
def rewards_only(context: Context) -> Found:
    """The plan praises those who took part and holds nobody accountable.

    问题：后期处置只写对参与人员进行表彰，没有写对迟报、漏报、失职的追究。
    为什么：只奖不惩，总结容易变成庆功，真正的问题没人负责。
    改法：补一条责任追究：迟报、瞒报、失职的由谁调查、按什么规定处理。

    反例：
        类型: 政府
        后期处置:
          - 对参与应急处理的部门和人员进行表彰，激发工作积极性。
        标题: 示例市双十二应急预案

    正例：
        类型: 政府
        后期处置:
          - 对作出突出贡献的给予表彰，对迟报、瞒报、失职的依法追究责任。
        标题: 示例市双十二应急预案
    """
    if context.facts.formal:
        return
    texts = [
        text
        for text in context.having(("表彰", "表扬", "嘉奖", "奖励"))
        if text.part in {"recovery", "supplementary", "sections"}
    ]
    hits = hits_in(texts, _praise)
    if hits and not any(
        _blame().search(text.text) for text in context.prose if text.part != "background"
    ):
        first = hits[0]
        message = f"只写了“{first.words}”，没有写对迟报、瞒报、失职怎样追究。"
        yield Problem(first.prose.at, message, words=first.words, also=others(hits))
