"""The days that a plan names or that follow from it: drills, sales, review, filing."""

import datetime
import re
from collections.abc import Iterator
from typing import ClassVar

from planforge.schema import Model, Plan
from planforge.schema.base import Entry, Str
from planforge.schema.days import SaleDay, sale_days
from planforge.schema.drills import Drills

_DAY = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]"
    r"(?P<to>[至到—~-](?:\d{1,2}月)?\d{1,2}[日号])?"
    r"(?:[（(][^（）()]{1,6}[）)])?\s*(?:(?P<hour>[01]?\d|2[0-3])(?:[:：](?P<minute>[0-5]\d)|[时点]))?"
)
_SALE = re.compile(r"[日号]\s*[\d:：时点]{0,6}开售")
_SENTENCE = re.compile(r"[^。；\n]+")
_FILING_DAYS = 20
"""Working days after issue, by registry norm.yuan2024 and rule.yuan88, articles 26."""
_REVIEW_AHEAD = 30
_MENDING = re.compile(r"整改|改完|复演|评估")
_WEEK = "一二三四五六日"


class Event(Model):
    """Something on a day, or at an hour of it.

    Attributes:
        date: the day.
        day: the same as calendars take it, with the weekday: 2026-12-08 周二.
        time: the hour, 14:00; None for the whole day.
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
    found = [*_sales(plan), *_drills(plan), *_review(plan), *_filing(plan)]
    unique = {(one.date, one.time or "", one.what): one for one in found}
    return Agenda(events=tuple(unique[key] for key in sorted(unique)))


def sales(plan: Plan) -> tuple[SaleDay, ...]:
    """The sales of a plan, the earliest first: those it lists, else those its scope tells of."""
    return sale_days(plan) or tuple(sorted(_told(plan), key=_moment))


def _moment(sale: SaleDay) -> tuple[datetime.date, int]:
    return sale.day or datetime.date.max, sale.minutes or 0


def _told(plan: Plan) -> Iterator[SaleDay]:
    """开售 days in sentences of the scope."""
    for text in _texts(plan.scope) if plan.scope is not None else ():
        for sentence in _SENTENCE.findall(text):
            if _SALE.search(sentence) is None:
                continue
            name = sentence.partition("：")[0].strip() if "：" in sentence else "大促"
            for day, hour, _ in _days(sentence, plan):
                yield SaleDay(name, day, _minutes(hour))


def _sales(plan: Plan) -> Iterator[Event]:
    """开售 days, with the checklists before them."""
    for sale in sales(plan):
        if sale.day is None:
            continue
        name = sale.name or "大促"
        yield _event(sale.day, f"{name}开售（T日）", "按作战表办", _hour(sale.minutes))
        for before, said in ((7, ""), (1, "；冻结价格、券和库存设置")):
            earlier = sale.day - datetime.timedelta(days=before)
            why = f"按检查清单的T-{before}日一张逐项打勾、签名{said}"
            yield _event(earlier, f"{name}T-{before}日检查", why)


def _minutes(hour: str | None) -> int | None:
    return int(hour[:2]) * 60 + int(hour[3:]) if hour else None


def _hour(minutes: int | None) -> str | None:
    return f"{minutes // 60:02}:{minutes % 60:02}" if minutes is not None else None


def _drills(plan: Plan) -> Iterator[Event]:
    drills = plan.drills
    if drills is None:
        return
    if plan.kind.drill:
        yield from _the_drill(plan, drills)
        return
    for title, sentence in _said(drills):
        for day, hour, until in _days(sentence, plan):
            if until and _MENDING.search(sentence):
                yield _event(day, "演练整改最迟这一天", sentence.strip())
            else:
                yield from _drill(day, hour, _topic(title, sentence), until=until)


def _said(drills: Drills) -> Iterator[tuple[str, str]]:
    """Sentences that may name a drill's day, each with the title it stands under."""
    pieces = (drills.arrangement, drills.content, drills.evaluation, drills.rectification)
    entries: list[Entry] = [drills, *drills.items]
    entries += [entry for piece in pieces if piece is not None for entry in _entries(piece)]
    for entry in entries:
        title = entry.heading or ""
        for sentence in _SENTENCE.findall(f"{title}\n{entry.text or ''}"):
            yield title, sentence


def _the_drill(plan: Plan, drills: Drills) -> Iterator[Event]:
    """The day of a plan that is of one drill."""
    held = drills.arrangement
    texts = (held.when or "", *_texts(held)) if held else ()
    for day, hour, _ in (found for text in texts for found in _days(text, plan)):
        yield from _drill(day, hour, plan.title, until=False)
        return


def _drill(day: datetime.date, hour: str | None, topic: str, *, until: bool) -> Iterator[Event]:
    if until:
        yield _event(day, f"演练最迟这一天：{topic}", "按演练方案进行，材料标明“演练”")
        return
    yield _event(day, f"演练：{topic}", "按演练方案进行，材料标明“演练”", hour)
    why = "确认场地、人员、物资和中止口令；告知可能受影响的人"
    yield _event(day - datetime.timedelta(days=1), f"演练前检查：{topic}", why)


def _topic(title: str, sentence: str) -> str:
    words = _DAY.sub("", title or sentence).lstrip("前").strip("，,、 。；：")
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


def _event(date: datetime.date, what: str, why: str, time: str | None = None) -> Event:
    return Event(date=date, day=f"{date} 周{_WEEK[date.weekday()]}", time=time, what=what, why=why)


def _working(day: datetime.date, days: int) -> datetime.date:
    while days:
        day += datetime.timedelta(days=1)
        days -= day.weekday() < 5
    return day


def _days(text: str, plan: Plan) -> Iterator[tuple[datetime.date, str | None, bool]]:
    """The days in a text, each with its hour and whether it is the last day for something.

    Without a year it is the next such day of the plan.
    """
    start = plan.effective or plan.issued
    for found in _DAY.finditer(text):
        month, number = int(found["month"]), int(found["day"])
        year = int(found["year"]) if found["year"] else start.year if start else 0
        try:
            day = datetime.date(year, month, number)
            if not found["year"] and plan.issued and day < plan.issued:
                day = datetime.date(year + 1, month, number)
        except ValueError:
            continue
        hour = f"{int(found['hour']):02}:{found['minute'] or '00'}" if found["hour"] else None
        yield day, hour, text[found.end() :].startswith(("前", "之前", "以前"))


def _texts(entry: Entry) -> Iterator[str]:
    for one in _entries(entry):
        yield from filter(None, (one.heading, one.text, one.intro))


def _entries(entry: Entry) -> Iterator[Entry]:
    yield entry
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Entry):
                yield from _entries(inner)
