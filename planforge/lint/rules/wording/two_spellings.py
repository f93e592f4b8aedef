"""A term written in two ways."""

import re
from collections.abc import Iterator
from functools import cache, partial

from planforge.findings import Fix, Severity
from planforge.lint.context import Context
from planforge.lint.hits import Hit, among, hits_in, others
from planforge.lint.rule import Found, Problem, rule

_PAIRS = (
    ("账号", "帐号", ("帐号",)),
    ("账户", "帐户", ("帐户",)),
    ("登录", "登陆", ("登陆",)),
    ("其他", "其它", ("其它",)),
    ("阈值", "阀值", ("阀值",)),
    ("部署", "布署", ("布署",)),
    ("按照", "按着", ("按着",)),
    ("制定", "制订", ("制订",)),
    ("突发事件", "突发公共事件", ("突发公共事件", "公共突发事件")),
    ("罗马数字Ⅰ、Ⅱ", "字母I、II", ("I级", "I级", "V级")),
)
"""The right form, the other one, and what must occur for the pair to matter."""


@cache
def _other(form: str) -> re.Pattern[str]:
    """The other form where it surely means the same."""
    if form == "登陆":
        return re.compile(
            r"登陆(?=(?:系统|平台|账号|后台|密码|设备|千牛|网站|界面|页面|用户|日志|权限|名|状态|店铺))"
            r"|登陆(?![前后时的])[^\W\d_a-zA-Z]{1,4}(?:系统|平台|后台|网站)"
            r"|(?<=异地|陌生|重新|无法|用户)登陆"
        )
    if form == "制订":
        return re.compile(r"制订(?=(?:本|应急|专项|综合)?预案)")
    if form == "突发公共事件":  # the law of 2007 already says 突发事件; titles keep theirs
        return re.compile(
            r"(?<!国家)(?:突发公共事件|公共突发事件)(?!(?:总体)?应急预案|[^《》。]{0,16}》)"
        )
    if form == "字母I、II":
        return re.compile(r"(?<![A-Za-z])(?:I{1,3}|IV)级")
    return re.compile(form)


@rule("PF607", "two-spellings", "同一个词两种写法", Severity.INFO)
def two_spellings(context: Context) -> Found:
    """One term is written in two ways.

    问题：同一个词前后两种写法，如“账号”和“帐号”、“Ⅰ级”和“I级”。
    为什么：检索、替换时会漏掉一半，正式文件也要求用字一致。
    改法：统一成规范的写法；运行 planforge check --fix 可以一次改好。

    反例：
        适用范围: 发现账号异常立即停用，所有帐号改用新密码。
    反例：
        适用范围: Ⅰ级响应由总经理启动，II级响应由副总经理启动。

    正例：
        适用范围: 台风登陆前停止收货，员工登录系统前核对账号。
    """
    for right, other, marks in _PAIRS:
        if not any(mark in context.text for mark in marks):
            continue
        hits = hits_in(context.having(marks), partial(_other, other))
        if hits and (_also(right, context) or right in {"阈值", "部署", "登录"}):
            yield _problem(right, hits)


def _also(right: str, context: Context) -> bool:
    """The right form occurs too."""
    if right.startswith("罗马"):
        return any(sign in context.text for sign in ("Ⅰ级", "Ⅱ级", "Ⅲ级", "Ⅳ级"))
    if right == "制定":
        return any(word in context.text for word in ("制定本预案", "制定应急预案", "制定专项预案"))
    return right in context.text


def _problem(right: str, hits: list[Hit]) -> Problem:
    first = hits[0]
    roman = right.startswith("罗马")
    good = "“Ⅰ、Ⅱ、Ⅲ、Ⅳ”" if roman else f"“{right}”"
    message = f"“{first.words}”{among(hits)}与别处的{good}写法不一。"
    if not roman and right in {"阈值", "部署", "登录"}:
        message = f"“{first.words}”{among(hits)}应当写作“{right}”。"
    return Problem(
        first.prose.at,
        message,
        words=first.words,
        also=others(hits),
        fixes=tuple(dict.fromkeys(_fixes(right, hits))),
    )


_ROMAN = {"I级": "Ⅰ级", "II级": "Ⅱ级", "III级": "Ⅲ级", "IV级": "Ⅳ级"}


def _fixes(right: str, hits: list[Hit]) -> Iterator[Fix]:
    for hit in hits:
        if right.startswith("罗马"):
            whole = hit.prose.text
            mended = _other("字母I、II").sub(lambda match: _ROMAN[match[0]], whole)
            yield Fix(hit.prose.at, whole, mended)
        elif right != "登录":
            yield Fix(hit.prose.at, hit.words, right)
