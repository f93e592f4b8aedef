"""Agreements that are named and not attached."""

import re
from functools import cache

from planforge.findings import Severity, Where
from planforge.lint.basis import Basis, Force
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_STANDARD = Basis("gb.29639-2020", "9.8", Force.RECOMMENDED)


@rule(
    "PF480",
    "agreement-not-attached",
    "协议没有附上",
    Severity.WARNING,
    regimes=(Regime.UNIT_PLAN,),
)
def agreement_not_attached(context: Context) -> Found:
    """A sentence relies on an agreement with others, and no annex holds or lists it.

    问题：正文说“与某单位签订了应急救援协议”“见协议”，附件里却没有协议，也没有协议清单。
    为什么：真要对方来帮忙，说不清约定了什么、找谁、多久到；评审时也无从核对。
    改法：把协议或者备忘录附在后面；不便附的，列一张协议清单，写明对方、内容、有效期和联系人。

    反例：
        应急资源:
          协议: 与示例消防救援站签订了应急救援协议。

    反例：
        措施:
          应急保障: [救援费用按协议执行，见协议。]

    正例：
        应急资源:
          协议: 与示例消防救援站签订了应急救援协议，联系人见[[annex:协议]]。
        附件:
          - {标识: 协议, 标题: 应急救援协议}
    """
    text = context.text
    if "协议" not in text and "合同" not in text:
        return
    if any(_is_agreement(annex.title or "") for annex in context.plan.annexes):
        return
    if _listed().search(text):
        return
    places = [
        Where(prose.at, match[0])
        for prose in context.prose
        if ("协议" in prose.text or "合同" in prose.text) and "[[annex:" not in prose.text
        for match in _relied_on().finditer(prose.text)
    ]
    if not places:
        return
    first = places[0]
    safety = context.applies(Regime.SAFETY_STANDARD)
    yield Problem(
        first.at,
        f"正文写了“{first.words}”，附件里没有这份协议，也没有协议清单。",
        words=first.words,
        also=tuple(places[1:]),
        severity=Severity.WARNING if safety else Severity.INFO,
        basis=_STANDARD if safety else None,
    )


def _is_agreement(title: str) -> bool:
    return any(word in title for word in ("协议", "备忘录", "合同"))


@cache
def _listed() -> re.Pattern[str]:
    """A line of the text that names the annex: 附件3 医疗救护协议."""
    return re.compile(r"^附件\s*\d*\s*[：:.、]?[^。，；\n]{0,20}(?:协议|备忘录)", re.MULTILINE)


@cache
def _relied_on() -> re.Pattern[str]:
    return re.compile(
        r"签(?:订|有|署|定)(?:了|有)?(?:(?!保密|劳动|用户|竞业)[^，。；、\n]){0,16}?(?:协议书?|备忘录)"
        r"|(?:详见|见|附)(?:后附)?(?:应急|救援|互助|合作)*协议(?!编号)"
    )
