"""Changes found beside the plan as it was, made in the plan as it is now."""

from collections.abc import Sequence
from dataclasses import replace

from planforge.findings import Finding, Path
from planforge.pull.changes import Change
from planforge.pull.edits import Add, Drop, Edit, Put, Remark, Shift
from planforge.pull.places import value_at
from planforge.pull.state import Bench, State
from planforge.pull.tell import conflict, short
from planforge.schema import Entry, Model
from planforge.source.rewrite import CannotRewrite


class _ConflictError(Exception):
    """The plan was changed at the same place."""


def carried(
    old: State, now: State, changes: Sequence[Change], bench: Bench, docx: str
) -> tuple[list[Change], State, list[Finding]]:
    """The changes that the plan as it is now takes, the plan with them, and the conflicts.

    Args:
        old: the plan as it was when the file was rendered.
        now: the plan as it is.
        changes: found beside the old one, in order.
        bench: builds the plan as it is.
        docx: what findings call the Word file.
    """
    kept: list[Change] = []
    found: list[Finding] = []
    before, after = old, now
    skipped = False
    for change in changes:
        made = _made(before, after, change, bench)
        later = None if skipped else bench_of(before, change, bench)
        if isinstance(made, State):
            kept.append(change)
            after = made
        elif made:
            found.append(conflict(made, change.path, docx, change.number, change.after))
        if later is not None:
            before = later
    return kept, after, found


def bench_of(before: State, change: Change, bench: Bench) -> State | None:
    """The old plan with a change made."""
    try:
        return bench.state(before.edited(change.edits).data)
    except CannotRewrite:
        return None


def _made(old: State, now: State, change: Change, bench: Bench) -> State | str:
    """The plan with the change; words where it cannot be made; empty where it is there."""
    what = f"“{change.told}”在 Word 里改成了“{short(change.after)}”"
    try:
        edits = tuple(
            edit for edit in (_carried(old, now, edit) for edit in change.edits) if edit is not None
        )
    except _ConflictError:
        return f"{what}，预案文件里这一处也改过，两边不一样，没有合并。"
    if not edits:
        return ""
    try:
        state = bench.state(now.edited(edits).data)
    except CannotRewrite as problem:
        return f"{what}，预案文件改不了：{problem.message}"
    if state is None or state.troubles - now.troubles:
        return f"{what}，改了以后预案有错，没有合并。"
    return state


def _carried(old: State, now: State, edit: Edit) -> Edit | None:
    """The edit with the paths of the plan as it is now; None where it is made already."""
    match edit:
        case Put(path, value):
            at = _path(old, now, path)
            was, is_now = value_at(old.plan, path), value_at(now.plan, at)
            if isinstance(value, str) and str(is_now) == value:
                return None
            if was != is_now:
                raise _ConflictError
            return replace(edit, path=at)
        case Drop(path):
            at = _path(old, now, path)
            if value_at(old.plan, path) != value_at(now.plan, at):
                raise _ConflictError
            return replace(edit, path=at)
        case Add():
            path = _path(old, now, edit.list)
            return replace(edit, list=path, index=_index(old, now, edit.list, path, edit.index))
        case Shift(path, index):
            at = _path(old, now, path)
            spot = _index(old, now, path[:-1], at[:-1], index + (index >= int(path[-1])))
            return replace(edit, path=at, index=spot - (spot > int(at[-1])))
        case Remark(path):
            return replace(edit, path=_path(old, now, path))


def _path(old: State, now: State, path: Path) -> Path:
    """The path in the plan as it is now, list items followed by what they are."""
    out: Path = ()
    for length, step in enumerate(path):
        if not isinstance(step, int):
            out = (*out, step)
            continue
        mine = value_at(old.plan, path[: length + 1])
        items = value_at(now.plan, out)
        if not isinstance(items, tuple):
            raise _ConflictError
        out = (*out, _same(mine, items, step))
    return out


def _same(mine: object, items: Sequence[object], index: int) -> int:
    """Which of the items is the same thing."""
    if mine is None:
        return index
    equal = [n for n, item in enumerate(items) if item == mine]
    if equal:
        return min(equal, key=lambda n: abs(n - index))
    name = _name(mine)
    named = [n for n, item in enumerate(items) if name and _name(item) == name]
    if len(named) == 1:
        return named[0]
    if index < len(items) and isinstance(mine, Model) and not name:
        other = items[index]
        if isinstance(other, Model) and _alike(mine, other):
            return index
    raise _ConflictError


def _name(item: object) -> str:
    if isinstance(item, Entry):
        return item.key or ""
    for field in ("id", "name", "title"):
        value = getattr(item, field, None)
        if isinstance(value, str):
            return value
    return ""


def _alike(mine: Model, other: Model) -> bool:
    """Two objects share a field with the same value."""
    fields = mine.model_fields_set & other.model_fields_set
    return any(getattr(mine, name) == getattr(other, name) for name in sorted(fields))


def _index(old: State, now: State, path: Path, at: Path, index: int) -> int:
    """The place between the same neighbours."""
    mine, items = value_at(old.plan, path), value_at(now.plan, at)
    if not isinstance(mine, tuple) or not isinstance(items, tuple):
        return 0
    for neighbour, step in ((index - 1, 1), (index, 0)):
        if 0 <= neighbour < len(mine):
            try:
                return _same(mine[neighbour], items, neighbour) + step
            except _ConflictError:
                continue
    if not mine:
        return len(items)
    raise _ConflictError
