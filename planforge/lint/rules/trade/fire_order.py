"""A fire in which goods or switches come before people."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_PEOPLE = ("撤离", "疏散", "撤出", "逃生", "先撤", "跑出")


@cache
def _things() -> re.Pattern[str]:
    return re.compile(
        r"(?:切断|关闭|拉下?)(?:总)?(?:电源|电闸|总闸)|断电|拉闸|(?:抢救|抢运|转移|搬出?)(?:货物|商品|物资|电脑|设备)"
        r"|(?:扑救|灭火)(?!器|系统)"
    )


@rule(
    "PF681",
    "things-before-people",
    "起火先断电、抢货，后撤人",
    Severity.WARNING,
    regimes=(Regime.SHOP,),
)
def fire_order(context: Context) -> Found:
    """In a shop's fire card power or goods come before people.

    问题：仓库起火的第一步写断电、抢货、扑救，人员撤离和打119排在后面。
    为什么：仓库里都是纸箱，火起来只有一两分钟；先去拉闸、搬货的人最容易出事。
    改法：次序改为喊人撤离、打119、门外清点，断电和扑救只在没有危险时做。

    反例：
        类型: 天猫店铺
        应急响应:
          分情景处置:
            情景:
              - 名称: 仓库起火
                步骤:
                  - {执行人: 仓库, 行动: 切断电源，转移货物}
                  - {执行人: 仓库, 行动: 疏散人员并打119}
        标题: 示例旗舰店应急预案

    正例：
        类型: 天猫店铺
        应急响应:
          分情景处置:
            情景:
              - 名称: 仓库起火
                步骤:
                  - {执行人: 发现的人, 行动: 喊所有人撤离并打119}
                  - {执行人: 仓库, 行动: 没有危险时切断电源}
        标题: 示例旗舰店应急预案
    """
    for card in context.cards:
        if not any(word in card.title for word in ("火", "烟", "爆炸")):
            continue
        for text in card.acts:
            people = min((at for word in _PEOPLE if (at := text.text.find(word)) >= 0), default=-1)
            match = _things().search(text.text)
            if match is not None and (people < 0 or match.start() < people):
                message = f"“{card.title}”先写“{match[0]}”，人员撤离排在后面。"
                yield Problem(text.at, message, words=match[0])
                break
            if people >= 0:
                break
