"""When and where a drill is held, out of words."""

import datetime
import re
from dataclasses import dataclass

from planforge.errors import UsageProblem
from planforge.schema import Plan
from planforge.schema.times import PARTS_OF_DAY, hour_of_day

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_CLOCK = re.compile(
    rf"(?:(?P<part>{PARTS_OF_DAY})\s*)?(?<![\d:：])(?P<hour>\d{{1,2}})\s*"
    r"(?:[:：]\s*(?P<minute>\d{2})|[时点](?:(?P<half>半)|\s*(?P<minutes>\d{1,2})\s*分)?)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Appointment:
    """When and where a drill is held, as far as somebody has said it.

    Attributes:
        date: the day; None where it is open.
        start: minutes after midnight; None where it is open.
        place: in words; empty where it is open.
    """

    date: datetime.date | None = None
    start: int | None = None
    place: str = ""

    def over(self, other: "Appointment") -> "Appointment":
        """This one, and what it leaves open from another."""
        start = self.start if self.start is not None else other.start
        return Appointment(self.date or other.date, start, self.place or other.place)

    @property
    def day(self) -> str:
        """The day as plans write it, or the blanks for it."""
        if self.date is None:
            return "____年__月__日"
        return f"{self.date.year}年{self.date.month}月{self.date.day}日"


def appointed(words: str) -> Appointment:
    """What a user says of the time: 2026-12-02 9:30, or one of the two.

    Raises:
        UsageProblem: it is neither a day nor a time of day.
    """
    found = _read(words)
    if found is None or found == Appointment():
        message = f"看不懂演练时间“{words}”。"
        hint = "请写成 --when 2026-12-02、--when 9:30，或者 --when '2026-12-02 9:30'。"
        raise UsageProblem(message, hint)
    return found


def planned(plan: Plan) -> Appointment:
    """What the plan itself says of its next drill: a whole date, not “每年6月”."""
    arranged = plan.drills.arrangement if plan.drills else None
    if arranged is None:
        return Appointment()
    found = _read(arranged.when or "") or Appointment()
    if found.date is None:
        return Appointment(place=arranged.place or "")
    return Appointment(found.date, found.start, arranged.place or "")


def _read(words: str) -> Appointment | None:
    """The first day and the first time of day in words; None where one of them cannot be."""
    date, start = None, None
    found = _DATE.search(words)
    rest = words
    if found:
        try:
            date = datetime.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return None
        rest = words[found.end() :]
    clock = _CLOCK.search(rest)
    if clock:
        hour = hour_of_day(int(clock["hour"]), clock["part"] or "")
        minute = 30 if clock["half"] else int(clock["minute"] or clock["minutes"] or 0)
        if hour > 23 or minute > 59:
            return None
        start = hour * 60 + minute
    return Appointment(date, start)
