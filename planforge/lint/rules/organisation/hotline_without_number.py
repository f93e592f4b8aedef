"""A hotline that has no number."""

import re
from functools import cache

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.phones import FIELDS
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind


@rule("PF434", "hotline-without-number", "热线有名无号", Severity.WARNING)
def hotline_without_number(context: Context) -> Found:
    """A hotline or a duty telephone is named, and its number stands nowhere.

    问题：写了“设立投诉热线”“公布24小时值守电话”，全文却找不到这个号码。
    为什么：需要打的人不知道打哪里，热线等于没有设。
    改法：写上号码、接听部门和值守时间；用12315、12345等现成热线的，直接写出来。

    反例：
        措施:
          处置措施: [设立消费者投诉热线，及时受理消费者投诉。]

    反例：
        信息报告: 公司设立24小时应急值守电话，由办公室接听。

    正例：
        单位: {投诉热线: 400-000-0001}
        措施:
          处置措施: [设立消费者投诉热线，及时受理消费者投诉。]

    正例：
        措施:
          处置措施: [公布12315热线，及时受理消费者投诉。]
          应急保障: [应急人员的电话保持畅通。]
    """
    if context.plan.kind is Kind.FORMAL_TEXT:
        return
    text = context.text
    if not any(word in text for word in ("热线", "电话")) or _given(context):
        return
    if _blank().search(text):
        return  # told as a blank that is not filled in
    places = [
        Where(prose.at, match["name"])
        for prose in context.prose
        if prose.field not in FIELDS and ("热线" in prose.text or "电话" in prose.text)
        for match in _set_up().finditer(prose.text)
    ]
    named = {_kind(where.words): where for where in reversed(places)}
    for kind, first in named.items():
        also = tuple(one for one in places if _kind(one.words) == kind and one != first)
        times = f" {len(also) + 1} 处" if also else ""
        message = f"正文{times}写了“{first.words}”，全文却没有它的号码。"
        yield Problem(first.at, message, words=first.words, also=also)


def _given(context: Context) -> bool:
    """Some number stands beside the word for it, or in a field of its own."""
    entity = context.plan.entity
    if entity is not None and (entity.duty_phone or entity.hotline):
        return True
    if any(phone.field in FIELDS and not phone.rescue for phone in context.phones):
        return True
    return _numbered().search(context.text) is not None


def _kind(name: str) -> str:
    return "值守" if any(one in name for one in ("值守", "值班", "应急")) else "热线"


@cache
def _set_up() -> re.Pattern[str]:
    return re.compile(
        r"(?:设立|设置|开通|公布|建立|设有|开设|向社会公开|提供)(?:了|并公布|专门的?|统一的?)*"
        r"(?P<name>(?:24小时)?(?:[^\W\d_a-zA-Z]{0,8}?)(?:热线电话|热线|值守电话|值班电话|举报电话|投诉电话|"
        r"报告电话|报警电话|咨询电话|服务电话))"
    )


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(
        r"(?:热线|电话)[^。；\n]{0,12}(?:具体(?:电话|热线)?号码|[XxＸ×]{3,}|[_＿]{2,}|待定|待填|【)"
    )


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"(?:热线|电话)[^\d。；\n]{0,8}\d[\d\- —]{2,}|\b(?:12315|12345)|1\d{4}热线")
