"""When the sales of a plan open: what it lists, else what its scope tells in sentences."""

import datetime
import re
from collections.abc import Iterator

from planforge.schema import Plan
from planforge.schema.base import Entry
from planforge.schema.days import SaleDay, sale_days

DAY_WORDS = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]"
    r"(?P<to>[至到—~-](?:\d{1,2}月)?\d{1,2}[日号])?"
    r"(?:[（(][^（）()]{1,6}[）)])?\s*(?:(?P<hour>[01]?\d|2[0-3])(?:[:：](?P<minute>[0-5]\d)|[时点]))?"
)
_SALE = re.compile(r"[日号]\s*[\d:：时点]{0,6}开售")
SENTENCE = re.compile(r"[^。；\n]+")

_YEARS = range(1900, 3000)


def sales(plan: Plan) -> tuple[SaleDay, ...]:
    """The sales of a plan, the earliest first: those it lists, else those its scope tells of."""
    return sale_days(plan) or tuple(sorted(_told(plan), key=_moment))


def _moment(sale: SaleDay) -> tuple[datetime.date, int]:
    return sale.day or datetime.date.max, sale.minutes or 0


def _told(plan: Plan) -> Iterator[SaleDay]:
    """开售 days in sentences of the scope."""
    for text in texts_in(plan.scope) if plan.scope is not None else ():
        for sentence in SENTENCE.findall(text):
            if _SALE.search(sentence) is None:
                continue
            name = sentence.partition("：")[0].strip() if "：" in sentence else "大促"
            for day, hour, _ in days_in(sentence, plan):
                yield SaleDay(name, day, _minutes(hour))


def _minutes(hour: str | None) -> int | None:
    return int(hour[:2]) * 60 + int(hour[3:]) if hour else None


def days_in(text: str, plan: Plan) -> Iterator[tuple[datetime.date, str | None, bool]]:
    """The days in a text, each with its hour and whether it is the last day for something.

    Without a year it is the next such day of the plan.
    """
    start = plan.effective or plan.issued
    for found in DAY_WORDS.finditer(text):
        month, number = int(found["month"]), int(found["day"])
        year = int(found["year"]) if found["year"] else start.year if start else 0
        if year not in _YEARS:
            continue
        try:
            day = datetime.date(year, month, number)
            if not found["year"] and plan.issued and day < plan.issued:
                day = datetime.date(year + 1, month, number)
        except ValueError:
            continue
        hour = f"{int(found['hour']):02}:{found['minute'] or '00'}" if found["hour"] else None
        yield day, hour, text[found.end() :].startswith(("前", "之前", "以前"))


def texts_in(entry: Entry) -> Iterator[str]:
    """What an entry and all below it says, in its own words."""
    for one in entries_in(entry):
        yield from filter(None, (one.heading, one.text, one.intro))


def entries_in(entry: Entry) -> Iterator[Entry]:
    """An entry and all entries below it."""
    yield entry
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Entry):
                yield from entries_in(inner)
