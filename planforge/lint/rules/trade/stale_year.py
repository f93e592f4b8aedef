"""Dates of former years in what is still to come."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import Hit, among, hits_in, others, sentence_around
from planforge.lint.rule import Found, Problem, rule

_FIRST = 2000
_COMING = (
    "例如", "比如", "如", "拟", "计划", "定于", "将于", "时间", "日期", "开展", "举行", "组织",
    "活动期间", "期间", "演练",
)  # fmt: skip
_PAST = (
    "印发", "发布", "施行", "实施", "修订", "修正", "修改", "通过", "公布", "成立", "发生", "以来",
    "截至", "至今", "废止", "同时", "曾", "上年", "去年", "历年", "已", "数据", "统计", "记录",
    "事故", "总结", "复盘", "批准", "号", "版", "签署", "《", "〔", "备案", "成文", "注册", "编制",
)  # fmt: skip


@cache
def _date() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(20\d\d)年(?:\d{1,2}月(?:\d{1,2}[日号])?)?")


@cache
def _due() -> re.Pattern[str]:
    """A date that something is to be done by or on, told right before or behind it."""
    return re.compile(
        r"(?:(?:定于|拟于|将于|计划于|拟定于)@|@底?前[^，。；（）已]{0,16}(?:完成|制定|报|组织|落实|开展|提交|到位|整改|复演|验收|改完)"
        r"|[^已曾]于@(?:组织|举行|举办|开展))"
    )


@rule("PF662", "stale-year", "留着往年的日期", Severity.WARNING)
def stale_year(context: Context) -> Found:
    """A date that is still to come by its sentence lies long before the plan.

    问题：演练、活动等将来的事写着往年的日期，如今年的方案写“例如2024年12月10日”。
    为什么：说明是拿往年的文本改的，日期没有换，真正的时间没有定。
    改法：写明这一次的日期；只是举例的，删去例子。

    反例：
        发布日期: 2026-03-01
        应急演练:
          - 演练时间拟定于2024年12月10日上午9时。
        标题: 示例公司综合应急预案

    正例：
        发布日期: 2026-03-01
        应急演练:
          - 演练时间定于2026年12月10日上午9时。
        适用范围: 本预案根据2024年印发的办法和2023年台风后的复盘修订。
        标题: 示例公司综合应急预案
    """
    if context.facts.formal:
        return
    year = context.as_of.year
    texts = context.having(f"{past}年" for past in range(_FIRST, year))
    hits = [hit for hit in hits_in(texts, _date) if _stale(hit, year, context)]
    if hits:
        first = hits[0]
        message = f"“{first.words}”{among(hits)}早已过去，像是沿用往年的文本。"
        yield Problem(first.prose.at, message, words=first.words, also=others(hits))


def _stale(hit: Hit, year: int, context: Context) -> bool:
    if (
        context.facts.drill
        and context.plan.issued
        and hit.prose.at[:2] == ("drills", "arrangement")
    ):
        return False  # a day of the drill before the day of issue is PF468's
    if int(hit.words[:4]) >= year or hit.prose.part in {"revisions", "background", "terms"}:
        return False
    around = sentence_around(hit.prose.text, hit.start, hit.start + len(hit.words))
    start, end = hit.start, hit.start + len(hit.words)
    near = f"{hit.prose.text[max(0, start - 8) : start]}@{hit.prose.text[end : end + 24]}"
    if _due().search(near) is not None:
        return True
    coming = any(word in around for word in _COMING)
    return coming and not any(word in around for word in _PAST)
