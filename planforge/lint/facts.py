"""What an organisation and its plan are, as far as it decides which requirements apply."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planforge.lint.prose import Prose
from planforge.profiles import Profile
from planforge.schema import Plan

_SAFETY = re.compile(r"生产安全|安全生产|生产经营单位")
_FOOD = re.compile(r"食品|餐饮|生鲜|零食")
_LEAST = 2
"""How often words must occur before something is inferred from them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact.

    Attributes:
        value: true, false, or None where nothing tells.
        reason: how it is known: one Chinese clause.
        inferred: from the plan's words; the plan does not state it.
    """

    value: bool | None
    reason: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one plan.

    Attributes:
        type: the base profile: government, platform, enterprise, tmall_shop, generic.
        type_title: its Chinese name.
        kind_title: the Chinese name of the kind of document.
        drill: it is a document of a drill.
        one_off: it serves one event, such as one year's 双十二.
        crowded: a crowded place (人员密集场所).
        high_risk: an industry of high risk.
        production_safety: it deals with production safety accidents.
        food: food is made or sold.
    """

    type: str
    type_title: str
    kind_title: str
    drill: bool
    one_off: Fact
    crowded: Fact
    high_risk: Fact
    production_safety: Fact
    food: Fact


def facts_of(plan: Plan, profile: Profile, prose: Sequence[Prose]) -> Facts:
    """The facts that a plan states, and those that its words suggest."""
    entity = plan.entity
    stated = {
        name: getattr(entity, name, None) if entity is not None else None
        for name in ("one_off_event", "crowded_place", "high_risk", "food")
    }
    text = "\n".join(one.text for one in prose)
    return Facts(
        profile.name,
        profile.title,
        plan.kind.zh,
        plan.kind.drill,
        _stated(stated["one_off_event"], "一次性活动"),
        _stated(stated["crowded_place"], "人员密集场所"),
        _stated(stated["high_risk"], "高危行业"),
        _suggested(None, text, _SAFETY, "生产安全事故", "预案"),
        _suggested(stated["food"], text, _FOOD, "食品", "单位"),
    )


def _stated(value: bool | None, name: str) -> Fact:
    if value is None:
        return Fact(None, f"预案没有写明是不是{name}")
    return Fact(value, f"预案写明{name}：{'是' if value else '否'}")


def _suggested(
    value: bool | None, text: str, words: re.Pattern[str], name: str, _whose: str
) -> Fact:
    if value is not None:
        return _stated(value, f"涉及{name}")
    count = len(words.findall(text))
    if count >= _LEAST:
        return Fact(True, f"正文 {count} 次提到{name}", inferred=True)
    return Fact(False, f"正文没有涉及{name}", inferred=True)
