"""Ways to make many changes at once: those that do not get in each other's way."""

from collections.abc import Iterable, Sequence

from planforge.findings import Path
from planforge.pull.changes import Candidate
from planforge.pull.goal import Difference
from planforge.source.rewrite.edits import Edit, Put

Way = tuple[Difference, Candidate]


def plain_ways(ways: Iterable[tuple[Difference, Candidate | None]], kind: type[Edit]) -> list[Way]:
    """The ways made of one kind of edit that touch different places."""
    chosen: list[Way] = []
    taken: set[Path] = set()
    around: set[Path] = set()
    for found, way in ways:
        if way is None or not _plain(way, kind):
            continue
        paths = {edit.path for edit in way.edits}
        above = {path[:n] for path in paths for n in range(1, len(path))}
        if paths & (taken | around) or above & taken:
            continue
        taken |= paths
        around |= above
        chosen.append((found, way))
    return chosen


def _plain(way: Candidate, kind: type[Edit]) -> bool:
    if kind is Put:
        return all(isinstance(edit, Put) for edit in way.edits)
    return len(way.edits) == 1 and isinstance(way.edits[0], kind | Put)


def in_turn(ways: Sequence[Way], kind: type[Edit]) -> list[Way]:
    """The ways in an order in which each has the paths of the plan before it.

    Edits that shift others go from the end of each list to its start.
    """
    if kind is Put:
        return list(ways)
    return sorted(ways, key=lambda way: _key(way[1].edits[0]), reverse=True)


def _key(edit: Edit) -> tuple[tuple[int, int, str], ...]:
    return tuple((0, step, "") if isinstance(step, int) else (1, 0, step) for step in edit.path)
