"""No response levels."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.demands.kinds import PLANS
from planforge.lint.coverage.lacking import lacking
from planforge.lint.coverage.matter import Status
from planforge.lint.rule import Found, Problem, rule


@rule("PF207", "missing-levels", "没有确定响应级别", Severity.ERROR)
def missing_levels(context: Context) -> Found:
    """No response levels.

    问题：预案没有确定应急响应级别，大小事情用同一种办法；平台、店铺没有分清哪些岗位自己处理、哪些要叫人。
    为什么：级别决定谁指挥、谁到场、报到哪一级。突发事件应对法第七十一条要求县级以上人民政府及其部
    门在预案中确定响应级别，GB/T 29639-2020也要求生产经营单位分级响应。
    改法：写明分几级响应，每一级什么情况启动、由谁启动和指挥、什么时候结束。社会安全类事件不必套用
    特别重大、重大、较大、一般四个等级。

    反例：
        类型: 政府
        预案种类: 专项应急预案
        标题: 示例市突发地质灾害应急预案
        应急响应:
          - 标题: 处置
            步骤:
              - 指挥部接报后组织转移受威胁的群众。

    反例：
        类型: 天猫店铺
        标题: 示例旗舰店应急预案
        应急响应:
          - 标题: 处置
            步骤:
              - 店主对突发事件进行初步判断，制定处置办法。

    正例：
        类型: 天猫店铺
        标题: 示例旗舰店应急预案
        应急响应:
          - 标题: 处置
            步骤:
              - 店主按三级判断：P3客服自己处理，P2叫店主，P1停售求援。

    正例：
        类型: 政府
        预案种类: 专项应急预案
        标题: 示例市突发地质灾害应急预案
        分级:
          响应分级:
            - {级别: 一级响应, 启动条件: 因灾死亡30人以上, 启动人: 市长, 指挥人: 市长}
            - {级别: 二级响应, 启动条件: 因灾死亡10人以上, 启动人: 副市长, 指挥人: 副市长}
    """
    message = "没有确定应急响应级别，大小事情都按同一种办法处置。"
    if context.coverage.missing("levels") is not None:
        yield from lacking(context, "levels", message)
    elif context.facts.type in _OWN and context.plan.kind in PLANS:
        yield from _own(context)


def _own(context: Context) -> Found:
    """A platform or shop grades by a duty of its own: who may handle what without asking."""
    graded = any(len(ladder.levels) > 1 for ladder in context.ladders)
    if graded or context.coverage.judge("levels").status is not Status.MISSING:
        return
    if _leaning().search(context.text):
        return  # told as grades that stand nowhere
    texts = [text for text in context.prose if text.part == "response"]
    hits = [(text, found[0]) for text in texts if (found := _starting().search(text.text))]
    if hits:
        shop = context.facts.type == "tmall_shop"
        message, hint = (_SHOP if shop else _PLATFORM), (_SHOP_HINT if shop else _PLATFORM_HINT)
        at, words = hits[0]
        yield Problem(at.at, message, hint, words, severity=Severity.WARNING)


_OWN = ("platform", "tmall_shop")
_SHOP = "没有分级：哪些事客服自己处理、哪些要叫店主、什么时候停售求援，看不出来。"
_SHOP_HINT = (
    "按受影响的订单多少、持续多久、损失多少分两三级：岗位处理、店主指挥、停售求援，"
    "并注明不是法定的事件等级。"
)
_PLATFORM = "没有分级，也没有启动的指标：什么告警都启动，或者什么都不启动。"
_PLATFORM_HINT = "按受影响订单的比例、持续时间、支付成功率分级，写明每一级由谁启动、谁指挥。"


@cache
def _leaning() -> re.Pattern[str]:
    return re.compile(
        r"(?:根据|按照?|依据|依照|视|确定)[^，,。；;]{0,8}?(?:事件|事故|响应|故障|灾害)的?(?:等级|级别)"
    )


@cache
def _starting() -> re.Pattern[str]:
    return re.compile(r"启动[^，,。；;]{0,6}(?:预案|响应)|初步判断|研判|定级|判断")
