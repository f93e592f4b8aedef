"""The clock of a drill: its slots, and the hours that the plan states for it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from planforge.document.quick import quick
from planforge.findings import Path
from planforge.lint.prose import Prose
from planforge.schema import Plan
from planforge.schema.drills import Drills, Slot, Timed
from planforge.schema.times import TimeSlot

_TIMED = ("evaluation", "rectification", "revision")


@quick
class Span:
    """A span of the drill's clock.

    Attributes:
        at: path of the slot.
        title: what it is called; empty where it has no title.
        words: the time as written.
        start: minutes after midnight.
        end: the same; None where none is given.
        owner: who runs it; empty where nobody is named.
        main: a slot of the timeline, not the evaluation or what comes after.
    """

    at: Path
    title: str
    words: str
    start: int
    end: int | None
    owner: str
    main: bool

    @property
    def length(self) -> int | None:
        """How long it takes, in minutes; None where no end is given or it lies before."""
        if self.end is None or self.end <= self.start:
            return None
        return self.end - self.start

    @property
    def clock(self) -> Path:
        """The path of its time."""
        return (*self.at, "time")


@quick
class Hours:
    """The hours that a text states for the drill.

    Attributes:
        text: the text.
        words: as they stand there.
        start: minutes after midnight.
        end: the same.
    """

    text: Prose
    words: str
    start: int
    end: int


def spans_of(plan: Plan) -> tuple[Span, ...]:
    """The slots of a drill that have a time of day, in the order of the plan."""
    return tuple(_spans(plan.drills)) if plan.drills is not None else ()


def _spans(drills: Drills) -> Iterator[Span]:
    slots = drills.timeline.slots if drills.timeline is not None else ()
    for index, slot in enumerate(slots):
        yield from _span(slot, ("drills", "timeline", "slots", index), main=True)
    for name in _TIMED:
        timed: Timed | None = getattr(drills, name)
        if timed is not None:
            yield from _span(timed, ("drills", name), main=False)


def _span(slot: Slot | Timed, at: Path, *, main: bool) -> Iterator[Span]:
    time = slot.time
    if time is None or time.start is None:
        return
    yield Span(at, slot.title or "", str(time), time.start, time.end, slot.owner or "", main)


def hours_of(prose: Sequence[Prose], *, whole: bool = False) -> Hours | None:
    """The hours stated for the drill outside its timeline; None where not exactly one span.

    Args:
        prose: the texts of the plan.
        whole: all of the plan is about the drill, not only its part on drills.
    """
    found = []
    for text in prose:
        slots = text.at[1:2] in {("timeline",), ("scenarios",), *((one,) for one in _TIMED)}
        if (text.part != "drills" and not whole) or slots:
            continue
        for match in _stated().finditer(text.text):
            slot = TimeSlot.parse(match["span"])
            if slot is not None and slot.start is not None and slot.end is not None:
                found.append(Hours(text, match["span"], slot.start, slot.end))
    own = [one for one in found if one.text.part == "drills"]
    found = own or found
    return found[0] if len({(one.start, one.end) for one in found}) == 1 else None


@cache
def _stated() -> re.Pattern[str]:
    clock = r"(?:上午|下午|晚上|中午)?\s*\d{1,2}(?:[:：]\d{2}|[点时](?:\d{1,2}分?|半)?)"
    return re.compile(
        r"(?:演练时间[为是：:]?|\d{1,2}月\d{1,2}日(?:（[^（）]*）|\([^()]*\))?[，,]?(?:演练时间)?(?:为|：|:)?)"
        rf"\s*(?P<span>{clock}\s*[-~～—–至到]+\s*{clock})"
    )
