"""Which laws and standards a plan is measured by, and why the others do not apply."""

from collections.abc import Callable, Mapping
from enum import Enum

from planforge.document.quick import quick
from planforge.lint.facts import Fact, Facts
from planforge.schema.head import Kind


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


@quick
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


_LIKE = {"tmall_shop": "网店", "government": "政府", "platform": "平台"}


def _no_plan(facts: Facts) -> str:
    """Why a text is measured by no requirement of plans at all; empty for a plan."""
    if facts.formal and facts.kind is Kind.FORMAL_TEXT:
        return "预案种类是公文，不是应急预案"
    if facts.formal:
        return f"单位类型是{facts.type_title}，没有写明是哪一类单位的预案"
    if facts.drill:
        return f"本文件是{facts.kind_title}，不按预案的内容要求检查"
    return ""


def _whose(facts: Facts) -> str:
    level = facts.level.zh if facts.level is not None else ""
    type_ = facts.type_title
    like = _LIKE.get(facts.type, "单位")
    if facts.type_reason:
        return f"{facts.type_reason}，按{like}预案对待"
    if facts.type_inferred:
        return f"本预案是{type_}的{facts.kind_title}，按{like}预案对待"
    return f"本预案是{level}{type_}的{facts.kind_title}"


def _type(
    regime: Regime, title: str, facts: Facts, types: tuple[str, ...], *, plans: bool = True
) -> Applicability:
    """It applies to some types; with ``plans``, only to plans and not to documents of drills."""
    other = _no_plan(facts) if plans or facts.formal else ""
    if other:
        return Applicability(regime, title, False, other)
    return Applicability(regime, title, facts.type in types, _whose(facts), facts.type_inferred)


def _fact(regime: Regime, title: str, facts: Facts, fact: Fact) -> Applicability:
    """It applies where a fact is true."""
    if facts.formal:
        return Applicability(regime, title, False, _no_plan(facts))
    return Applicability(regime, title, bool(fact.value), fact.reason, fact.inferred)


def _both(
    regime: Regime, title: str, facts: Facts, types: tuple[str, ...], fact: Fact
) -> Applicability:
    """It applies to some types, where a fact is true."""
    typed = _type(regime, title, facts, types)
    return _fact(regime, title, facts, fact) if typed.applies else typed


_UNITS = ("platform", "enterprise")


def _safety_standard(facts: Facts) -> Applicability:
    title = "GB/T 29639-2020"
    return _both(Regime.SAFETY_STANDARD, title, facts, _UNITS, facts.production_safety)


def _safety_plan(facts: Facts) -> Applicability:
    title = "生产安全事故应急预案管理办法"
    return _both(Regime.SAFETY_PLAN, title, facts, _UNITS, facts.production_safety)


def _network(facts: Facts) -> Applicability:
    title = "网络安全法和国家网络安全事件报告管理办法"
    return _type(Regime.NETWORK, title, facts, ("platform",), plans=False)


def _personal(facts: Facts) -> Applicability:
    title, regime = "个人信息保护法", Regime.PERSONAL_DATA
    typed = _type(regime, title, facts, ("platform", "tmall_shop"), plans=False)
    if typed.applies or facts.type != "enterprise":
        return typed
    return _fact(regime, title, facts, facts.personal_data)


def _consumer(facts: Facts) -> Applicability:
    title, regime = "消费者权益保护法", Regime.CONSUMER
    typed = _type(regime, title, facts, ("platform", "tmall_shop"), plans=False)
    if typed.applies or facts.type != "enterprise":
        return typed
    return _fact(regime, title, facts, facts.consumers)


def _food(facts: Facts) -> Applicability:
    title, regime = "食品安全法", Regime.FOOD
    if facts.type == "government":
        return _type(regime, title, facts, ())
    return _fact(regime, title, facts, facts.food)


def _drill(facts: Facts) -> Applicability:
    reason = f"本文件是{facts.kind_title}"
    return Applicability(Regime.DRILL, "应急演练标准", facts.drill and not facts.formal, reason)


def _shop(facts: Facts) -> Applicability:
    return _type(Regime.SHOP, "网店通行做法", facts, ("tmall_shop",))


_JUDGES: Mapping[Regime, Callable[[Facts], Applicability]] = {
    Regime.RESPONSE_LAW: lambda facts: _type(
        Regime.RESPONSE_LAW, "突发事件应对法", facts, ("government", *_UNITS)
    ),
    Regime.PLAN_MEASURES: lambda facts: _type(
        Regime.PLAN_MEASURES,
        "突发事件应急预案管理办法（政府及其部门预案）",
        facts,
        ("government",),
    ),
    Regime.UNIT_PLAN: lambda facts: _type(
        Regime.UNIT_PLAN, "突发事件应急预案管理办法（单位预案）", facts, _UNITS
    ),
    Regime.SAFETY_STANDARD: _safety_standard,
    Regime.SAFETY_PLAN: _safety_plan,
    Regime.FIRE: lambda facts: _fact(Regime.FIRE, "消防法", facts, facts.fire),
    Regime.FOOD: _food,
    Regime.NETWORK: _network,
    Regime.PERSONAL_DATA: _personal,
    Regime.PLATFORM: lambda facts: _type(
        Regime.PLATFORM, "电子商务法（平台经营者）", facts, ("platform",), plans=False
    ),
    Regime.CONSUMER: _consumer,
    Regime.DRILL: _drill,
    Regime.OFFICIAL: lambda facts: _type(
        Regime.OFFICIAL, "党政机关公文", facts, ("government",), plans=False
    ),
    Regime.SHOP: _shop,
}
