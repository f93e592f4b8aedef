"""The shifts of a plan on one line of time."""

import datetime
from collections.abc import Iterator

from planforge.document.quick import quick
from planforge.findings import Path
from planforge.schema import Plan
from planforge.schema.days import counted, sale_days, span_of
from planforge.schema.organization import Shift
from planforge.schema.times import DAY, clock

PLACE: Path = ("organization", "roster", "shifts")
"""Where the shifts stand in a plan."""


@quick
class Watch:
    """A shift whose hours are known.

    Attributes:
        at: its path in the plan.
        shift: as the plan has it.
        start: minutes from an origin that the watches with the same ``line`` share.
        end: the same.
        line: watches on different lines cannot be compared: T日 is no date without a sale.
        sale: the minute of T日 0:00 on that line; None where the shift names a date.
    """

    at: Path
    shift: Shift
    start: int
    end: int
    line: str
    sale: int | None

    def said(self, minute: int, *, ending: bool = False) -> str:
        """A minute of the line as the shift words its days: T日20:00, 11月12日9:00.

        Args:
            minute: on the line of time.
            ending: it is the end of something, so that midnight is 24:00.
        """
        days, at = divmod(minute - (self.sale or 0), DAY)
        if ending and not at:
            days, at = days - 1, DAY
        if self.sale is None:
            day = datetime.date.fromordinal(days)
            return f"{day.month}月{day.day}日{clock(at)}"
        return f"{counted(days)}{clock(at)}"


def shifts_of(plan: Plan) -> tuple[Shift, ...]:
    """The shifts of a plan's roster."""
    held = plan.organization.roster if plan.organization is not None else None
    return held.shifts if held is not None else ()


def watches_of(plan: Plan) -> tuple[Watch, ...]:
    """The shifts whose hours are known, as they stand in the plan."""
    return tuple(_watches(plan))


def _watches(plan: Plan) -> Iterator[Watch]:
    after = plan.issued or plan.effective
    first = next((sale.day for sale in sale_days(plan) if sale.day is not None), None)
    for index, shift in enumerate(shifts_of(plan)):
        span = span_of(shift, after)
        if span is None or span.start is None or span.end is None:
            continue
        if isinstance(span.day, int):
            sale = first.toordinal() * DAY if first is not None else 0
            midnight = sale + span.day * DAY
            line = "dates" if first is not None else "sale"
        else:
            sale, midnight, line = None, span.day.toordinal() * DAY, "dates"
        start, end = midnight + span.start, midnight + span.end
        yield Watch((*PLACE, index), shift, start, end, line, sale)
