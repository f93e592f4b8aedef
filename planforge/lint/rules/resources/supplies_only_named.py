"""Supplies of which nothing but the name is told."""

import re
from collections.abc import Sequence
from functools import cache

from planforge.findings import Severity, Where
from planforge.lint.basis import Basis, Force
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind

_STANDARD = Basis("gb.29639-2020", "9.4", Force.RECOMMENDED)


@rule("PF475", "supplies-only-named", "物资只有品名", Severity.WARNING)
def supplies_only_named(context: Context) -> Found:
    """Supplies are only named: no number, no place, nobody who keeps them.

    问题：应急物资只列了品名，或者只说“准备充足的物资”，没有数量、存放地点和管理责任人。
    为什么：要用的时候不知道有多少、放在哪里、找谁拿，清单就没有用。
    改法：列成一张表：品名、数量、存放地点、管理责任人和电话、检查日期；用不着的物资删去。

    反例：
        应急资源:
          物资装备:
            - 标题: 应急物资
              物资: [灭火器, 手电筒, 急救箱]

    反例：
        措施:
          应急保障: [准备充足的应急物资，如服务器、备件等。]

    正例：
        应急资源:
          物资装备:
            - 标题: 应急物资
              物资:
                - 名称: 灭火器
                  数量: "12"
                  存放地点: 仓库各通道
                  管理责任人: 王示例
                  检查日期: 每月

    正例：
        措施:
          应急保障: [仓库常备应急照明灯20盏、急救箱2个，由仓库主管保管。]
    """
    if context.applies(Regime.PLAN_MEASURES) or context.plan.kind is Kind.FORMAL_TEXT:
        return
    safety = context.applies(Regime.SAFETY_STANDARD)
    severity = Severity.WARNING if safety else Severity.INFO
    basis = _STANDARD if safety else None
    stores = context.stores
    if len(stores) > 1 and all(store.bare for store in stores):
        names = "、".join(store.name for store in stores[:3])
        message = f"{names}等 {len(stores)} 样物资只有品名，没有数量、存放地点和管理责任人。"
        also = tuple(Where(store.at) for store in stores[1:])
        yield Problem(stores[0].at, message, also=also, severity=severity, basis=basis)
    elif not stores:
        found = [
            (text, match)
            for text in context.prose
            if "备" in text.text
            for match in _plenty().finditer(text.text)
            if not any(sign.isdigit() for sign in text.text)
        ]
        if found and not _numbered().search(context.text):
            first, *more = [Where(text.at, match[0]) for text, match in found]
            message = f"只说“{first.words}”，没有写{_lacking(context, found)}。"
            yield Problem(
                first.at,
                message,
                words=first.words,
                also=tuple(more),
                severity=severity,
                basis=basis,
            )


def _lacking(context: Context, found: Sequence[tuple[Prose, re.Match[str]]]) -> str:
    """What is not told; the kinds may follow in the sentence, or in the texts beside it."""
    text, match = found[0]
    own, around = text.at[:-1], text.at[:-3]
    beside = [b for b in context.prose if own == b.at[: len(own)] or around == b.at[:-3]]
    others = [one for one in beside if one is not text]
    listed = _kinds().match(text.text[match.end() :]) or any(
        _listing().search(one.text) for one in others
    )
    return "多少、放在哪里、由谁管" if listed else "有哪些、多少、放在哪里、由谁管"


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(r"[，,：:（(]?(?:如|例如|包括|主要有|主要包括|：|:)")


@cache
def _listing() -> re.Pattern[str]:
    return re.compile(r"(?:准备|储备|配备)[^。；;]{0,40}、")


@cache
def _plenty() -> re.Pattern[str]:
    return re.compile(
        r"(?:准备|储备|配备|备足|备齐)(?:好|了)?(?:充足|足够|必要|必需|充分|一定数量|相应|所需)的?"
        r"[^\W\d_a-zA-Z]{0,8}?(?:物资|装备|器材|药品|用品|设备)"
    )


@cache
def _numbered() -> re.Pattern[str]:
    """Somewhere supplies are counted, or a list of them is attached."""
    return re.compile(
        r"物资(?:装备)?(?:清单|名录|台账|明细|一览)|\d+\s*(?:台|套|个|具|箱|支|辆|部|件|盏|顶|张|把|只|瓶|双|副)(?![人月])"
    )
