"""What is asked of the plans of units, platforms and shops, and of the documents of drills."""

from planforge.findings import Severity
from planforge.lint.basis import Basis, Force
from planforge.lint.coverage.demands.kinds import (
    HANDLING,
    PLANS,
    WHOLE,
    breaches,
    broad,
    crowds,
    lasting,
    networked,
    occasion,
)
from planforge.lint.coverage.matter import Case, Demand
from planforge.lint.regimes import Regime
from planforge.schema.head import Kind

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_UNIT, _DRILL, _SHOP = Regime.UNIT_PLAN, Regime.DRILL, Regime.SHOP
_17 = Basis("norm.yuan2024", "第十七条", confirmed=False)
_37 = Basis("law.tufa", "第三十七条")
_BASICS = Basis("yj.9007-2019", "", Force.RECOMMENDED, confirmed=False)
_RUN = frozenset({Kind.DRILL_PLAN, Kind.DRILL_SCRIPT})


def _enterprise(case: Case) -> bool:
    return case.facts.type == "enterprise"


def _crowded(case: Case) -> bool:
    fact = case.facts.crowded
    return bool(fact.value) and not fact.inferred and broad(case)


def _seems_crowded(case: Case) -> bool:
    fact = case.facts.crowded
    return bool(fact.value) and fact.inferred and broad(case)


def _stored(case: Case) -> bool:
    return not case.facts.crowded.value


def _own_crowd(case: Case) -> bool:
    return case.facts.type != "government" and crowds(case)


def _on_site(case: Case) -> bool:
    """People may have to leave a place."""
    return bool(case.facts.fire.value) or crowds(case)


def _trader(case: Case) -> bool:
    return case.facts.type == "tmall_shop"


def _maker(case: Case) -> bool:
    wide = broad(case) or "食品安全" in case.plan.title
    return case.facts.type != "tmall_shop" and wide


UNITS = (
    Demand(_UNIT, "command", _17, None, PLANS, title="应急响应责任人"),
    Demand(_UNIT, "prevention", _17, None, PLANS, title="风险隐患监测"),
    Demand(_UNIT, "tasks", _17, None, PLANS, title="主要任务"),
    Demand(_UNIT, "reporting", None, _WARNING, PLANS),
    Demand(_UNIT, "reporting", _17, None, PLANS),
    Demand(_UNIT, "alert", _17, None, PLANS, title="预警和应急响应"),
    Demand(_UNIT, "procedure", _17, None, PLANS, title="应急处置措施"),
    Demand(_UNIT, "evacuation", _17, None, PLANS, _on_site),
    Demand(_UNIT, "safeguards", _17, None, PLANS, title="应急资源调用"),
    Demand(_UNIT, "scope", None, _WARNING, PLANS),
    Demand(_UNIT, "risks", None, _WARNING, PLANS, occasion),
    Demand(_UNIT, "end", None, None, PLANS),
    Demand(_UNIT, "drilling", None, _INFO, PLANS, lasting),
    Demand(_UNIT, "handling", None, _WARNING, frozenset({Kind.ONSITE, Kind.CARD})),
    Demand(
        Regime.RESPONSE_LAW,
        "crowd",
        Basis("law.tufa", "第七十八条"),
        _ERROR,
        PLANS,
        _own_crowd,
        "因本单位问题引发的聚集事件：按规定上报并派负责人到场",
    ),
    Demand(
        Regime.PLATFORM,
        "network",
        Basis("law.dianshang", "第三十条"),
        _ERROR,
        PLANS,
        networked,
        "网络安全事件的应急处置和向主管部门报告",
    ),
    Demand(
        Regime.PERSONAL_DATA,
        "breach_notice",
        Basis("law.gexin", "第五十七条"),
        _ERROR,
        frozenset(),
        breaches,
    ),
    Demand(Regime.FOOD, "food", Basis("law.shipin", "第一百零二条"), _ERROR, WHOLE, _maker),
    Demand(Regime.FOOD, "food", Basis("law.shipin", "第一百零三条"), _WARNING, WHOLE, _trader),
    Demand(Regime.FIRE, "evacuation", _37, _ERROR, WHOLE, _crowded),
    Demand(Regime.FIRE, "evacuation", _37, _WARNING, WHOLE, _seems_crowded),
    Demand(Regime.FIRE, "fire", Basis("law.xiaofang", "第十六条"), _WARNING, WHOLE, _stored),
    Demand(_SHOP, "shop_roles", None, _WARNING, PLANS),
    Demand(_SHOP, "shop_steps", None, _WARNING, HANDLING),
    Demand(_SHOP, "shop_platform", None, None, PLANS),
    Demand(_SHOP, "shop_evidence", None, None, PLANS),
    Demand(_DRILL, "drill_when", _BASICS, None, _RUN | {Kind.DRILL_PROGRAM}),
    Demand(_DRILL, "drill_roles", None, _WARNING, _RUN),
    Demand(_DRILL, "drill_scenarios", None, _WARNING, _RUN),
    Demand(_DRILL, "drill_timeline", None, _WARNING, _RUN),
    Demand(_DRILL, "drill_evaluation", None, _WARNING, _RUN | {Kind.DRILL_ASSESSMENT}),
    Demand(_DRILL, "drill_revision", _BASICS, None, _RUN | {Kind.DRILL_SUMMARY}),
)
