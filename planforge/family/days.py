"""The sale days and the shifts of a plan, as papers say them."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import ClassVar

from planforge.family.sales import sales
from planforge.schema import Model, Plan
from planforge.schema.base import Str
from planforge.schema.days import (
    OFF_DUTY,
    SaleDay,
    Span,
    bare,
    counted,
    people_of,
    person_called,
    span_of,
    without_day,
)
from planforge.schema.organization import Person, Shift
from planforge.schema.times import DAY, clock

_WEEK = "一二三四五六日"
_WIDE, _NARROW = 40, 25
"""Full-width characters of a line on A4 and on a phone."""
_NEAR = 7
"""Days from a sale within which a date is also called by T."""
_POSTS: Mapping[str, tuple[str, ...]] = {
    "店主": ("店主", "老板", "店长"),
    "运营": ("运营", "推广"),
    "客服": ("客服", "售前", "售后", "接待"),
    "仓库": ("仓", "打包", "发货", "打单", "临时工", "小时工"),
    "直播": ("主播", "直播", "中控"),
    "美工": ("美工", "设计"),
}
"""The columns of a shop's roster, by words of the posts that belong there."""
_OTHERS = "其他人"
_OFF = frozenset((*OFF_DUTY, "休", "—", "-", "/", "×"))
"""What stands in a table where nobody is on."""
_USUAL_HOUR = 20 * 60
"""When most sales open; the blank form is laid out around it."""
_BEFORE, _AFTER, _WATCH = 4 * 60, 4 * 60, 6 * 60
"""Minutes before and after the opening in which nobody changes; until when it is watched."""
_CHANGES = (9 * 60, 18 * 60, 22 * 60)
"""When shifts of ordinary days begin."""
_AHEAD_MINUTES = 120
"""Before the opening, when the last checklist is gone through."""
_FEW = 6
"""Characters of a note that fit into a column beside the posts."""
_FORTNIGHT = 14
_AHEAD = 3
"""Days before the sale on which the blank duty roster begins."""


class Duty(Model):
    """A row of a roster.

    Attributes:
        day: as its day is called.
        when: the hours.
        lead: who leads.
        staff: all names.
        cells: the names by the columns of the roster, one to a line.
        keeper: who answers the duty phone, and by what number.
        note: the plan's note.
    """

    zh: ClassVar[str] = "班次"

    day: str = ""
    when: str = ""
    lead: str = ""
    staff: str = ""
    cells: tuple[str, ...] = ()
    keeper: str = ""
    note: Str = None


class DutyDay(Model):
    """The shifts of a day.

    Attributes:
        label: what the day is called, line by line: T-1日, 11月10日 周二.
        line: the same in one.
        rows: its shifts.
    """

    zh: ClassVar[str] = "值班日"

    label: str
    line: str
    rows: tuple[Duty, ...]


class Days(Model):
    """What the papers of a plan say of its days.

    Attributes:
        sales: a sentence for each wave, the earliest first: 双十一 11月11日（周三）20:00开售.
        lines: as many of them to a line as one of A4 holds.
        short_lines: the same for the width of a phone.
        week: the days on which the checklists of T-7日 are gone through.
        eve: those of T-1日.
        hours: when those of T-2小时 are.
        posts: the columns of the roster.
        led: some shift has a lead.
        noted: some shift has a note.
        wordy: some note is longer than a few words.
        roster: the shifts that the plan has.
        blank: shifts to fill in, around the hour at which the first sale opens.
        fortnight: days to fill in a duty roster for; empty where no day is known.
    """

    zh: ClassVar[str] = "日子"

    sales: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    short_lines: tuple[str, ...] = ()
    week: Str = None
    eve: Str = None
    hours: Str = None
    posts: tuple[str, ...] = ()
    led: bool = False
    noted: bool = False
    wordy: bool = False
    roster: tuple[DutyDay, ...] = ()
    blank: tuple[DutyDay, ...] = ()
    fortnight: tuple[Duty, ...] = ()


