"""Reports without a receiver, and to bodies that nobody defines."""

import re
from functools import cache

from planforge.findings import Path, Severity
from planforge.lint.acts import Source
from planforge.lint.bodies import Bodies
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind

_INNER = re.compile(r"(?:领导小组|指挥部|工作组|应急小组|应急办公?室?|专班)$")
_PARTS = frozenset({"response", "measures", "monitoring", "reporting", "organization"})


@rule("PF449", "report-to-nobody", "报告没有写报给谁", Severity.WARNING)
def report_to_nobody(context: Context) -> Found:
    """A report goes to nobody, or to a body that the plan does not define.

    问题：只写“及时报告”“向上级报告”，没有写报给谁、多久报；或者报给一个组织机构里没有的机构。
    为什么：电话打不出去，或者打到了没有人负责接的地方，时间就耽误在这里。
    改法：写明报告人、接报人、时限、方式，例如“值班员10分钟内电话报应急办主任”。

    反例：
        应急响应:
          - 标题: 监测
            步骤:
              - 监测组实时监测，发现异常情况及时报告。

    反例：
        组织机构:
          - {名称: 应急指挥部, 职责: 统一指挥。}
          - {名称: 客服组, 职责: 受理投诉。}
        信息报告:
          报告程序:
            - {报告人: 客服组, 报告对象: 应急领导小组, 时限: 10分钟}

    正例：
        组织机构:
          - {名称: 应急指挥部, 职责: 统一指挥。}
          - {名称: 客服组, 职责: 受理投诉。}
        信息报告:
          报告程序:
            - {报告人: 客服组, 报告对象: 应急指挥部, 时限: 10分钟}
    """
    if context.plan.kind is Kind.FORMAL_TEXT:
        return
    yield from _unknown(context)
    yield from _without_receiver(context)
    if _concrete(context):
        return
    found: list[tuple[Prose, str]] = []
    for text in context.prose:
        if "报告" in text.text or "上报" in text.text or "汇报" in text.text:
            found += [(text, words) for words in _vague_in(text)]
    if not found:
        return
    (text, words), *rest = found
    more = f"等 {len(found)} 处" if rest else ""
    message = f"“{words}”{more}没有写报给谁、多久之内报。"
    severity = Severity.INFO if context.applies(Regime.SHOP) else None
    also = tuple(other.where(said) for other, said in rest)
    yield Problem(text.at, message, words=words, also=also, severity=severity)


def _vague_in(text: Prose) -> list[str]:
    if text.part not in _PARTS:
        return []
    return [match[0] for match in _vague().finditer(text.text)]


def _concrete(context: Context) -> bool:
    """The plan has a report with a receiver and a time, or a chapter on reporting."""
    if context.plan.reporting is not None and not context.plan.reporting.empty:
        return True
    return any(act.to and act.limit is not None for act in context.acts.all)


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(
        r"(?:发现|出现)[^，,。；;]{0,10}?(?:及时|立即|迅速|马上|第一时间)(?:上报|报告|汇报)(?=[，,。；;]|$)"
        r"|(?:及时|立即|迅速|马上|第一时间)(?:向(?:上级(?:部门|单位|机关|领导)?|领导|有关部门|相关部门)"
        r"(?:上报|报告|汇报)|(?:上报|报告|汇报)(?:上级(?:部门)?|领导)?(?=[，,。；;]|$))"
    )


def _unknown(context: Context) -> Found:
    """Inner bodies that typed reports name and that the organisation does not have."""
    if not context.bodies.units:
        return
    every = "\n".join(body.name for body in context.bodies.all)
    for act in context.acts.all:
        if act.source is Source.REPORT:
            for field, words in (("sender", act.actor), ("to", act.to)):
                for name in re.split(r"[、，,和或]|或者", words):
                    if _INNER.search(name) and not _known(name, context.bodies, every):
                        yield Problem(
                            (*act.holder, field) if act.at[-1] != "text" else act.at,
                            f"“{name}”不在组织机构里，这一步报告落空。",
                            "改成组织机构里有的名称，或者在组织机构里补上。",
                            words=name,
                            severity=Severity.WARNING,
                        )


def _without_receiver(context: Context) -> Found:
    """Typed reports that say who reports and not to whom, where others of the chain do."""
    chain = context.plan.reporting.chain if context.plan.reporting else None
    reports = chain.reports if chain is not None else ()
    if not any(one.to for one in reports):
        return
    for index, one in enumerate(reports):
        if one.sender and not (one.to or one.text or one.intro or one.body or one.items):
            name = f"“{one.title}”" if one.title else f"第 {index + 1} 步报告"
            at: Path = ("reporting", "chain", "reports", index)
            yield Problem(
                (*at, "sender"), f"{name}写了由{one.sender}报告，没有写报给谁。", "写上报告对象。"
            )


def _known(name: str, bodies: Bodies, every: str) -> bool:
    return bodies.called(name) is not None or name in every or bool(bodies.named_in(name))
