"""Which laws and standards a plan is measured by, and why the others do not apply."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from planforge.lint.facts import Facts


class Regime(Enum):
    """A body of requirements that applies as a whole or not at all; the value is its short name."""

    RESPONSE_LAW = "tufa"
    """中华人民共和国突发事件应对法: any plan of a public body or unit, but no shop's."""
    PLAN_MEASURES = "plan-measures"
    """突发事件应急预案管理办法 (国办发〔2024〕5号): plans of governments and departments."""
    UNIT_PLAN = "unit-plan"
    """The same, plans of units (art. 17, 25, 26)."""
    SAFETY_STANDARD = "gbt29639"
    """GB/T 29639-2020: plans of production units for production safety accidents."""
    SAFETY_PLAN = "safety-plan"
    """生产安全事故应急预案管理办法 and 生产安全事故应急条例."""
    FIRE = "fire"
    """消防法, GB/T 38315-2019: fire plans, crowded places."""
    FOOD = "food"
    """食品安全法: whoever makes or sells food."""
    NETWORK = "network"
    """网络安全法 and the reporting rules of 2025: whoever runs a network service."""
    PERSONAL_DATA = "personal-data"
    """个人信息保护法 51, 57: whoever handles personal data."""
    PLATFORM = "platform"
    """电子商务法, duties of platform operators."""
    CONSUMER = "consumer"
    """消费者权益保护法: whoever sells to consumers."""
    DRILL = "drill"
    """YJ/T 9007-2019, YJ/T 9009-2015, GB/T 46792-2025: the documents of a drill."""
    OFFICIAL = "official"
    """Texts of governments and departments: 公文 rules."""
    SHOP = "shop"
    """Shops on a platform: what the trade expects; no filing, no standard of plans."""


@dataclass(frozen=True, slots=True)
class Applicability:
    """Whether a regime applies to a plan.

    Attributes:
        regime: which.
        title: its Chinese name for reports.
        applies: it does.
        reason: why, or why not: one Chinese clause.
        inferred: the reason rests on what the plan's words suggest and not on a fact it states.
    """

    regime: Regime
    title: str
    applies: bool
    reason: str
    inferred: bool = False


def applicability(facts: Facts) -> Mapping[Regime, Applicability]:
    """For every regime whether it applies to a plan with these facts."""
    return {regime: _JUDGES[regime](facts) for regime in Regime}


def _type(regime: Regime, title: str, facts: Facts, types: tuple[str, ...]) -> Applicability:
    applies = facts.type in types
    reason = f"本预案是{facts.type_title}的预案"
    return Applicability(regime, title, applies, reason)


def _response_law(facts: Facts) -> Applicability:
    title = "突发事件应对法"
    types = ("government", "platform", "enterprise")
    return _type(Regime.RESPONSE_LAW, title, facts, types)


def _plan_measures(facts: Facts) -> Applicability:
    title = "突发事件应急预案管理办法（政府及其部门预案）"
    return _type(Regime.PLAN_MEASURES, title, facts, ("government",))


def _unit_plan(facts: Facts) -> Applicability:
    title = "突发事件应急预案管理办法（单位预案）"
    return _type(Regime.UNIT_PLAN, title, facts, ("platform", "enterprise"))


def _safety_standard(facts: Facts) -> Applicability:
    return _safety(Regime.SAFETY_STANDARD, "GB/T 29639-2020", facts)


def _safety_plan(facts: Facts) -> Applicability:
    return _safety(Regime.SAFETY_PLAN, "生产安全事故应急预案管理办法", facts)


def _safety(regime: Regime, title: str, facts: Facts) -> Applicability:
    fact = facts.production_safety
    applies = bool(fact.value) and facts.type == "enterprise" and not facts.drill
    return Applicability(regime, title, applies, fact.reason, fact.inferred)


def _fire(facts: Facts) -> Applicability:
    fact = facts.crowded
    return Applicability(Regime.FIRE, "消防法", bool(fact.value), fact.reason, fact.inferred)


def _food(facts: Facts) -> Applicability:
    fact = facts.food
    return Applicability(Regime.FOOD, "食品安全法", bool(fact.value), fact.reason, fact.inferred)


def _network(facts: Facts) -> Applicability:
    title = "网络安全法、国家网络安全事件报告管理办法"
    return _type(Regime.NETWORK, title, facts, ("platform",))


def _personal(facts: Facts) -> Applicability:
    title = "个人信息保护法"
    return _type(Regime.PERSONAL_DATA, title, facts, ("platform", "tmall_shop"))


def _platform(facts: Facts) -> Applicability:
    return _type(Regime.PLATFORM, "电子商务法（平台经营者）", facts, ("platform",))


def _consumer(facts: Facts) -> Applicability:
    title = "消费者权益保护法"
    return _type(Regime.CONSUMER, title, facts, ("platform", "enterprise", "tmall_shop"))


def _drill(facts: Facts) -> Applicability:
    reason = f"本文件是{facts.kind_title}"
    return Applicability(Regime.DRILL, "应急演练标准", facts.drill, reason)


def _official(facts: Facts) -> Applicability:
    return _type(Regime.OFFICIAL, "党政机关公文", facts, ("government",))


def _shop(facts: Facts) -> Applicability:
    return _type(Regime.SHOP, "网店通行做法", facts, ("tmall_shop",))


_JUDGES = {
    Regime.RESPONSE_LAW: _response_law,
    Regime.PLAN_MEASURES: _plan_measures,
    Regime.UNIT_PLAN: _unit_plan,
    Regime.SAFETY_STANDARD: _safety_standard,
    Regime.SAFETY_PLAN: _safety_plan,
    Regime.FIRE: _fire,
    Regime.FOOD: _food,
    Regime.NETWORK: _network,
    Regime.PERSONAL_DATA: _personal,
    Regime.PLATFORM: _platform,
    Regime.CONSUMER: _consumer,
    Regime.DRILL: _drill,
    Regime.OFFICIAL: _official,
    Regime.SHOP: _shop,
}
