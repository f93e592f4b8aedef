"""Drills that are held less often than the rules ask."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.findings import Severity
from planforge.lint.basis import Basis
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind

_ONE_OFF = {Kind.EVENT, Kind.PROMOTION}
_SAFETY = Basis("rule.yuan88", "第三十三条")
_NUMBERS = {"半": 0.5, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_REGIMES = (Regime.SAFETY_PLAN, Regime.PLAN_MEASURES)


@rule("PF470", "drill-too-rare", "演练频次低于规定", Severity.ERROR, regimes=_REGIMES)
def drill_too_rare(context: Context) -> Found:
    """Drills are held less often than a rule that applies asks for.

    问题：演练的间隔比适用的规定长，或者没有写多久演练一次。
    为什么：生产经营单位的综合、专项预案每年至少演练一次，现场处置方案每半年至少一次；
        高危行业和人员密集场所每半年至少一次。
    改法：改成规定的频次；一次性活动的方案不适用这一条。

    反例：
        类型: 企业
        标题: 示例公司生产安全事故综合应急预案
        编制背景: {编制目的: 为应对生产安全事故，加强安全生产，制定本预案。}
        应急演练: {演练安排: 每三年组织一次应急演练。}

    正例：
        类型: 企业
        标题: 示例公司生产安全事故综合应急预案
        编制背景: {编制目的: 为应对生产安全事故，加强安全生产，制定本预案。}
        应急演练: {演练安排: 每年至少组织一次应急演练。}
    """
    plan = context.plan
    if plan.kind.drill or plan.kind in _ONE_OFF or context.facts.one_off.value:
        return
    most, basis, severity = _asked(context)
    for text, words, years in _told(context):
        if years > most:
            message = f"“{words}”低于规定的频次：至少{_every(most)}演练一次。"
            yield Problem(text.at, message, words=words, basis=basis, severity=severity)
            return


def _asked(context: Context) -> tuple[float, Basis, Severity | None]:
    if not context.applies(Regime.SAFETY_PLAN):
        return 3, Basis("norm.yuan2024", "第三十条", confirmed=False), Severity.INFO
    facts = context.facts
    often = facts.high_risk.value or facts.crowded.value or context.plan.kind is Kind.ONSITE
    return (0.5 if often else 1), _SAFETY, None


def _told(context: Context) -> Iterator[tuple[Prose, str, float]]:
    for text in context.prose:
        if "演练" not in text.text or "年" not in text.text:
            continue
        for match in _often().finditer(text.text):
            count = match["count"] or "一"
            years = _NUMBERS.get(count) or (float(count) if count.isdigit() else 1)
            if match["half"]:
                years = 0.5
            yield text, match[0], years


def _every(years: float) -> str:
    if years < 1:
        return "每半年"
    return "每年" if years == 1 else f"每{years:g}年"


@cache
def _often() -> re.Pattern[str]:
    return re.compile(
        r"每(?:(?P<half>半)|(?P<count>[一两二三四五]|\d))?年(?:至少|不少于|应当?|原则上)*"
        r"(?:组织|开展|进行|举行)?(?:一次|1次|一至两次)?[^，。；]{0,12}演练"
    )
