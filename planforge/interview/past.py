"""Answers of an earlier sitting that the calendar has overtaken."""

import datetime
import re
from collections.abc import Iterator, Mapping

from planforge.interview.answers import Answers
from planforge.interview.questions import Interview
from planforge.interview.reading import Kind, shown

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def past(interview: Interview, answers: Answers, today: datetime.date) -> Mapping[str, str]:
    """The answers that are over, each with what to tell of it; empty where nothing is told.

    Once all events that a plan was made for are past, the next ones are meant: which they are,
    when they start, and from when the plan holds is asked for again.
    """
    found: dict[str, str] = {}
    for question in interview.questions:
        if question.kind is not Kind.MOMENT or not question.repeat:
            continue
        name = re.compile(re.escape(question.id).replace(r"\*", ".+"))
        moments = {key: shown(value) for key, value in answers.items() if name.fullmatch(key)}
        if moments and all(_over(at, today) for at in moments.values()):
            found.update({key: f"{at} 已经过了，再问一次。" for key, at in moments.items()})
            found.update(dict.fromkeys(_depending(interview, question.repeat, answers, today), ""))
    return found


def _depending(
    interview: Interview, repeat: str, answers: Answers, today: datetime.date
) -> Iterator[str]:
    """The question that names the events, and days that went with them."""
    for one in interview.questions:
        if one.id in answers:
            over = one.kind is Kind.DAY and _over(shown(answers[one.id]), today)
            if over or one.id in repeat:
                yield one.id


def _over(at: str, today: datetime.date) -> bool:
    return bool(_DAY.match(at)) and at[:10] < today.isoformat()
