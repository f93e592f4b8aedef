"""Changes told by the places that things had before the first of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planforge.findings import Path
from planforge.pull.changes import Change
from planforge.pull.places import told
from planforge.schema import Plan
from planforge.source.rewrite.edits import Add, Drop, Edit, Shift


def told_before(changes: Sequence[Change], plan: Plan | None) -> list[Change]:
    """The same changes, each with the path of the plan before all of them.

    Something new has the path of what it comes before, and the words tell the list.

    Args:
        changes: in the order in which they are made.
        plan: before the first, for the names of things.
    """
    out: list[Change] = []
    for number, change in enumerate(changes):
        new = bool(change.edits) and _comes(change.edits[0], change.path)
        path = change.path[:-1] if new else change.path
        for earlier in reversed(changes[:number]):
            path = _back(path, earlier.edits)
        if new:
            index = _index_back(change, changes[:number])
            out.append(replace(change, path=(*path, index), told=told(plan, path)))
        else:
            out.append(replace(change, path=path, told=told(plan, path)))
    return out


def _comes(edit: Edit, path: Path) -> bool:
    return isinstance(edit, Add) and edit.path == path


def _index_back(change: Change, earlier: Sequence[Change]) -> int:
    """The place in its list that something new comes to, in terms of the old list."""
    path, index = change.path[:-1], int(change.path[-1])
    for before in reversed(earlier):
        mine = [edit for edit in before.edits if edit.path[:-1] == path and _moves(edit)]
        index = _old_place(mine, index)
        path = _back(path, before.edits)
    return index


def _back(path: Path, edits: Iterable[Edit]) -> Path:
    """Where something stood before edits that were made at once."""
    moving = [edit for edit in edits if _moves(edit)]
    out: Path = ()
    for step in path:
        if isinstance(step, int):
            mine = [edit for edit in moving if edit.path[:-1] == out]
            step = _old_place(mine, step)
        out = (*out, step)
    return out


def _moves(edit: Edit) -> bool:
    return isinstance(edit, Add | Drop | Shift) and isinstance(edit.path[-1], int)


def _old_place(edits: Sequence[Edit], new: int) -> int:
    """The index that an item of a list had; for a new one that of the item it stands before."""
    if not edits:
        return new
    gone = {int(edit.path[-1]) for edit in edits if not isinstance(edit, Add)}
    added = sorted(int(edit.path[-1]) for edit in edits if isinstance(edit, Add))
    comes: dict[int, list[int | None]] = {}
    for index in added:
        comes.setdefault(index, []).append(None)
    for edit in edits:
        if isinstance(edit, Shift):
            start = int(edit.path[-1])
            comes.setdefault(edit.index + (edit.index >= start), []).append(start)
    at = old = 0
    while True:
        for standing in comes.get(old, ()):
            if at == new:
                return old if standing is None else standing
            at += 1
        if old not in gone:
            if at == new:
                return old
            at += 1
        old += 1
