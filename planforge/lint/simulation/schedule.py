"""Laying the acts of a scenario on the clock.

All limits count from the discovery, except where the plan says otherwise: a report counts from
when its sender knows, 然后, 后续 and a step's own start (回滚启动后) from the act before, a drill's
acts from the start of its slot.
Who is told by a report cannot act before it arrives.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from planforge.lint.acts import Act, Source
from planforge.lint.clock import spans_of
from planforge.lint.context import Context
from planforge.lint.levels import Level, rank_of
from planforge.lint.simulation.choose import Choosable, level_of
from planforge.lint.simulation.notes import notes_of
from planforge.lint.simulation.people import People, people_of
from planforge.lint.simulation.run import Play, Run
from planforge.schema.grading import ResponseLevel, Stage

_BEGUN = ("启动", "开始")


@dataclass(slots=True)
class _Placed:
    """An act on the clock, while the schedule is made; ``after`` is whom it waits for."""

    act: Act
    start: int
    due: int | None
    after: "_Placed | None"


def simulated(context: Context, choice: Choosable, level_name: str = "") -> Run:
    """Play a scenario through.

    Args:
        context: the plan.
        choice: what is played.
        level_name: the response level; empty for what holds at all levels.
    """
    level = level_of(context, level_name) if level_name else None
    people = people_of(context)
    placed = _drill(context) if choice.day else _response(context, choice, level, people)
    plays = _plays(placed, people, day=choice.day)
    run = Run(
        context.plan.title,
        choice.name,
        level.name if level is not None else "",
        choice.trigger,
        "演练时间" if choice.day else "发现",
        choice.day,
        plays,
        (),
    )
    return replace(run, notes=notes_of(run, context, people))


def _response(
    context: Context, choice: Choosable, level: Level | None, people: People
) -> list[_Placed]:
    told: dict[str, _Placed] = {}
    placed: list[_Placed] = []
    for act in _reports(context, choice, level):
        first = told.get(people.key(act.actor))
        start = first.due if first is not None and first.due is not None else 0
        due = start + act.limit.longest if act.limit is not None else None
        one = _Placed(act, start, due, first)
        placed.append(one)
        for name in people.split(act.to):
            earlier = told.get(people.key(name))
            if earlier is None or (due or 0) < (earlier.due or 0):
                told[people.key(name)] = one
    acts = context.acts.under(choice.at)
    steps = [act for act in acts if _meant(act, level) and not _afterwards(act)]
    placed += _steps(steps, told, people)
    if level is not None:
        placed += _steps(_led(context, level), told, people)
    return placed


def _led(context: Context, level: Level) -> list[Act]:
    """The measures of a level; what names nobody is for who commands."""
    model = level.model
    head = (model.commander or "") if isinstance(model, ResponseLevel) else ""
    found = context.acts.under(level.at)
    return [act if act.actor else replace(act, actor=head) for act in found]


def _reports(context: Context, choice: Choosable, level: Level | None) -> list[Act]:
    """The first reports; those of other cases and of another level left out."""
    chain = context.plan.reporting.chain if context.plan.reporting else None
    reports = chain.reports if chain else ()
    about = f"{choice.name}{choice.trigger}" + "".join(
        f"{act.title}{act.action}" for act in context.acts.under(choice.at)
    )
    found = []
    for act in context.acts.all:
        place = act.holder[-1]
        if act.source is not Source.REPORT or not isinstance(place, int):
            continue
        report = reports[place]
        if report.stage in {Stage.FOLLOW, Stage.FINAL} or _later().search(report.title or ""):
            continue
        case = report.condition or ""
        graded = level is None or _fits(f"{act.title}{case}", level, context)
        if graded and (choice.at[1] == "phases" or _about(case, about)):
            led = _with_lead(act, context, choice)
            if led.actor != led.to:
                found.append(led)
    return found


@cache
def _later() -> "re.Pattern[str]":
    return re.compile(r"续报|终报|总结|书面补报")


def _about(case: str, text: str) -> bool:
    """A report's case is the scenario's: one of its alternatives shares half of its words."""
    if not case or re.search(r"以上|级响应|发现|疑似|一般|事件$|响应期间", case):
        return True
    for part in re.split(r"[、，,；]|或者|或", case):
        pairs = [part[index : index + 2] for index in range(len(part) - 1)]
        if pairs and 2 * sum(pair in text for pair in pairs) >= len(pairs):
            return True
    return False


def _with_lead(act: Act, context: Context, choice: Choosable) -> Act:
    return replace(act, actor=_lead(context, choice, act.actor), to=_lead(context, choice, act.to))


def _lead(context: Context, choice: Choosable, actor: str) -> str:
    """牵头岗位 is the lead that the scenario names."""
    if "牵头" not in actor or choice.at[:2] != ("response", "scenarios"):
        return actor
    response = context.plan.response
    place = choice.at[-1]
    if response is None or response.scenarios is None or not isinstance(place, int):
        return actor
    return response.scenarios.scenarios[place].lead or actor


def _fits(title: str, level: Level, context: Context) -> bool:
    """A report bound to a case of another level is left out: 重大事件 at 三级响应."""
    mapped = context.plan.grading.mapping if context.plan.grading else None
    names = {row.event for row in mapped.rows if row.response == level.name} if mapped else set()
    if any(name and name in title for name in names):
        return True
    rank = rank_of(title)
    if rank is None or "以上" in title or level.rank is None:
        return True
    top = min((one.rank or 9) for ladder in context.ladders for one in ladder.levels)
    return rank - top + 1 == level.rank or rank == level.rank


def _meant(act: Act, level: Level | None) -> bool:
    if not act.level or level is None:
        return True
    return act.level in level.name or level.name in act.level


def _steps(acts: Sequence[Act], told: dict[str, _Placed], people: People) -> list[_Placed]:
    placed: list[_Placed] = []
    last: dict[str, _Placed] = {}
    for act in acts:
        key = people.key(act.actor)
        before = placed[-1] if placed else None
        earlier = _earlier(placed, act)
        mine = last.get(key) if key else None
        arrival = told.get(key)
        if act.limit is None:
            after = mine or before
            start = _end(after) if after is not None else _end(arrival)
            one = _Placed(act, start, None, after or arrival)
        elif (act.follows or _own_start(act)) and before is not None:
            one = _Placed(act, _end(before), _end(before) + act.limit.longest, before)
        else:
            due = act.limit.longest
            start, after = 0, None
            for other in (mine, arrival):
                if other is not None and start <= _end(other) < due:
                    start, after = _end(other), other
            one = _Placed(act, start, due, earlier or after)
        placed.append(one)
        if key:
            last[key] = one
    return placed


def _afterwards(act: Act) -> bool:
    """What is tidied up when a scenario is over."""
    return act.at[:2] == ("response", "scenarios") and "recovery" in act.at


def _own_start(act: Act) -> bool:
    """Its limit counts from its own start: 回滚启动后10分钟 of the step 回滚."""
    after = act.limit.after if act.limit is not None else ""
    begun = next((after.removesuffix(word) for word in _BEGUN if after.endswith(word)), "")
    return bool(begun) and begun in act.title


def _earlier(placed: list[_Placed], act: Act) -> "_Placed | None":
    """The step listed last before this one of those that are due before it."""
    due = act.limit.longest if act.limit is not None else None
    for one in reversed(placed):
        if one.due is not None and due is not None and one.due < due:
            return one
    return None


def _end(one: _Placed | None) -> int:
    if one is None:
        return 0
    return one.due if one.due is not None else one.start


def _drill(context: Context) -> list[_Placed]:
    placed: list[_Placed] = []
    for span in spans_of(context.plan):
        start = span.start * 60
        end = (span.end or span.start) * 60
        acts = context.acts.by_group.get(span.at, ())
        before: _Placed | None = None
        for act in acts:
            begin = before.due or start if before is not None and act.follows else start
            due = begin + act.limit.longest if act.limit is not None else end
            before = _Placed(act, begin, due, None)
            placed.append(before)
        if not acts:
            act = Act(Source.SLOT, span.at, span.at, span.clock, "", span.owner, span.title)
            placed.append(_Placed(act, start, end, None))
    return placed


def _plays(placed: list[_Placed], people: People, *, day: bool) -> tuple[Play, ...]:
    path: set[int] = set() if day else _critical(placed)
    times = [(one.start, 0) if day else _time(one) for one in placed]
    order = sorted(range(len(placed)), key=lambda index: (times[index], index))
    return tuple(
        _play(number, placed[index], people, critical=id(placed[index]) in path)
        for number, index in enumerate(order, 1)
    )


def _time(one: _Placed) -> tuple[int, int]:
    return one.due if one.due is not None else one.start, one.start


def _critical(placed: list[_Placed]) -> set[int]:
    """The chain that ends last: each waits for the one before it."""
    timed = [one for one in placed if one.due is not None]
    timed = [one for one in timed if one.act.source is Source.STEP] or timed
    if not timed:
        return set()
    one: _Placed | None = max(timed, key=lambda item: item.due or 0)
    path: set[int] = set()
    while one is not None and id(one) not in path:
        path.add(id(one))
        one = one.after
    return path


def _play(number: int, one: _Placed, people: People, *, critical: bool) -> Play:
    act = one.act
    what = people.shown(act.action)
    if act.source is Source.REPORT:
        what = f"报{act.to}：{what}" if act.to else what
    limit = act.limit.words if act.limit is not None else ""
    return Play(
        number, act.actor, people.person(act.actor), what, act.title, act.source,
        one.start, one.due, limit, act.to, critical, act.at,
    )  # fmt: skip
