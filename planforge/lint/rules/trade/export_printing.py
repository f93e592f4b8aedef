"""Printing waybills from an export."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import Hit, among, clause_around, hits_in, others
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule


@cache
def _printing() -> re.Pattern[str]:
    return re.compile(
        r"(?:人工|手工|手动)?导出[^。；;]{0,12}?(?:打单|打印|打面单|录单|打快递单)"
        r"|(?:用|按|拿)(?:导出的?)?(?:表格|Excel|EXCEL)[^，,。；;]{0,6}(?:打单|打印面单|打面单)"
    )


@rule(
    "PF676",
    "export-printing",
    "导出订单打不了面单",
    Severity.WARNING,
    regimes=(Regime.SHOP,),
)
def export_printing(context: Context) -> Found:
    """Waybills are to be printed from exported orders, whose recipients are encrypted.

    问题：ERP出故障时写“人工导出订单打单”。
    为什么：平台导出的收件人信息是加密的（OAID），用表格打不出能寄到的面单，当晚照着做只会白忙。
    改法：改用千牛、菜鸟自带的打印打单，提前让仓库的人练一次。

    反例：
        类型: 天猫店铺
        适用范围: ERP故障15分钟不恢复，切换为人工导出打单。
        标题: 示例旗舰店应急预案

    正例：
        类型: 天猫店铺
        适用范围: ERP故障15分钟不恢复，改用千牛自带的打印打单，不要导出表格去打。
        标题: 示例旗舰店应急预案
    """
    texts = context.having(("打单", "打印", "面单", "录单", "打快递单"))
    hits = [hit for hit in hits_in(texts, _printing) if not _barred(hit)]
    if hits:
        first = hits[0]
        message = f"“{first.words}”{among(hits)}行不通：导出的收件信息是加密的，打不出面单。"
        yield Problem(first.prose.at, message, words=first.words, also=others(hits))


def _barred(hit: Hit) -> bool:
    clause = clause_around(hit.prose.text, hit.start, hit.start + len(hit.words))
    return any(word in clause for word in ("不要", "不得", "不能", "不许", "别", "禁止", "打不"))
