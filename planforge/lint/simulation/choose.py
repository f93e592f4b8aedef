"""What of a plan can be played: its scenarios, its general procedure, its drill."""

from dataclasses import dataclass

from planforge.findings import Path
from planforge.lint.context import Context
from planforge.lint.levels import Level, Scale, rank_of
from planforge.schema.fields import fold

_PROCEDURE = "响应程序"
_DRILL = "演练进程"


@dataclass(frozen=True, slots=True)
class Choosable:
    """Something that can be played.

    Attributes:
        id: its written id, else its name.
        name: as a reader knows it.
        at: path of its list of steps' holder.
        trigger: what sets it off; empty where the plan does not say.
        day: its times are times of day.
    """

    id: str
    name: str
    at: Path
    trigger: str = ""
    day: bool = False


def choices(context: Context) -> tuple[Choosable, ...]:
    """All that can be played, in the plan's order."""
    plan = context.plan
    found: list[Choosable] = []
    response = plan.response
    scenarios = response.scenarios.scenarios if response and response.scenarios else ()
    for index, scenario in enumerate(scenarios):
        name = scenario.heading or f"情景{index + 1}"
        at: Path = ("response", "scenarios", "scenarios", index)
        if scenario.steps:
            key = scenario.id or name
            found.append(Choosable(key, name, at, scenario.trigger or ""))
    if response is not None and response.phases is not None and response.phases.phases:
        found.append(Choosable(_PROCEDURE, _PROCEDURE, ("response", "phases", "phases")))
    if plan.drills is not None and plan.drills.timeline is not None:
        slots = plan.drills.timeline.slots
        if any(slot.time is not None and slot.time.start is not None for slot in slots):
            at = ("drills", "timeline", "slots")
            found.append(Choosable(_DRILL, _DRILL, at, day=True))
    return tuple(found)


def chosen(context: Context, name: str) -> Choosable | None:
    """What a name or an id means: exactly, by its number in the list, or by a part of it."""
    found = choices(context)
    wanted = fold(name)
    for one in found:
        if wanted in {fold(one.id), fold(one.name)}:
            return one
    if name.isdigit() and 0 < int(name) <= len(found):
        return found[int(name) - 1]
    near = [one for one in found if wanted and wanted in fold(one.name)]
    return near[0] if len(near) == 1 else None


def response_levels(context: Context) -> tuple[Level, ...]:
    """The response levels that the plan holds as data."""
    return next(
        (
            ladder.levels
            for ladder in context.ladders
            if ladder.scale is Scale.RESPONSE and ladder.at[0] == "grading"
        ),
        (),
    )


def level_of(context: Context, name: str) -> Level | None:
    """The response level a name means: II, 二级, 二级响应, 店主指挥."""
    levels = response_levels(context)
    wanted = fold(name)
    for level in levels:
        if wanted and wanted in fold(level.name):
            return level
    words = name.strip().removesuffix("级").upper()
    rank = rank_of(f"{words}级") if words else None
    return next((level for level in levels if rank is not None and level.rank == rank), None)