def days_of(plan: Plan) -> Days:
    """The days of a plan."""
    waves = sales(plan)
    said = tuple(_said(wave) for wave in waves)
    known = [wave for wave in waves if wave.day is not None]
    rows, posts = _rows(plan, waves)
    return Days(
        sales=said,
        lines=_packed(said, _WIDE),
        short_lines=_packed(said, _NARROW),
        week=_before(waves, 7),
        eve=_before(waves, 1),
        hours=_two_hours(waves),
        posts=posts,
        led=any(row.lead for day in rows for row in day.rows),
        noted=any(row.note for day in rows for row in day.rows),
        wordy=any(len(row.note or "") > _FEW for day in rows for row in day.rows),
        roster=rows,
        blank=_blank(waves),
        fortnight=tuple(_fortnight(plan, known)),
    )


def date_words(day: datetime.date, *, aside: bool = False) -> str:
    """A day as papers say it.

    >>> date_words(datetime.date(2026, 11, 10))
    '11月10日 周二'
    """
    week = weekday(day)
    return f"{day.month}月{day.day}日" + (f"（{week}）" if aside else f" {week}")


def weekday(day: datetime.date) -> str:
    """Which day of the week it is: 周二."""
    return f"周{_WEEK[day.weekday()]}"


# Sales


def _said(wave: SaleDay) -> str:
    if wave.day is None and wave.words:
        return f"{wave.name or '大促'} {wave.words}开售"
    day = date_words(wave.day, aside=True) if wave.day is not None else "____月____日"
    hour = clock(wave.minutes) if wave.minutes is not None else "____时____分"
    return f"{wave.name or '大促'} {day}{hour}开售"


def _packed(said: Sequence[str], room: int) -> tuple[str, ...]:
    """The sentences in lines of at most so many full-width characters, none broken."""
    lines: list[str] = []
    for one in said:
        if lines and _width(f"{lines[-1]}　{one}") <= room:
            lines[-1] += f"　{one}"
        else:
            lines.append(one)
    return tuple(lines)


def _width(words: str) -> float:
    return sum(0.55 if sign.isascii() else 1 for sign in words)


def _before(waves: Sequence[SaleDay], days: int) -> str | None:
    found = _for_each(waves, lambda day, _: date_words(day - datetime.timedelta(days=days)))
    return "；".join(found) or None


def _two_hours(waves: Sequence[SaleDay]) -> str | None:
    def said(day: datetime.date, minutes: int | None) -> str:
        if minutes is None:
            return date_words(day)
        back, at = divmod(minutes - _AHEAD_MINUTES, DAY)
        return f"{date_words(day + datetime.timedelta(days=back))} {clock(at)}"

    return "；".join(_for_each(waves, said)) or None


def _for_each(
    waves: Sequence[SaleDay], said: Callable[[datetime.date, int | None], str]
) -> list[str]:
    """A day for each wave whose day is known, with its name where there are several waves."""
    found = [(one.name, said(one.day, one.minutes)) for one in waves if one.day is not None]
    return [f"{name} {words}".strip() if len(waves) > 1 else words for name, words in found]


# The roster


def _rows(plan: Plan, waves: Sequence[SaleDay]) -> tuple[tuple[DutyDay, ...], tuple[str, ...]]:
    held = plan.organization.roster if plan.organization is not None else None
    shifts = [one for one in held.shifts if not one.aside] if held is not None else []
    people = people_of(plan)
    posts = _columns(shifts, people)
    after = plan.issued or plan.effective
    days = [_label(span_of(one, after), one, waves) for one in shifts]
    made = [
        (label, _duty(one, label, posts, people)) for one, label in zip(shifts, days, strict=True)
    ]
    grouped = groupby(made, key=lambda one: one[0])
    found = tuple(_day(label, [row for _, row in rows]) for label, rows in grouped)
    return found, posts


def _day(label: str, rows: Sequence[Duty]) -> DutyDay:
    return DutyDay(label=label, line=label.replace("\n", "　"), rows=tuple(rows))


