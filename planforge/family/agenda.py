"""The days that a plan names or that follow from it: drills, sales, review, filing."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from planforge.family.days import weekday
from planforge.family.sales import DAY_WORDS, SENTENCE, days_in, entries_in, sales, texts_in
from planforge.schema import Model, Plan
from planforge.schema.base import Entry, Str
from planforge.schema.days import people_of, person_called, span_of, without_day
from planforge.schema.drills import Drills
from planforge.schema.organization import Person, Shift

_FILING_DAYS = 20
"""Working days after issue, by registry norm.yuan2024 and rule.yuan88, articles 26."""
_REVIEW_AHEAD = 30
_MOST_DUTY = 10
"""Days of a roster that a calendar takes; a month of duty would bury all else."""
_MENDING = re.compile(r"整改|改完|复演|评估")


class Event(Model):
    """Something on a day, or at an hour of it.

    Attributes:
        date: the day.
        day: the same as calendars take it, with the weekday: 2026-12-08 周二.
        time: the hour as calendars take it, 09:00; None for the whole day.
        what: in a few words.
        why: what is to be done, and what it follows from.
    """

    zh: ClassVar[str] = "日程"

    date: datetime.date
    day: str
    time: Str = None
    what: str
    why: str = ""


class Agenda(Model):
    """The events of a plan, the earliest first."""

    zh: ClassVar[str] = "日历"

    events: tuple[Event, ...] = ()


def agenda(plan: Plan) -> Agenda:
    """The days of a plan; none where it names none."""
    found = [*_sales(plan), *_roster(plan), *_drills(plan), *_review(plan), *_filing(plan)]
    unique = {(one.date, one.time or "", one.what): one for one in found}
    return Agenda(events=tuple(unique[key] for key in sorted(unique)))


def _sales(plan: Plan) -> Iterator[Event]:
    """开售 days, with the checklists before them."""
    for sale in sales(plan):
        if sale.day is None:
            continue
        name = sale.name or "大促"
        yield _event(sale.day, f"{name}开售（T日）", "按作战表办", sale.minutes)
        for before, said in ((7, ""), (1, "；冻结价格、券和库存设置")):
            earlier = sale.day - datetime.timedelta(days=before)
            why = f"按检查清单的T-{before}日一张逐项打勾、签名{said}"
            yield _event(earlier, f"{name}T-{before}日检查", why)


def _roster(plan: Plan) -> Iterator[Event]:
    """Each day of the roster as one event: who is there when, and who answers the phone.

    Not an event for each shift: a sale has ten of them, and everybody who takes the file would be
    woken an hour before those of the others too. An event of the whole day reminds the day before.
    """
    held = plan.organization.roster if plan.organization is not None else None
    people = people_of(plan)
    days: dict[datetime.date, list[Shift]] = defaultdict(list)
    for shift in held.shifts if held is not None else ():
        for day in _on(shift, plan):
            days[day].append(shift)
    if len(days) <= _MOST_DUTY:
        for day, shifts in days.items():
            yield _event(day, "排班", _told(shifts, people))


def _on(shift: Shift, plan: Plan) -> Iterator[datetime.date]:
    """The days on which a shift begins: one counted from the sale has one for each wave."""
    span = span_of(shift, plan.issued or plan.effective)
    if span is None:
        return
    if isinstance(span.day, datetime.date):
        yield span.day
        return
    for sale in sales(plan):
        if sale.day is not None:
            yield sale.day + datetime.timedelta(days=span.day)


def _told(shifts: Sequence[Shift], people: Mapping[str, Person]) -> str:
    return "；\n".join(_shift(one, people) for one in shifts)


def _shift(shift: Shift, people: Mapping[str, Person]) -> str:
    said = [" ".join(filter(None, (without_day(shift.when or ""), "、".join(shift.staff))))]
    if shift.lead:
        said.append(f"带班{shift.lead}")
    if shift.keeper:
        person = person_called(shift.keeper, people)
        phone = f" {person.phone}" if person is not None and person.phone else ""
        said.append(f"接值守电话{shift.keeper}{phone}")
    return "，".join(said)


def _drills(plan: Plan) -> Iterator[Event]:
    drills = plan.drills
    if drills is None:
        return
    if plan.kind.drill:
        yield from _the_drill(plan, drills)
        return
    for title, sentence in _said(drills):
        for day, minutes, until in days_in(sentence, plan):
            if until and _MENDING.search(sentence):
                yield _event(day, "演练整改最迟这一天", sentence.strip())
            else:
                yield from _drill(day, minutes, _topic(title, sentence), until=until)


def _said(drills: Drills) -> Iterator[tuple[str, str]]:
    """Sentences that may name a drill's day, each with the title it stands under."""
    pieces = (drills.arrangement, drills.content, drills.evaluation, drills.rectification)
    entries: list[Entry] = [drills, *drills.items]
    entries += [entry for piece in pieces if piece is not None for entry in entries_in(piece)]
    for entry in entries:
        title = entry.heading or ""
        for sentence in SENTENCE.findall(f"{title}\n{entry.text or ''}"):
            yield title, sentence


