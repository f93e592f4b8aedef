"""响应流程图: what is done from the first news to the end, phase by phase."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planforge.figures.boxes import EDGE, NAME, TEXT, Said, Strip, boxed, joined, packed
from planforge.figures.drawing import Box, Drawing, Line, Look, Shape, Words, moved
from planforge.figures.spoken import Say, speaker
from planforge.schema import Plan
from planforge.schema.response import Phase, Scenario, Step
from planforge.schema.times import Duration

_NAMES = 92.0
_GAP = 12.0
_DOWN = 16.0
_STEP = 150.0
_PAD = 6.0
_BETWEEN = " · "
_ASK = (_NAMES, 56.0)


@dataclass(frozen=True, slots=True)
class _Stage:
    """A box at the left with its steps to the right."""

    name: str
    steps: tuple[Step, ...]
    say: Say
    look: Look = Look.HEAD


def flow(plan: Plan, across: float, down: float, scenario: str = "") -> tuple[Drawing, ...]:
    """The flow of the response, or of one scenario; none where there are no steps."""
    start, stages, more, end = _parts(plan, scenario, speaker(plan))
    if not stages:
        return ()
    room = across - 2 * EDGE
    strips = [_event(start, room, first=True)]
    strips += [s for stage in stages for s in _strips(stage, room, down - 2 * EDGE)]
    if more:
        strips.append(_question(more, room))
    strips.append(_event(end, room, first=False))
    found = tuple(packed(joined(strips, down - 2 * EDGE), across, down))
    words = (start, *(line for stage in stages for line in _told(stage)))
    words += (f"符合终止条件的：{end}", f"不符合的：{more}") if more else (end,)
    return (replace(found[0], told=words), *found[1:])


def _parts(plan: Plan, scenario: str, say: Say) -> tuple[str, list[_Stage], str, str]:
    """Where it starts, its stages, what is done where it is not over, and where it ends."""
    response = plan.response
    if response is None:
        return "", [], "", ""
    if scenario:
        found = response.scenarios.scenarios if response.scenarios is not None else ()
        for one in found:
            if scenario in (one.id, one.name, one.module):
                return _of_scenario(one, say)
        return "", [], "", ""
    phases = response.phases.phases if response.phases is not None else ()
    stages = [stage for index, phase in enumerate(phases) for stage in _stage(phase, index, say)]
    turns = ((response.adjustment, "响应调整"), (response.support, "应急支援"))
    named = [part.title or usual for part, usual in turns if part is not None]
    more = "、".join(named) if response.end is not None else ""
    end = (response.end.title or "响应终止") if response.end is not None else "结束"
    return "发现或者接报", stages, more, end


def _of_scenario(scenario: Scenario, say: Say) -> tuple[str, list[_Stage], str, str]:
    start = say(scenario.trigger or scenario.name) or "发现"
    stages = [
        _Stage(step.title or say(step.actor) or f"第{index + 1}步", (step, *step.steps), say)
        for index, step in enumerate(scenario.steps)
    ]
    return start, stages, "", "收尾、复盘" if scenario.recovery else "处置完毕"


def _stage(phase: Phase, index: int, say: Say) -> Iterator[_Stage]:
    steps = tuple(inner for step in phase.steps for inner in (step, *step.steps))
    name = phase.title or f"第{index + 1}阶段"
    if steps:
        yield _Stage(name, steps, say)


def _event(words: str, room: float, *, first: bool) -> Strip:
    """The start or the end, over the column of the phases."""
    wide = room if len(words) > 40 else max(_NAMES, min(room, 12 * len(words) + 24.0))
    box = boxed((Said(words, NAME, bold=True),), wide, look=Look.EVENT, centred=len(words) <= 40)
    if not first:
        return Strip(box.height, box.shapes)
    return Strip(box.height + _DOWN, (*box.shapes, _down(box.height)))


def _down(y: float) -> Line:
    """The arrow to what comes next."""
    return Line(((_NAMES / 2, y), (_NAMES / 2, y + _DOWN)), arrow=True)


def _strips(stage: _Stage, room: float, down: float) -> Iterator[Strip]:
    """A stage, as several where it is higher than a sheet."""
    whole = _laid(stage, room)
    if whole.height <= down or len(stage.steps) < 2:
        yield whole
        return
    half = (len(stage.steps) + 1) // 2
    rest = stage.name if stage.name.endswith("（续）") else f"{stage.name}（续）"
    yield from _strips(replace(stage, steps=stage.steps[:half]), room, down)
    yield from _strips(replace(stage, name=rest, steps=stage.steps[half:]), room, down)


def _laid(stage: _Stage, room: float) -> Strip:
    """The stage's box, its steps beside it in rows of equal width, and the arrow below."""
    left = _NAMES + _GAP
    within = room - left - 2 * _PAD
    count = max(1, min(len(stage.steps), int((within + _GAP) / (_STEP + _GAP))))
    wide = (within - _GAP * (count - 1)) / count
    y = _PAD
    shapes: list[Shape] = []
    for start in range(0, len(stage.steps), count):
        row = [_said(step, stage) for step in stage.steps[start : start + count]]
        tall = max(boxed(said, wide).height for said in row)
        for index, said in enumerate(row):
            x = left + _PAD + index * (wide + _GAP)
            shapes += moved(boxed(said, wide, least=tall).shapes, x, y)
            if index:
                middle = y + tall / 2
                shapes.append(Line(((x - _GAP, middle), (x, middle)), arrow=True))
        y += tall + _PAD
    name = boxed(
        (Said(stage.name, NAME, bold=True),), _NAMES, look=stage.look, centred=True, least=y
    )
    tall = name.height
    band = Box(left, 0, room - left, tall, Look.BAND)
    join = Line(((_NAMES, tall / 2), (left, tall / 2)), arrow=True)
    inner = moved(shapes, 0, (tall - y) / 2)
    return Strip(tall + _DOWN, (band, *inner, *name.shapes, join, _down(tall)))


