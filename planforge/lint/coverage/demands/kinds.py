"""Which kinds of document a demand is made of, and further conditions."""

import re

from planforge.lint.coverage.matter import Case
from planforge.schema.head import Kind, Level

WHOLE = frozenset(
    {
        Kind.COMPREHENSIVE,
        Kind.DEPARTMENT,
        Kind.JOINT,
        Kind.SUPPORT,
        Kind.EVENT,
        Kind.PROMOTION,
    }
)
"""Plans that stand on their own."""
PLANS = WHOLE | {Kind.SPECIAL}
"""Plans, and not the schemes, cards and handbooks made from them."""
HANDLING = PLANS | {Kind.ONSITE, Kind.CARD}
"""Whatever tells what to do."""


def specific(case: Case) -> bool:
    """A plan for one sort of accident, whether it calls itself special or not."""
    if case.plan.kind is Kind.SPECIAL:
        return True
    title = case.plan.title
    general = any(word in title for word in ("综合", "总体", "生产安全", "安全生产", "突发"))
    return case.plan.kind is Kind.COMPREHENSIVE and not general


def overall(case: Case) -> bool:
    """A plan for all accidents of a unit."""
    return case.plan.kind in WHOLE and not specific(case)


def lasting(case: Case) -> bool:
    """The plan holds from year to year; it does not serve one event."""
    return not case.facts.one_off.value


def general(case: Case) -> bool:
    """The general plan of a government (总体预案), and no plan that is just called 应急预案."""
    return "总体" in case.plan.title


def particular(case: Case) -> bool:
    """A government's plan for one sort of event."""
    return not general(case)


def grassroots(case: Case) -> bool:
    """A plan of a township or village."""
    return case.facts.level in (Level.TOWNSHIP, Level.VILLAGE)


def local(case: Case) -> bool:
    """A particular plan of a city or county, or of a body whose level is not known."""
    return particular(case) and case.facts.level in (Level.CITY, Level.COUNTY, None)


def central(case: Case) -> bool:
    """A particular plan of the State."""
    return particular(case) and case.facts.level is Level.STATE


def provincial(case: Case) -> bool:
    """A particular plan of a province."""
    return particular(case) and case.facts.level is Level.PROVINCE


def crowds(case: Case) -> bool:
    """The plan is for people who come together over a grievance."""
    return any(word in case.plan.title for word in CROWDS)


def broad(case: Case) -> bool:
    """The plan is for all that may happen, or for what endangers people."""
    title = re.sub("(?:网络|信息|数据|食品|资金)安全", "", case.plan.title)
    return any(word in title for word in _BROAD)


def breaches(case: Case) -> bool:
    """The plan says that people are told when their data have leaked."""
    if "泄露" not in case.text and "外泄" not in case.text:
        return False
    return re.search(_TOLD, case.text) is not None


def occasion(case: Case) -> bool:
    """The plan serves an occasion, whose name does not tell what may happen."""
    return bool(case.facts.one_off.value)


def networked(case: Case) -> bool:
    """The plan is for all events of a platform or of an occasion, or for those of its network."""
    title = case.plan.title
    wide = occasion(case) or any(word in title for word in ("突发事件", "综合", "总体"))
    return wide or any(word in title for word in ("网络安全", "系统", "数据", "信息安全"))


CROWDS = (
    "群体投诉", "群体性投诉", "集体投诉", "集中投诉", "群体性事件", "群体性上访", "群体上访",
    "聚集", "上访", "信访", "维稳", "集体维权", "群体维权",
)  # fmt: skip
_BROAD = (
    "突发事件", "综合应急", "总体", "安全", "火灾", "消防", "疏散", "踩踏", "地震", "爆炸", "防汛",
    "停电",
)  # fmt: skip
_TOLD = (
    r"(?:泄露|外泄)[^。\n]{0,60}(?:通知|告知|联系)[^。，,；;\n]{0,12}(?:消费者|用户|买家|个人|顾客|客户|会员)"
    r"|(?:通知|告知|联系)[^。，,；;\n]{0,12}(?:消费者|用户|买家|个人|顾客|客户|会员)[^。\n]{0,30}(?:泄露|外泄)"
)
