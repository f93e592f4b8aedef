"""A roster for a shop's sale night, proposed from its people and the hour at which orders open."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planforge.interview.duties import OWNER, Staff
from planforge.schema.days import counted
from planforge.schema.times import DAY, clock

_HOUR = 60
_LONGEST = 12 * _HOUR
"""Of a stretch that anybody works."""
_REST = 8 * _HOUR
_AROUND = 2 * _HOUR
"""Everybody is there so long before and after orders open."""
_MORNING = 9 * _HOUR
_EVENING = 22 * _HOUR
_ASSUMED = 20 * _HOUR
"""Where the hour is not known yet."""
_WATCH = ("售前", "仓库", "主播")
"""Posts of which one stays until the end."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A shift that is proposed.

    Attributes:
        date: the day on which it begins, or T-1日.
        when: its hours.
        lead: who decides.
        staff: who is there, the lead included.
        keeper: who answers the duty phone.
        note: what to know about it.
    """

    date: str
    when: str
    lead: str
    staff: tuple[str, ...]
    keeper: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of a sale night, in minutes after the midnight at which its day begins.

    Attributes:
        gather: everybody is there.
        part: most go.
        until: the last go.
        morning: the next day's work begins.
        known: whether the hour at which orders open was said.
    """

    gather: int
    part: int
    until: int
    morning: int
    known: bool


def hours(moment: str, until: str = "") -> Hours:
    """The hours that follow from when orders open: 2026-11-11 20:00, until 2:00."""
    said = minutes(moment.partition(" ")[2])
    opens = _ASSUMED if said is None else said
    gather, part = opens - _AROUND, opens + _AROUND
    last = minutes(until)
    if last is None:
        by_day = 5 * _HOUR <= opens < 16 * _HOUR
        last = gather + _LONGEST if by_day else opens + 6 * _HOUR
    if last <= opens:
        last += DAY
    last = min(last, gather + DAY)
    part = min(part, last)
    morning = _MORNING if part < _MORNING else DAY + _MORNING
    if morning - part < _REST:
        morning += _HOUR
    return Hours(gather, part, last, max(morning, last), said is not None)


def usual_end(moment: str) -> str:
    """How long somebody usually stays after orders open, as a clock shows it: 次日2:00."""
    last = hours(moment).until
    return f"{'次日' if last >= DAY else ''}{clock(last % DAY)}"


def night_watch(staff: Staff, deputy: str) -> str:
    """Who may answer the phone at night: who is least needed before and after."""
    owner = staff.post(OWNER).holder
    others = [one for one in staff.people if one.name != owner]
    fit = [one for one in others if one.name != deputy] or others
    for post in ("美工", "售后"):
        for one in fit:
            if post in one.posts and not set(one.posts) & set(_WATCH):
                return one.name
    return fit[-1].name if fit else owner


def minutes(words: str) -> int | None:
    """The minutes of a clock such as 20:00; None where it is none."""
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", words.strip())
    return int(found[1]) * _HOUR + int(found[2]) if found else None


def proposed(
    staff: Staff, moment: str, until: str = "", night: str = "", deputy: str = "", phone: str = ""
) -> tuple[Turn, ...]:
    """The shifts from the afternoon before orders open until the evening after.

    Args:
        staff: who there is.
        moment: when orders open, as 2026-11-11 20:00; the hour, or all, may be missing.
        until: how long somebody stays; empty for the usual.
        night: who answers the duty phone at night; empty for the usual.
        deputy: who decides where the owner cannot be reached; may be empty.
        phone: the number of the duty phone; may be that of somebody's own.
    """
    if not staff.people:
        return ()
    when = hours(moment, until)
    crew = _crew(staff, night, deputy, phone)
    return tuple(_Roster(crew, when, moment.partition(" ")[0]).turns())


@dataclass(frozen=True, slots=True)
class _Crew:
    """Who comes when.

    Attributes:
        every: all, the owner first.
        owner: decides on the night and on the evening after.
        night: answers the phone while the others sleep.
        late: stay until the end with the owner.
        early: come first and take the morning after.
        phone: whose own the duty phone is; empty for one of the shop's.
    """

    every: tuple[str, ...]
    owner: str
    night: str
    late: tuple[str, ...]
    early: tuple[str, ...]
    phone: str


