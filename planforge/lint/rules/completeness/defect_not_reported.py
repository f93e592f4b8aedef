"""Goods are recalled, and no authority hears of it."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.basis import Basis
from planforge.lint.context import Context
from planforge.lint.coverage.demands.kinds import CROWDS, PLANS
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_OFFICES = (
    "主管部门|监管部门|行政部门|市场监[督管]|市监|市场局|质监|监管机构|有关部门|相关部门|政府|药监"
)
_STOPPED = ("停售", "停止销售", "停止问题", "下架", "召回", "封存", "缺陷", "暂停销售", "追溯")


@rule(
    "PF241",
    "defect-not-reported",
    "缺陷商品没有写报告主管部门",
    Severity.ERROR,
    regimes=(Regime.CONSUMER,),
    basis=Basis("law.xiaobao", "第十九条"),
)
def defect_not_reported(context: Context) -> Found:
    """Goods are recalled without a report to the authority; complaints without a look at defects.

    问题：预案写了召回有问题的商品，却没有写向市场监管部门报告；或者群体投诉的预案没有写查出是商品缺陷时怎么办。
    为什么：消费者权益保护法第十九条要求，发现商品或者服务有缺陷、危及人身财产安全的，立即向有关行政部门
    报告和告知消费者，并停止销售、警示、召回。
    改法：在停止销售之后写明由谁立即向市场监管部门报告缺陷和召回安排，时限按现行召回规定核对后填写。

    反例：
        预案种类: 专项应急预案
        标题: 示例公司消费者投诉应急预案
        应急响应:
          - 标题: 处置
            步骤: [质量部停止销售问题产品，组织召回，通知消费者。]

    反例：
        预案种类: 专项应急预案
        标题: 示例公司群体投诉应急预案
        应急响应:
          - 标题: 处置
            步骤: [客服部了解消费者投诉的原因，制定解决方案。]

    正例：
        预案种类: 专项应急预案
        标题: 示例公司消费者投诉应急预案
        应急响应:
          - 标题: 处置
            步骤: [质量部停止销售问题产品，立即向市场监督管理局报告，组织召回并通知消费者。]
    """
    if context.facts.formal:
        return
    text = context.text
    if "召回" in text:
        if _recalls().search(text) and not _reported().search(text):
            texts = [one for one in context.prose if _recalls().search(one.text)]
            texts.sort(key=lambda one: one.part == "drills")
            hits = [(one, found[0]) for one in texts if (found := _recalls().search(one.text))]
            (first, words), *rest = hits
            yield Problem(
                first.at,
                "写了召回问题商品，没有写立即向市场监管部门报告。",
                words=words,
                also=tuple(one.where(said) for one, said in rest),
            )
        return
    plan = context.plan
    crowd = any(word in plan.title for word in CROWDS) and plan.kind in PLANS
    if crowd and plan.response is not None and not any(word in text for word in _STOPPED):
        yield Problem(
            ("response",),
            "没有写查出是商品、服务有缺陷时怎么办：停止销售、报告主管部门、召回。",
            "补一条：查出同一批次的缺陷时，由谁停售封存、向市场监管部门报告、通知消费者和召回。",
            severity=Severity.WARNING,
        )


@cache
def _recalls() -> re.Pattern[str]:
    """A recall that is carried out, and no word of it in passing."""
    return re.compile(
        r"(?:启动|组织|实施|进行|确定|制定|安排|发布|告知)[^。；;，,]{0,8}召回(?:程序|计划|范围|工作|通知|信息|公告)?"
        r"|(?:进行|予以|组织)召回"
    )


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(
        rf"向[^。；;，,]{{0,20}}(?:{_OFFICES})[^。；;，,]{{0,8}}(?:报告|报送|报备|备案|上报|通报)"
        rf"|(?:报告|报送|上报|通报|报备|书面报)[给至]?[^。；;，,]{{0,10}}(?:{_OFFICES})"
    )