def _the_drill(plan: Plan, drills: Drills) -> Iterator[Event]:
    """The day of a plan that is of one drill."""
    held = drills.arrangement
    texts = (held.when or "", *texts_in(held)) if held else ()
    for day, minutes, _ in (found for text in texts for found in days_in(text, plan)):
        yield from _drill(day, minutes, plan.title, until=False)
        return


def _drill(day: datetime.date, minutes: int | None, topic: str, *, until: bool) -> Iterator[Event]:
    if until:
        yield _event(day, f"演练最迟这一天：{topic}", "按演练方案进行，材料标明“演练”")
        return
    yield _event(day, f"演练：{topic}", "按演练方案进行，材料标明“演练”", minutes)
    why = "确认场地、人员、物资和中止口令；告知可能受影响的人"
    yield _event(day - datetime.timedelta(days=1), f"演练前检查：{topic}", why)


def _topic(title: str, sentence: str) -> str:
    words = DAY_WORDS.sub("", title or sentence).lstrip("前").strip("，,、 。；：")
    return re.split(r"[，（(]", words)[0][:30] or "应急演练"


def _review(plan: Plan) -> Iterator[Event]:
    day = plan.next_review
    if day is not None:
        yield _event(day, "预案评审到期", "按下次评审日期")
        ahead = day - datetime.timedelta(days=_REVIEW_AHEAD)
        yield _event(ahead, "准备预案评审", "核对法规、机构、电话和演练记录，提出修订意见")


def _filing(plan: Plan) -> Iterator[Event]:
    if plan.issued is None or (plan.filing is not None and plan.filing.date is not None):
        return
    basis = filing_basis(plan)
    if basis:
        why = f"{basis}。按周一至周五推算，遇法定节假日顺延，请核对"
        yield _event(_working(plan.issued, _FILING_DAYS), "预案备案截止（20个工作日）", why)


def filing_basis(plan: Plan) -> str:
    """Why a plan is to be filed; empty where it is not, or where the plan does not tell.

    Sources: registry rule.yuan88 and norm.yuan2024, articles 26.
    """
    entity = plan.entity
    if plan.kind.drill or plan.type == "tmall_shop" or entity is None:
        return ""
    if plan.type == "government":
        return "《突发事件应急预案管理办法》：应急预案印发后20个工作日内备案"
    if entity.high_risk or (entity.crowded_place and entity.production_safety):
        return "《生产安全事故应急预案管理办法》第二十六条：公布之日起20个工作日内备案"
    return ""


def _event(date: datetime.date, what: str, why: str, minutes: int | None = None) -> Event:
    time = f"{minutes // 60:02}:{minutes % 60:02}" if minutes is not None else None
    return Event(date=date, day=f"{date} {weekday(date)}", time=time, what=what, why=why)


def _working(day: datetime.date, days: int) -> datetime.date:
    while days:
        day += datetime.timedelta(days=1)
        days -= day.weekday() < 5
    return day
