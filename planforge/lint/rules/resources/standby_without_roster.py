"""Round-the-clock duty without a roster or a number."""

import re
from functools import cache

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule


@rule(
    "PF482",
    "standby-without-roster",
    "24小时待命没有值班表",
    Severity.WARNING,
    regimes=(Regime.UNIT_PLAN, Regime.SHOP),
)
def standby_without_roster(context: Context) -> Found:
    """People are on duty round the clock, and neither a roster nor a number says who.

    问题：要求24小时值守、待命，却没有值班表、轮班安排，也没有值班电话。
    为什么：没有排班就没有人真在岗，连着熬也没有人替，半夜打不到人。
    改法：附一张值班表，写明日期、班次、主班和备班、电话。

    反例：
        措施:
          应急保障: [确保应急人员24小时待命，随时应对突发事件。]

    正例：
        措施:
          应急保障: [应急人员24小时待命，按照值班表分三班在岗。]

    正例：
        单位: {应急值守电话: 010-5555 0100}
        措施:
          应急保障: [应急人员24小时待命，随时应对突发事件。]
    """
    if "24" not in context.text and "二十四" not in context.text:
        return
    if _roster().search(context.text) or any(not phone.rescue for phone in context.phones):
        return
    places = [
        Where(text.at, match[0])
        for text in context.prose
        if "小时" in text.text
        for match in _standby().finditer(text.text)
    ]
    if places:
        first = places[0]
        message = f"要求“{first.words}”，却没有值班表和值班电话。"
        yield Problem(first.at, message, words=first.words, also=tuple(places[1:]))


@cache
def _standby() -> re.Pattern[str]:
    return re.compile(
        r"(?:24|二十四)小时(?:不间断|专人|轮流|应急|在岗|全天候)*(?:值守|值班|待命|在岗|备勤)"
    )


@cache
def _roster() -> re.Pattern[str]:
    return re.compile(r"值班表|值班安排|排班|轮班|轮值|班次|[两三]班|白班|夜班|值班名单|主班|备班")