def _crew(staff: Staff, night: str, deputy: str, phone: str) -> _Crew:
    owner = staff.post(OWNER).holder or staff.people[0].name
    every = (owner, *(one.name for one in staff.people if one.name != owner))
    night = night or night_watch(staff, deputy)
    left = [name for name in every if name not in (owner, night)]
    first = deputy if deputy in left else next(iter(left), "")
    late: list[str] = []
    for post in _WATCH:
        holders = [one.name for one in staff.post(post).holders]
        fit = [name for name in holders if name in left and name not in (first, *late)]
        if fit and len(late) < len(left) // 2 + 1:
            late.append(fit[0])
    early = tuple(name for name in sorted(left, key=lambda name: name != first) if name not in late)
    own = next((one.name for one in staff.people if phone and one.phone == phone), "")
    return _Crew(every, owner, night, tuple(late), early, own)


@dataclass(frozen=True, slots=True)
class _Roster:
    """Lays the crew over the hours."""

    crew: _Crew
    when: Hours
    day: str

    def turns(self) -> Iterator[Turn]:
        crew, at = self.crew, self.when
        before = at.part - _LONGEST
        if crew.early and before % DAY >= 8 * _HOUR:
            note = "照清单核价格和库存"
            yield self._turn(before, at.gather, crew.early, note, crew.phone)
        note = "所有人都在" if len(crew.every) > 1 else ""
        yield self._turn(at.gather, at.part, crew.every, note)
        yield from self._late()
        asleep = at.until
        if at.morning - at.until > _LONGEST and crew.early:  # The sale opened by day.
            asleep = min(at.until - at.until % DAY + DAY, at.morning)
            yield self._turn(at.until, asleep, crew.early, "换下前面的人")
        if asleep < at.morning:
            yield self._night(asleep)
        yield from self._day_after()

    def _late(self) -> Iterator[Turn]:
        """From when most go until the last go; who gathered at first goes after twelve hours."""
        crew, at = self.crew, self.when
        staff = (crew.owner, *crew.late)
        rested = crew.early or ((crew.night,) if crew.night != crew.owner else ())
        change = min(at.until, at.gather + _LONGEST) if rested else at.until
        home = [name for name in (*crew.early, crew.night) if name not in staff]
        sleep = "、".join(home) if len(home) < 3 else "其余的人"
        if at.part < change:
            yield self._turn(at.part, change, staff, f"{sleep}先回去睡" if sleep else "")
        if change < at.until:
            yield self._turn(change, at.until, rested, "换下前面的人去睡")

    def _night(self, start: int) -> Turn:
        crew, at = self.crew, self.when
        if crew.night == crew.owner and len(crew.every) == 1:
            note = "睡觉，手机开响铃；自动回复写明几点回"
            return self._turn(start, at.morning, (), note)
        others = "店主" if len(crew.every) == 2 else "其余的人"
        passed = "" if crew.night == crew.phone else "值守电话转过来，"
        note = f"{others}睡觉；{passed}要拍板的叫醒店主"
        return self._turn(start, at.morning, (crew.night,), note)

    def _day_after(self) -> Iterator[Turn]:
        crew, at = self.crew, self.when
        evening = max(at.morning - at.morning % DAY + _EVENING, at.morning + 5 * _HOUR)
        middle = at.morning + 4 * _HOUR
        staff = (crew.owner, *crew.late)
        rests = f"{crew.night}休息" if crew.night not in staff else ""
        if crew.early:
            yield self._turn(at.morning, at.morning + 9 * _HOUR, crew.early, "先发货、回消息")
            yield self._turn(middle, evening, staff, rests)
        elif crew.night != crew.owner:
            yield self._turn(at.morning, middle, (crew.night,), "店主接着睡")
            yield self._turn(middle, evening, staff, rests)
        else:
            yield self._turn(
                at.morning, min(evening, at.morning + _LONGEST), staff, "先发货、回消息"
            )

    def _turn(
        self, start: int, end: int, staff: Sequence[str], note: str, keeper: str = ""
    ) -> Turn:
        """A shift; the first of its people decides, and answers the phone unless another does."""
        days = start // DAY
        over = end % DAY == 0
        last = "24:00" if over else f"{'次日' if end // DAY > days else ''}{clock(end % DAY)}"
        lead = staff[0] if staff else ""
        keeper = keeper or lead or self.crew.owner
        return Turn(
            self._date(days), f"{clock(start % DAY)}—{last}", lead, tuple(staff), keeper, note
        )

    def _date(self, days: int) -> str:
        try:
            day = datetime.date.fromisoformat(self.day) + datetime.timedelta(days=days)
        except (ValueError, OverflowError):
            return counted(days)
        return day.isoformat()
