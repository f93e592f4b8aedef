"""报告链: who tells whom within what time, from left to right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from planforge.figures.boxes import (
    EDGE,
    NAME,
    TEXT,
    Said,
    Strip,
    boxed,
    packed,
    stacked,
)
from planforge.figures.drawing import Drawing, Line, Look, Shape, moved
from planforge.figures.lettering import width
from planforge.figures.spoken import Say, speaker
from planforge.schema import Plan
from planforge.schema.grading import Direction, Report

_BOX = 84.0
_WAY = 92.0
_WIDEST_BOX = 120.0
_WIDEST_WAY = 190.0
_GAP = 8.0
_OUTSIDE = (Direction.PLATFORM, Direction.REGULATOR, Direction.CONSUMER)


@dataclass(frozen=True, slots=True)
class _Party:
    """Who is told, by what reports, and whom it tells in its turn."""

    name: str
    reports: tuple[Report, ...] = ()
    tells: tuple["_Party", ...] = ()


@dataclass(frozen=True, slots=True)
class _Widths:
    """How wide a box and the way to it are, and what says the plan's words."""

    box: float
    way: float
    say: Say


def chain(plan: Plan, across: float, down: float) -> tuple[Drawing, ...]:
    """The reporting chain; none where the plan names nobody who reports to anybody."""
    part = plan.reporting
    reports = part.chain.reports if part is not None and part.chain is not None else ()
    told = [report for report in reports if report.sender and report.to]
    if not told:
        return ()
    room = across - 2 * EDGE
    most = max(1, int((room - _BOX) / (_BOX + _WAY)))
    say = speaker(plan)
    roots = _grown(told, most, say)
    deep = max(map(_depth, roots))
    box = min(_WIDEST_BOX, (room - deep * _WAY) / (deep + 1))
    way = min(_WIDEST_WAY, (room - (deep + 1) * box) / deep)
    widths = _Widths(box, way, say)
    strips = [strip for root in roots for strip in _strips(root, widths, down - 2 * EDGE)]
    wide = (deep + 1) * box + deep * way + 2 * EDGE
    found = tuple(packed(strips, wide, down))
    words = tuple(line for root in roots for line in _told(root, 0, widths.say))
    return (replace(found[0], told=words), *found[1:])


def _grown(reports: Sequence[Report], most: int, say: Say) -> list[_Party]:
    """Trees from those whom nobody tells; what would be deeper than ``most`` starts a new one."""
    outward: dict[str, dict[str, list[Report]]] = {}
    for report in reports:
        tells = outward.setdefault(say(report.sender), {})
        tells.setdefault(say(report.to), []).append(report)
    placed: set[str] = set()

    def grow(name: str, by: tuple[Report, ...], left: int) -> _Party:
        if name not in outward or name in placed or not left:
            return _Party(name, by)
        placed.add(name)
        tells = tuple(grow(to, tuple(told), left - 1) for to, told in outward[name].items())
        return _Party(name, by, tells)

    receivers = {to for tells in outward.values() for to in tells}
    roots = [grow(name, (), most) for name in outward if name not in receivers]
    for name in outward:
        if name not in placed:
            roots.append(grow(name, (), most))
    return roots


def _depth(party: _Party) -> int:
    return 1 + max(map(_depth, party.tells)) if party.tells else 0


def _strips(root: _Party, widths: _Widths, down: float) -> Iterator[Strip]:
    """A root with its tree, as several where it is higher than a sheet."""
    whole, _ = _laid(root, widths)
    parts = (root,) if whole.height <= down else _halves(root)
    if len(parts) == 1:
        yield whole
        return
    for part in parts:
        yield from _strips(part, widths, down)


