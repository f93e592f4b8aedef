"""演练进程: the slots of a drill as bars on its clock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planforge.figures.boxes import EDGE, SMALL, TEXT, Said, Strip, packed, reach, stacked
from planforge.figures.drawing import Box, Drawing, Line, Look, Shape, Words
from planforge.figures.spoken import Say, speaker
from planforge.schema import Plan
from planforge.schema.drills import Inject, Slot
from planforge.schema.times import DAY, TimeSlot, clock

_TIME = (66.0, 118.0)
_SHARES = (0.2, 0.2)
_PAD = 4.0
_HEAD = 20.0
_BAR = 10.0
_TICK = 27.0
_ROUND = 30
_HALF_DAY = DAY // 2
_STEPS = (15, 30, 60, 120, 180, 240, 360, _HALF_DAY, DAY)

_Columns = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class _Axis:
    """The drill's clock: minutes after midnight, and where they lie."""

    first: int
    last: int
    step: int
    left: float
    right: float

    def x(self, minutes: float) -> float:
        return self.left + (self.right - self.left) * (minutes - self.first) / (
            self.last - self.first
        )

    @property
    def ticks(self) -> range:
        return range(-(-self.first // self.step) * self.step, self.last + 1, self.step)


def gantt(plan: Plan, across: float, down: float) -> tuple[Drawing, ...]:
    """The drill's course; none where no slot has a time on the clock."""
    part = plan.drills
    own = part.timeline.slots if part is not None and part.timeline is not None else ()
    say = speaker(plan)
    slots = tuple(_spoken(slot, say) for slot in own)
    spans = list(_spans(slots))
    known = [span for span in spans if span is not None]
    if not known:
        return ()
    room = across - 2 * EDGE
    columns = _columns(slots, room)
    axis = _axis(known, sum(columns), room)
    injects = tuple(_injects(plan))
    strips = [
        _row(slot, span, axis, injects, columns, room, shaded=index % 2 == 1)
        for index, (slot, span) in enumerate(zip(slots, spans, strict=True))
    ]
    found = tuple(
        packed(strips, across, down, head=_head(axis, columns, room, marked=bool(injects)))
    )
    words = tuple(_told(slot) for slot in slots)
    return (replace(found[0], told=words), *found[1:])


def _spoken(slot: Slot, say: Say) -> Slot:
    """The slot with each reference in its names said by name."""
    acts = tuple(act.model_copy(update={"actor": say(act.actor)}) for act in slot.acts)
    said = {name: say(getattr(slot, name)) or None for name in ("title", "text", "owner")}
    return slot.model_copy(update={**said, "acts": acts})


def _columns(slots: Sequence[Slot], room: float) -> _Columns:
    """How wide the columns of times, names and people are."""
    least, most = _TIME
    asked = max(reach(_times(slot), room) for slot in slots) + 2 * _PAD
    name, who = (share * room for share in _SHARES)
    return min(max(asked, least), max(least + 4, min(most, 0.18 * room))), name, who


def _times(slot: Slot) -> list[Said]:
    """The time of a slot on both clocks."""
    found = [Said(slot.time, TEXT)] if slot.time is not None else []
    if slot.scene_time:
        found.append(Said(f"情景{slot.scene_time}", SMALL, faint=True))
    return found


def _span(slot: Slot) -> tuple[int, int] | None:
    """From when to when, in minutes after midnight; an end before the start is on the next day."""
    if slot.time is None or slot.time.start is None:
        return None
    start, end = slot.time.start, slot.time.end
    if end is None:
        return start, start
    return start, end if end >= start else end + DAY


def _spans(slots: Sequence[Slot]) -> Iterator[tuple[int, int] | None]:
    """The spans in turn; a slot that begins half a day before the last one is on the next day."""
    day, last = 0, 0
    for slot in slots:
        span = _span(slot)
        if span is None:
            yield None
            continue
        if span[0] + day < last - _HALF_DAY:
            day += DAY
        last = span[0] + day
        yield last, span[1] + day


def _axis(spans: Sequence[tuple[int, int]], left: float, right: float) -> _Axis:
    first = min(start for start, _ in spans) // _ROUND * _ROUND
    last = max(-(-max(end for _, end in spans) // _ROUND) * _ROUND, first + _ROUND)
    room = right - left - _TICK
    step = next((step for step in _STEPS if (last - first) / step * _TICK <= room), _STEPS[-1])
    return _Axis(first, last, step, left + _TICK / 2, right - _TICK / 2)


def _head(axis: _Axis, widths: _Columns, room: float, *, marked: bool) -> Strip:
    """The names of the columns, and the clock."""
    columns = ((0.0, "时间"), (widths[0], "时段"), (widths[0] + widths[1], "谁"))
    shapes: list[Shape] = [Box(0, 0, room, _HEAD, Look.BAND)]
    shapes += [
        Words(left + _PAD, 13.0, words, SMALL, "start", bold=True) for left, words in columns
    ]
    if marked:
        x = widths[0] + widths[1] + _PAD + 3 * SMALL
        shapes += [*_mark(x, 6.0), Words(x + 5, 13.0, "情景注入", SMALL, "start", faint=True)]
    for tick in axis.ticks:
        shapes.append(Words(axis.x(tick), 13.0, clock(tick % DAY), SMALL))
    return Strip(_HEAD, tuple(shapes))


def _row(
    slot: Slot,
    span: tuple[int, int] | None,
    axis: _Axis,
    injects: Sequence[int],
    widths: _Columns,
    room: float,
    *,
    shaded: bool,
) -> Strip:
    """A slot: its times on both clocks, its name, who acts, and its bar."""
    columns = (
        (0.0, widths[0], _times(slot)),
        (widths[0], widths[1], [Said(slot.title or slot.text or "", TEXT)]),
        (widths[0] + widths[1], widths[2], [Said(_who(slot), SMALL)]),
    )
    words: list[Shape] = []
    end = 0.0
    for left, wide, said in columns:
        made, y = stacked(said, left + _PAD, _PAD, wide - 2 * _PAD)
        words += made
        end = max(end, y)
    tall = max(end, _BAR) + _PAD
    shapes: list[Shape] = [Box(0, 0, room, tall, Look.BAND)] if shaded else []
    shapes += [Line(((axis.x(tick), 0.0), (axis.x(tick), tall)), faint=True) for tick in axis.ticks]
    if span is not None:
        start, last = axis.x(span[0]), axis.x(span[1])
        top = (tall - _BAR) / 2
        shapes.append(Box(start, top, max(last - start, 4.0), _BAR, Look.BAR))
        for at in injects:
            if span[0] <= at < max(span[1], span[0] + 1):
                shapes += _mark(axis.x(at), top - 4)
    return Strip(tall, (*shapes, *words))


def _mark(x: float, y: float) -> tuple[Shape, ...]:
    """The mark of an inject, its point down."""
    return (Line(((x, y), (x, y + 7)), arrow=True),)


def _who(slot: Slot) -> str:
    """Who acts in a slot, each once."""
    named = [slot.owner, *(act.actor for act in slot.acts)]
    return "、".join(dict.fromkeys(name for name in named if name))


def _injects(plan: Plan) -> Iterator[int]:
    """When the controllers put something in, in minutes after midnight."""
    scenarios = plan.drills.scenarios if plan.drills is not None else None
    for scenario in scenarios.scenarios if scenarios is not None else ():
        for inject in scenario.injects:
            at = _clock(inject)
            if at is not None:
                yield at


def _clock(inject: Inject) -> int | None:
    slot = TimeSlot.parse(inject.at) if inject.at else None
    return slot.start if slot is not None else None


def _told(slot: Slot) -> str:
    who = _who(slot)
    scene = f"（情景时间{slot.scene_time}）" if slot.scene_time else ""
    head = f"{slot.time or '时间未定'}{scene} {slot.title or slot.text or ''}"
    return f"{head}：{who}" if who else head
