"""Figures of the platform's rules without a source."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import Hit, hits_in, in_template, others, sentence_around
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_SOURCE = (
    "平台规则", "规则核对", "现行规则", "规则中心", "以平台", "按平台", "公告为准", "核对", "来源",
    "截图", "活动规则", "规则为准", "协议", "合同", "自定", "店里",
)  # fmt: skip
_MARKS = (
    "扣", "累计", "满1", "满2", "满3", "满4", "达1", "达2", "达3", "达4", "延迟发货", "缺货",
    "虚假发货", "超时发货", "违约", "小时",
)  # fmt: skip
_OWN = ("补偿", "店铺券", "优惠券", "额度")


@cache
def _figures() -> re.Pattern[str]:
    return re.compile(
        r"扣(?:除|罚)?\s?\d{1,2}\s?分|(?:满|累计|达到?)\s?(?:12|24|36|48)\s?分"
        r"|(?:延迟发货|缺货|虚假发货|超时发货|违约)[^，,。；;]{0,14}(?:赔付?|赔偿|处罚)[^，,。；;]{0,10}\d+(?:\.\d+)?\s?[%％元]"
        r"|(?:付款后|下单后|拍下后)\s?\d{2}\s?小时(?:内)?(?:必须|应当?|要)?发货"
    )


@rule(
    "PF678",
    "platform-figures",
    "平台规则的数字没有出处",
    Severity.INFO,
    regimes=(Regime.SHOP,),
)
def platform_figures(context: Context) -> Found:
    """Days, points or percentages of the platform's rules stand in the plan without a source.

    问题：正文写死了平台规则的数字（扣几分、赔百分之几、几小时发货），没有写出处和核对日期。
    为什么：平台规则一年改好几次，照旧数字赔付、申诉会吃亏。
    改法：写“按现行平台规则”，数字填进平台规则核对表，注明查到的日期、链接和核对人。

    反例：
        类型: 天猫店铺
        适用范围: 延迟发货按实付金额的30%赔付，每次扣3分。
        标题: 示例旗舰店应急预案

    正例：
        类型: 天猫店铺
        适用范围: 延迟发货按平台规则核对表上的比例赔付。
        标题: 示例旗舰店应急预案
    """
    texts = [text for text in context.having(_MARKS) if not in_template(text)]
    hits = [hit for hit in hits_in(texts, _figures) if not _sourced(hit)]
    if hits:
        first = hits[0]
        count = f"等 {len(hits)} 处" if len(hits) > 1 else ""
        message = f"“{first.words}”{count}是平台规则的数字，没有写出处和核对日期。"
        yield Problem(first.prose.at, message, words=first.words, also=others(hits))


def _sourced(hit: Hit) -> bool:
    around = sentence_around(hit.prose.text, hit.start, hit.start + len(hit.words))
    return any(word in around for word in (*_SOURCE, *_OWN))