def _halves(party: _Party) -> tuple[_Party, ...]:
    """A party as two of which each tells or is told half as much; itself where it is a line."""
    if len(party.tells) > 1:
        half = (len(party.tells) + 1) // 2
        return replace(party, tells=party.tells[:half]), replace(party, tells=party.tells[half:])
    for child in party.tells:
        parts = _halves(child)
        if len(parts) == 1 and len(child.reports) > 1:
            half = (len(child.reports) + 1) // 2
            first = replace(child, reports=child.reports[:half], tells=())
            parts = first, replace(child, reports=child.reports[half:])
        return tuple(replace(party, tells=(part,)) for part in parts)
    return (party,)


def _laid(party: _Party, widths: _Widths) -> tuple[Strip, float]:
    """A party with its tree to the right, and where the line comes in."""
    own = boxed((Said(party.name, NAME, bold=True),), widths.box, look=_look(party), centred=True)
    rows: list[tuple[Strip, float]] = []
    y = 0.0
    shapes: list[Shape] = []
    entries: list[float] = []
    for child in party.tells:
        row, entry = _way(child, widths)
        rows.append((row, entry))
        shapes += moved(row.shapes, widths.box, y)
        entries.append(y + entry)
        y += row.height
    if not rows:
        return Strip(own.height + _GAP, own.shapes), own.height / 2
    entry = min(max((entries[0] + entries[-1]) / 2, own.height / 2), y - own.height / 2)
    if len(entries) == 1:
        entry = entries[0]
    out = widths.box + 7
    shapes.append(Line(((widths.box, entry), (out, entry))))
    shapes.append(Line(((out, min(*entries, entry)), (out, max(*entries, entry)))))
    shapes += moved(own.shapes, 0, entry - own.height / 2)
    down = max(0.0, own.height / 2 - entry)
    entry += down
    return Strip(max(y + down, entry + own.height / 2 + _GAP), tuple(moved(shapes, 0, down))), entry


def _way(party: _Party, widths: _Widths) -> tuple[Strip, float]:
    """The line to a party with what is said on it, and the party at its end."""
    inner, entry = _laid(party, widths)
    room = widths.way - 7 - 12
    above, *more = [_said(report, widths.say, room) for report in party.reports]
    lower = [said for group in more for said in group]
    if not more:
        count = len(above) - bool(party.reports[0].condition)
        above, lower = above[:count], above[count:]
    over = stacked(above, 0, 0, room)[1] + 2
    under = stacked(lower, 0, 0, room)[1] + 2
    shift = max(0.0, over - entry)
    line = entry + shift
    shapes: list[Shape] = [Line(((7.0, line), (widths.way, line)), arrow=True)]
    shapes += stacked(above, 12, line - over + 1, room)[0]
    shapes += stacked(lower, 12, line + 2, room)[0]
    shapes += moved(inner.shapes, widths.way, shift)
    tall = max(inner.height + shift, line + under + _GAP)
    return Strip(tall, tuple(shapes)), line


def _said(report: Report, say: Say, room: float) -> list[Said]:
    """What stands on the line of a report: its name, limit and way; then when it is due."""
    within = report.within
    limit = "" if within is None else within if within.within == within else f"{within}内"
    way = "，".join(part for part in (limit, say(report.method)) if part)
    name = report.title or (report.stage.zh if report.stage is not None else "")
    both = "：".join(words for words in (name, way) if words)
    if width(both, TEXT) <= room:
        found = [Said(both)] if both else []
    else:
        found = [Said(words) for words in (name, way) if words]
    if report.condition:
        found.append(Said(say(report.condition), faint=True))
    return found or [Said("报告")]


def _look(party: _Party) -> Look:
    if not party.reports:
        return Look.HEAD
    outside = any(report.direction in _OUTSIDE for report in party.reports)
    return Look.OUTSIDE if outside else Look.PLAIN


def _told(party: _Party, level: int, say: Say) -> Iterator[str]:
    way = "；".join(
        "，".join(said.text for said in _said(report, say, inf)) for report in party.reports
    )
    yield "  " * level + (f"→{party.name}（{way}）" if way else party.name)
    for child in party.tells:
        yield from _told(child, level + 1, say)
