"""When the sales of a plan open: what it lists, else what its scope tells in sentences."""

import datetime
import re
from collections.abc import Iterator

from planforge.schema import Plan
from planforge.schema.base import Entry
from planforge.schema.days import SaleDay, earliest, sale_days
from planforge.schema.fields import models_in
from planforge.schema.times import PARTS_OF_DAY, Moment

DAY_WORDS = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]"
    r"(?P<to>[至到—~-](?:\d{1,2}月)?\d{1,2}[日号])?"
    r"(?:[（(][^（）()]{1,6}[）)])?\s*"
    rf"(?P<clock>(?:{PARTS_OF_DAY})?\s*(?:[01]?\d|2[0-4])(?:[:：][0-5]\d|[时点]半?))?"
)
_SALE = re.compile(rf"{DAY_WORDS.pattern}\s*开售")
SENTENCE = re.compile(r"[^。；\n]+")


def sales(plan: Plan) -> tuple[SaleDay, ...]:
    """The sales of a plan, the earliest first: those it lists, else those its scope tells of."""
    return sale_days(plan) or tuple(sorted(_told(plan), key=earliest))


def _told(plan: Plan) -> Iterator[SaleDay]:
    """开售 days in sentences of the scope."""
    for text in texts_in(plan.scope) if plan.scope is not None else ():
        for sentence in SENTENCE.findall(text):
            if _SALE.search(sentence) is None:
                continue
            name = sentence.partition("：")[0].strip() if "：" in sentence else "大促"
            for day, minutes, _ in days_in(sentence, plan):
                yield SaleDay(name, day, minutes)


def days_in(text: str, plan: Plan) -> Iterator[tuple[datetime.date, int | None, bool]]:
    """The days in a text, each with the minutes after midnight and whether it is a last day.

    Without a year it is the next such day of the plan.
    """
    after = plan.issued or plan.effective
    for found in DAY_WORDS.finditer(text):
        year = f"{found['year']}年" if found["year"] else ""
        words = f"{year}{found['month']}月{found['day']}日{found['clock'] or ''}"
        moment = Moment.parse(words)
        day, minutes = moment.at(after) if moment is not None else (None, None)
        if day is not None:
            yield day, minutes, text[found.end() :].startswith(("前", "之前", "以前"))


def texts_in(entry: Entry) -> Iterator[str]:
    """What an entry and all below it says, in its own words."""
    for one in entries_in(entry):
        yield from filter(None, (one.heading, one.text, one.intro))


def entries_in(entry: Entry) -> Iterator[Entry]:
    """An entry and all entries below it."""
    return (one for one in models_in(entry) if isinstance(one, Entry))
