"""The days of a plan's sales, and its shifts on the line of time."""

import datetime
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planforge.schema.organization import Person, Shift
from planforge.schema.plan import Plan
from planforge.schema.times import DAY, PARTS_OF_DAY, Moment, hour_of_day

_HALF = DAY // 2
Day = datetime.date | int
"""A day of the calendar, or how many days after the sale opens: -1 is T-1日."""

_CLOCK = (
    rf"(?P<part>{PARTS_OF_DAY})?\s*(?P<hour>[01]?\d|2[0-4])"
    r"(?::(?P<minute>[0-5]\d)|[点时](?:(?P<half>半)|(?P<minutes>[0-5]?\d)分?)?)"
)
_NAMED_DAY = (
    r"T\s*(?:[-+]\s*\d{1,2}\s*(?=[日\s(])|(?=[日\s\d]))日?|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|"
    r"\d{1,2}月\d{1,2}[日号]"
)
_POINT = re.compile(
    rf"(?:(?P<day>{_NAMED_DAY})|(?P<next>次日|第二天|翌日)|当日|当天)?"
    rf"\s*(?:\([^()]{{1,6}}\)|周[一二三四五六日])?\s*{_CLOCK}"
)
_SALE_DAY = re.compile(r"T\s*(?:(?P<sign>[-+])\s*(?P<count>\d{1,2}))?\s*日?")
_WEEKDAY = re.compile(r"\s*(?:\([^()]*\)|(?:周|星期)[一二三四五六日天])$")
_WHOLE_DAY = re.compile(r"全天|全日|24\s*小时")
_ASIDE = re.compile(r"\s*[（(][^（）()]*[）)]")
OFF_DUTY = ("休息", "轮休", "调休", "不开播", "不打单", "无")
"""What rosters say in the place of a name where nobody is on."""
_DASHES = str.maketrans(dict.fromkeys("－–—−", "-"))


@dataclass(frozen=True, slots=True)
class SaleDay:
    """A day on which a sale opens.

    Attributes:
        name: of the sale; empty where the plan gives none.
        day: None where it is not known yet.
        minutes: after midnight; None where the hour is not known.
        words: what the plan says of it, for a day without a year that cannot be reckoned.
    """

    name: str
    day: datetime.date | None = None
    minutes: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """When a shift is on.

    Attributes:
        day: on which it begins.
        start: minutes after that day's midnight; None where only the day is said.
        end: the same, beyond 1440 where it ends on a later day; None as for ``start``.
    """

    day: Day
    start: int | None = None
    end: int | None = None


def sale_days(plan: Plan) -> tuple[SaleDay, ...]:
    """The sales that the plan's scope lists, the earliest first, those without a day last."""
    sales = plan.scope.sales if plan.scope is not None else ()
    after = plan.issued or plan.effective
    found = (
        SaleDay(sale.heading or "", *sale.start.at(after), sale.start.printed)
        if sale.start is not None
        else SaleDay(sale.heading or "")
        for sale in sales
    )
    return tuple(sorted(found, key=earliest))


def earliest(sale: SaleDay) -> tuple[bool, datetime.date, int]:
    """What sales are sorted by, the earliest first, those without a day last."""
    return sale.day is None, sale.day or datetime.date.max, sale.minutes or 0


def span_of(shift: Shift, after: datetime.date | None = None) -> Span | None:
    """When a shift is on, as far as its words can be read; None where they name no day.

    Args:
        shift: of a roster.
        after: a day without a year is the next such one from here on.

    >>> span_of(Shift(date="T日", when="22:00—次日9:00"))
    Span(day=0, start=1320, end=1980)
    """
    when = _narrow(shift.when or "")
    points = list(_POINT.finditer(when))[:2]
    said = points[0]["day"] if points else None
    day = _day(said, after) if said else _day(_narrow(shift.date or "") or when, after)
    if day is None:
        return None
    if not points:
        return Span(day, 0, DAY) if _WHOLE_DAY.search(when) else Span(day)
    start = _minutes(points[0])
    if len(points) == 1:
        return Span(day, start)
    return Span(day, start, _end(points, day, start, after))


def _end(
    points: Sequence[re.Match[str]], day: Day, start: int, after: datetime.date | None
) -> int | None:
    point = points[1]
    end = _minutes(point)
    if _same_half(points) and end <= start < end + _HALF:
        end += _HALF
    if point["day"]:
        last = _day(point["day"], after)
        days = _between(day, last) if last is not None else None
        return None if days is None or days * DAY + end <= start else days * DAY + end
    return end + DAY if point["next"] or end <= start else end


def _same_half(points: Sequence[re.Match[str]]) -> bool:
    """晚上8点到10点, 上午9点到6点: of the second hour only the dial is said."""
    first, last = points
    return bool(first["part"]) and not (last["part"] or last["next"] or last["day"])


def _between(first: Day, last: Day) -> int | None:
    """Days from one to another; None where they are not of one kind."""
    if isinstance(first, int) and isinstance(last, int):
        return last - first
    if isinstance(first, datetime.date) and isinstance(last, datetime.date):
        return (last - first).days
    return None


def _day(words: str, after: datetime.date | None) -> Day | None:
    text = _WEEKDAY.sub("", words.strip())
    sale = _SALE_DAY.fullmatch(text)
    if sale is not None:
        count = int(sale["count"] or 0)
        return -count if sale["sign"] == "-" else count
    moment = Moment.parse(text)
    return moment.day(after) if moment is not None else None


def _minutes(point: re.Match[str]) -> int:
    hour = hour_of_day(int(point["hour"]), point["part"] or "")
    return hour * 60 + (30 if point["half"] else int(point["minute"] or point["minutes"] or 0))


def without_day(when: str) -> str:
    """The hours of a shift without the day that they begin on: 22:00—T日9:00 of T-1日22:00—T日9:00.

    Words that name no day, or nothing beside it, stay as they are.
    """
    text = when.strip()
    narrow = _narrow(text)
    point = _POINT.match(narrow)
    if point is None or not point["day"] or len(narrow) != len(text):
        return text
    return text[point.start("part") if point["part"] else point.start("hour") :]


def counted(days: int) -> str:
    """A day by how many it is after the one on which the sale opens: T日, T-1日."""
    return f"T{days:+d}日" if days else "T日"


def _narrow(words: str) -> str:
    return unicodedata.normalize("NFKC", words).translate(_DASHES).replace("t", "T").strip()


def bare(name: str) -> str:
    """A name of a roster without what stands behind it in brackets: 林示例（在家）."""
    return _ASIDE.sub("", name).strip()


def person_called(name: str, people: Mapping[str, Person]) -> Person | None:
    """Whom a roster means: the person of that name, also behind a post or before a remark.

    Args:
        name: as the roster has it: 林示例, 林示例（在家）, 运营林示例.
        people: by their names.
    """
    said = bare(name)
    if said in people:
        return people[said]
    return next(
        (one for known, one in people.items() if len(known) > 1 and said.endswith(known)), None
    )


def people_of(plan: Plan) -> dict[str, Person]:
    """The people of a plan by their names."""
    held = plan.organization.people if plan.organization is not None else None
    return {one.name: one for one in held.people if one.name} if held is not None else {}
