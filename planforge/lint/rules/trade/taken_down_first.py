"""Taking goods down, or stopping coupons, before the stock is stopped."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import Hit, among, clause_around, hits_in, others
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_NOT = (
    "不要", "不去", "不得", "不必", "不能", "别", "停不了", "不是", "解除", "恢复", "被", "侵权",
    "违规", "召回", "缺陷", "先把", "再下架",
)  # fmt: skip
_OFFERS = ("平台", "官方", "天猫", "跨店")
_CARDS = ("价", "超卖", "券", "优惠", "爆单", "缺货", "库存")


@cache
def _first() -> re.Pattern[str]:
    return re.compile(
        r"(?:立即|马上|立刻|紧急|先|把|将)?[^，,。；;]{0,8}(?P<words>下架|停券|停(?:掉|用|发)?优惠券|(?:关闭|暂停|撤下)优惠券)"
    )


@cache
def _official() -> re.Pattern[str]:
    return re.compile(
        r"(?:停(?:掉|用|止|发)?|关闭|取消|撤下|暂停)(?:平台|官方|天猫|跨店)(?:的)?(?:优惠券|券|满减|红包|优惠)"
    )


@rule(
    "PF675",
    "taken-down-first",
    "先下架、停券，没有先置库存0",
    Severity.INFO,
    regimes=(Regime.SHOP,),
)
def taken_down_first(context: Context) -> Found:
    """In a promotion goods are taken down, or coupons stopped, before the stock is set to nil.

    问题：错价、超卖、券叠加时第一步写“下架”“停券”，前面没有写库存置0；或者要店铺去停平台的券。
    为什么：大促中已报名的商品可能锁着下不了，下了活动坑位也没了；买家已经领走的券一般照样能用，平台的优惠店铺停不了。
    改法：第一步写库存置0，再停发店铺自己的券；平台的优惠找小二。

    反例：
        类型: 天猫店铺
        应急响应:
          分情景处置:
            情景:
              - 名称: 优惠券叠加
                步骤:
                  - {执行人: 运营, 时限: 3分钟, 行动: 立即停券}
                  - {执行人: 仓库, 行动: 停止发货}
        标题: 示例旗舰店应急预案
    反例：
        类型: 天猫店铺
        适用范围: 发现叠加低于底价，运营3分钟内关闭平台优惠券。
        标题: 示例旗舰店应急预案

    正例：
        类型: 天猫店铺
        应急响应:
          分情景处置:
            情景:
              - 名称: 优惠券叠加
                步骤:
                  - {执行人: 运营, 时限: 3分钟, 行动: 库存置0，再停发店铺券}
                  - {执行人: 运营, 行动: 已报活动的不要去下架}
        标题: 示例旗舰店应急预案
    """
    for card in context.cards:
        if not any(word in card.title for word in _CARDS):
            continue
        stock = next((i for i, text in enumerate(card.acts) if "库存" in text.text), None)
        hits = hits_in(card.acts[:stock], _first)
        hits = [hit for hit in hits if not _barred(hit)]
        if hits:
            hit = hits[0]
            message = f"“{card.title}”先写“{hit.words}”，没有先把库存置0。"
            yield Problem(hit.prose.at, message, words=hit.words)
    official = [hit for hit in hits_in(context.having(_OFFERS), _official) if not _barred(hit)]
    if official:
        first = official[0]
        message = f"“{first.words}”{among(official)}店铺做不到，平台的优惠要找小二。"
        yield Problem(first.prose.at, message, words=first.words, also=others(official))


def _barred(hit: Hit) -> bool:
    clause = clause_around(hit.prose.text, hit.start, hit.start + len(hit.words))
    return any(word in clause for word in _NOT)