def _duty(shift: Shift, label: str, posts: Sequence[str], people: Mapping[str, Person]) -> Duty:
    found = [(_column(name, people), name) for name in shift.staff if name not in _OFF]
    return Duty(
        day=label,
        when=without_day(shift.when or "") or shift.text or "",
        lead=shift.lead or "",
        staff="、".join(name for name in shift.staff if name not in _OFF),
        cells=tuple("\n".join(name for at, name in found if at == post) for post in posts),
        keeper=_with_phone(shift.keeper or "", people),
        note=shift.note,
    )


def _columns(shifts: Sequence[Shift], people: Mapping[str, Person]) -> tuple[str, ...]:
    """The columns that any of the shifts fills; none where most of the posts are not known."""
    names = [name for shift in shifts for name in shift.staff if name not in _OFF]
    filled = [_column(name, people) for name in names]
    if not filled or filled.count(_OTHERS) * 2 > len(filled):
        return ()
    return tuple(post for post in (*_POSTS, _OTHERS) if post in filled)


def _column(name: str, people: Mapping[str, Person]) -> str:
    """The column of somebody: of the post that comes first, else of the words themselves."""
    person = person_called(name, people)
    words = (person.post or "") if person is not None else name
    found = [
        (words.index(mark), post)
        for post, marks in _POSTS.items()
        for mark in marks
        if mark in words
    ]
    return min(found)[1] if found else _OTHERS


def _with_phone(name: str, people: Mapping[str, Person]) -> str:
    person = person_called(name, people) if name else None
    phone = (person.phone or person.landline) if person is not None else None
    return f"{name}\n{phone}" if phone and phone not in name else name


def _label(span: Span | None, shift: Shift, waves: Sequence[SaleDay]) -> str:
    if span is None:
        return bare(shift.date or "")
    return _of_sale(span.day, waves) if isinstance(span.day, int) else _dated(span.day, waves)


def _of_sale(days: int, waves: Sequence[SaleDay]) -> str:
    """A day counted from the sale, with the dates that it is."""
    dates = _for_each(waves, lambda day, _: date_words(day + datetime.timedelta(days=days)))
    return "\n".join((counted(days), *dates))


def _dated(day: datetime.date, waves: Sequence[SaleDay]) -> str:
    """A day of the calendar, with what it is to the nearest sale."""
    offsets = [
        (abs((day - wave.day).days), (day - wave.day).days, wave.name)
        for wave in waves
        if wave.day is not None
    ]
    words = date_words(day)
    if not offsets or min(offsets)[0] > _NEAR:
        return words
    _, days, name = min(offsets)
    return f"{name if len(offsets) > 1 else ''}{counted(days)}\n{words}"


# Blank forms


def _blank(waves: Sequence[SaleDay]) -> tuple[DutyDay, ...]:
    """Shifts to fill in, those around the opening as long as nobody can be spared."""
    hours = next((wave.minutes for wave in waves if wave.minutes is not None), _USUAL_HOUR)
    changes = [day * DAY + at for day in (-1, 0, 1) for at in _CHANGES][1:]
    tied = [hours - _BEFORE, hours, hours + _AFTER, hours + _WATCH]
    free = [at for at in changes if not tied[0] - 60 < at < tied[-1] + 60]
    edges = sorted({*free, *tied, 2 * DAY + _CHANGES[0]})
    made = [
        (start // DAY, f"{clock(start % DAY)}—{_until(start, end)}")
        for start, end in pairwise(edges)
    ]
    return tuple(
        _day(_of_sale(day, waves), [Duty(when=when) for _, when in rows])
        for day, rows in groupby(made, key=lambda one: one[0])
    )


def _until(start: int, end: int) -> str:
    later = (end - 1) // DAY - start // DAY
    return f"{'次日' if later else ''}{clock(end - (start // DAY + later) * DAY)}"


def _fortnight(plan: Plan, known: Sequence[SaleDay]) -> Iterator[Duty]:
    scope = plan.scope
    first = known[0].day if known else None
    begin = first - datetime.timedelta(days=_AHEAD) if first is not None else None
    if begin is None and scope is not None:
        begin = scope.start
    for n in range(_FORTNIGHT if begin is not None else 0):
        if begin is not None:
            yield Duty(day=date_words(begin + datetime.timedelta(days=n)))
