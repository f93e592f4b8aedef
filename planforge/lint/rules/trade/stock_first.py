"""Cards for oversold or mispriced goods that do not stop the goods."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.cards import Card
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_LEAST = 2


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(
        r"超卖|错价|标错|改错价|价格(?:设置)?(?:设?错|错误|异常|失误)|设错价|低价|优惠券?(?:叠加|错误|异常|设错)"
        r"|券(?:叠加|设错|错误)|薅羊毛|爆单"
    )


@cache
def _stops() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (
        (
            "把库存置0",
            re.compile(
                r"库存[^，,。；;]{0,8}(?:置|改|设|清|归|调)[^，,。；;]{0,4}(?:0|零|空)|零库存|清零库存|置零"
            ),
        ),
        (
            "停ERP审单",
            re.compile(
                r"停[^，,。；;]{0,6}(?:审|推单)|(?:审单|推单)[^，,。；;]{0,6}(?:停|关)|锁(?:住|定)?[^，,。；;]{0,4}(?:订单|单)|锁单"
            ),
        ),
        (
            "让仓库拦截发货",
            re.compile(
                r"拦截|拦下|拦住|扣下|截停|停止?发货|暂停发货|停拣|停止?打包|停止?出库|暂停出库|不发货|先不发"
            ),
        ),
    )


@rule(
    "PF674",
    "stock-not-stopped",
    "错价、超卖没有先把货停住",
    Severity.INFO,
    regimes=(Regime.SHOP,),
)
def stock_first(context: Context) -> Found:
    """A card for oversold or mispriced goods lacks one of the three stops.

    问题：错价、超卖、优惠叠加的处置里，没有写库存置0、停审单、仓库拦截发货。
    为什么：页面停了，已经进ERP的单还在自动审、仓库还在发，货发出去就追不回来。
    改法：前三步写：运营把库存置0，停掉ERP审单，仓库拦截已打单的包裹，然后再截图、算账。

    反例：
        类型: 天猫店铺
        应急响应:
          分情景处置:
            情景:
              - 名称: 价格设错
                步骤:
                  - {执行人: 运营, 时限: 3分钟, 行动: 把商品下架}
                  - {执行人: 客服, 行动: 联系买家协商退款}
        标题: 示例旗舰店应急预案

    正例：
        类型: 天猫店铺
        应急响应:
          分情景处置:
            情景:
              - 名称: 价格设错
                步骤:
                  - {执行人: 运营, 时限: 3分钟, 行动: 把这款的库存改成0}
                  - {执行人: 仓库, 时限: 5分钟, 行动: 停掉自动审单，拦截已打单的包裹}
        标题: 示例旗舰店应急预案
    """
    for card in context.cards:
        if _titles().search(card.title) and len(card.acts) >= _LEAST:
            coupon = "券" in card.title or "优惠" in card.title
            stops = _stops()[:1] if coupon else _stops()
            lacking = [name for name, stop in stops if not stop.search(card.words)]
            if lacking and not _taken_down(card, lacking):
                yield _problem(card, lacking)


def _taken_down(card: Card, lacking: list[str]) -> bool:
    """Only the stock is forgotten and the first act takes goods down: taken-down-first tells it."""
    first = card.acts[0].text
    return lacking == [_stops()[0][0]] and "库存" not in first and "下架" in first


def _problem(card: Card, lacking: list[str]) -> Problem:
    named = "、".join(lacking)
    message = f"“{card.title}”的处置里没有写{named}，已付款的单还会接着发出去。"
    at = card.head if any(text.at == card.head for text in card.texts) else card.at
    return Problem(at, message, words=card.title if at == card.head else "")
