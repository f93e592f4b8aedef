"""A scenario played through: its plays in time, and what was noticed."""

from dataclasses import dataclass
from enum import Enum

from planforge.findings import Path
from planforge.lint.acts import Source
from planforge.schema.times import clock


class NoteKind(Enum):
    """What a note is about."""

    CHAIN = "报告几时送到"
    LATE = "来不及"
    TWICE = "同时要做几件事"
    ALONE = "没有替补"
    NOBODY = "没有写由谁做"
    UNTIMED = "没有时限"
    GAP = "没有人通知"


@dataclass(frozen=True, slots=True)
class Note:
    """Something noticed.

    Attributes:
        kind: what it is about.
        words: one Chinese sentence.
        plays: the numbers of the plays it is about, from 1.
    """

    kind: NoteKind
    words: str
    plays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Play:
    """An act on the clock of a run.

    Attributes:
        number: from 1, in order.
        who: who acts, as the plan names them; empty where nobody is named.
        person: who holds the post, where the plan says so.
        what: what is done.
        title: the step's or the phase's title; empty where none.
        source: what of the plan tells it.
        start: seconds after the clock's zero.
        due: by when it has to be done; None where the plan sets no limit.
        limit: the limit as written; empty where none.
        to: to whom it reports; empty where it is no report.
        critical: it stands on the critical path.
        at: its path in the plan.
    """

    number: int
    who: str
    person: str
    what: str
    title: str
    source: Source
    start: int
    due: int | None
    limit: str
    to: str
    critical: bool
    at: Path


@dataclass(frozen=True, slots=True)
class Run:
    """A scenario played through.

    Attributes:
        plan: the plan's title.
        scenario: the scenario's name.
        level: the response level; empty where none was chosen.
        trigger: what sets it off; empty where the plan does not say.
        clock: what the times count from: 发现; or the time of day for a drill.
        day: the times are times of day.
        plays: in the order of time.
        notes: what was noticed.
    """

    plan: str
    scenario: str
    level: str
    trigger: str
    clock: str
    day: bool
    plays: tuple[Play, ...]
    notes: tuple[Note, ...]

    @property
    def critical(self) -> tuple[Play, ...]:
        """The plays of the critical path, in order."""
        return tuple(play for play in self.plays if play.critical)

    @property
    def end(self) -> int:
        """When the last play with a limit has to be done, in seconds."""
        return max((play.due for play in self.plays if play.due is not None), default=0)


def clocked(seconds: int, *, day: bool = False) -> str:
    """A time as a reader says it: 30分钟, 1小时30分, 3天; or 9:30 on a drill's clock."""
    minutes, rest = divmod(seconds, 60)
    if day:
        return clock(minutes)
    if seconds < 60:
        return f"{seconds}秒" if rest else "0"
    days, minutes = divmod(minutes, 1440)
    hours, minutes = divmod(minutes, 60)
    words = f"{days}天" if days else ""
    if days == 1 and not hours and not minutes:
        return "24小时"
    words += f"{hours}小时" if hours else ""
    if minutes:
        words += f"{minutes}分" if words else f"{minutes}分钟"
    return words