def _question(more: str, room: float) -> Strip:
    """Whether it is over; where not, what is done."""
    across, tall = _ASK
    middle = _NAMES / 2
    left = max(0.0, middle - across / 2)
    right = left + across
    x, wide = right + 34, min(190.0, room - right - 34)
    said = (Said(more, NAME, bold=True), Said("之后继续处置", faint=True))
    box = boxed(said, wide, centred=True)
    high = max(tall, box.height)
    centre = high / 2
    shapes: list[Shape] = [
        Box(left, centre - tall / 2, across, tall, Look.QUESTION),
        Words(left + across / 2, centre + 3.2, "可以终止？", TEXT, bold=True),
        Line(((right, centre), (x, centre)), arrow=True),
        Words(right + 12, centre - 4, "否", TEXT),
        *moved(box.shapes, x, centre - box.height / 2),
        Line(
            (
                (middle, centre + tall / 2 - _slope(middle, left, across, tall)),
                (middle, high + _DOWN),
            ),
            arrow=True,
        ),
        Words(middle + 8, high + 11, "是", TEXT),
    ]
    return Strip(high + _DOWN, tuple(shapes))


def _slope(x: float, left: float, across: float, tall: float) -> float:
    """How far above its lowest point the lower edge of a question is at x."""
    return abs(x - left - across / 2) / (across / 2) * tall / 2


def _said(step: Step, stage: _Stage) -> list[Said]:
    """Who and within what time; then what."""
    facts = (("actor", stage.say(step.actor)), ("within", _limit(step.within)))
    own = "" if step.action else step.text or ""
    who = _BETWEEN.join(said for name, said in facts if said and f"[[.{name}]]" not in own)
    found = [Said(who, TEXT, bold=True)] if who and who != stage.name else []
    what = stage.say(step.action) or stage.say(_sentence(step))
    if step.title and step.title != stage.name:
        what = f"{step.title}：{what}" if what else step.title
    if what:
        found.append(Said(what))
    if step.escalate:
        found.append(Said(f"升级至：{stage.say(step.escalate)}", faint=True))
    return found or [Said(stage.name)]


def _limit(within: Duration | None) -> str:
    if within is None:
        return ""
    return within if within.within == within else f"{within}内"


def _sentence(step: Step) -> str:
    """A step's own words with the facts in their slots."""
    text = step.text or ""
    for name, value in (
        ("actor", step.actor),
        ("within", step.within),
        ("output", step.output),
        ("action", step.action),
    ):
        text = text.replace(f"[[.{name}]]", value or "")
    return text


def _told(stage: _Stage) -> Iterator[str]:
    yield stage.name
    for step in stage.steps:
        said = "：".join(said.text for said in _said(step, stage))
        yield "  " + said.replace(_BETWEEN, "，")
