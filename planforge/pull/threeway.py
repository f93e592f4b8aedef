"""Changes found beside the plan as it was, made in the plan as it is now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from planforge.findings import Finding, Path
from planforge.pull.changes import Change
from planforge.pull.state import Bench, Draft, State
from planforge.pull.tell import conflict, short
from planforge.pull.weave import followed, there, woven
from planforge.schema.paths import value_at
from planforge.source.rewrite import CannotRewrite
from planforge.source.rewrite.edits import Add, Drop, Edit, Put, Remark, Shift
from planforge.source.rewrite.encoded import Encoded

_Reader = Callable[[bytes], Draft | None]


class _ConflictError(Exception):
    """The plan was changed at the same place."""


@dataclass(slots=True)
class Carried:
    """What became of changes in the plan as it is now.

    Attributes:
        draft: the plan with them.
        kept: the changes that were made.
        known: those that it had already.
        conflicts: those that it does not take.
    """

    draft: Draft
    kept: list[Change] = field(default_factory=list)
    known: list[Change] = field(default_factory=list)
    conflicts: list[Finding] = field(default_factory=list)


def carried(old: Draft, now: State, changes: Sequence[Change], bench: Bench, docx: str) -> Carried:
    """Make changes that were found beside an older plan.

    Args:
        old: the plan as it was when the file was rendered.
        now: the plan as it is.
        changes: found beside the old one, in order; each has the paths of the plan before it.
        bench: builds the plan as it is.
        docx: what findings call the Word file.
    """
    made = _all(old, now, changes, bench.draft, bench, docx)
    if not made.kept:
        return made
    state = bench.state(made.draft.data)
    if state is not None and not state.troubles - now.troubles:
        return made

    def sound(data: bytes) -> Draft | None:
        state = bench.state(data)
        return None if state is None or state.troubles - now.troubles else state

    return _all(old, now, changes, sound, bench, docx)


def _all(
    old: Draft, now: Draft, changes: Sequence[Change], read: _Reader, bench: Bench, docx: str
) -> Carried:
    out = Carried(now)
    before = old
    for change in changes:
        later = _next(before, change, bench)
        if later is None:
            words = f"在 Word 里{_told(change)}，在原来的预案里重做不了，没有合并。"
            out.conflicts.append(conflict(words, change.path, docx, change.number, change.after))
            continue
        made = _made(before, later, out.draft, change, read)
        if isinstance(made, tuple):
            out.draft, kept = made
            out.kept.append(kept)
        elif made:
            found = conflict(made, change.path, docx, change.number, change.after)
            out.conflicts.append(found)
        else:
            out.known.append(change)
        before = later
    return out


def _next(before: Draft, change: Change, bench: Bench) -> Draft | None:
    """The old plan with a change made."""
    if all(isinstance(edit, Remark) for edit in change.edits):
        return before
    try:
        return bench.draft(before.edited(change.edits).data)
    except CannotRewrite:
        return None


def _made(
    old: Draft, later: Draft, now: Draft, change: Change, read: _Reader
) -> tuple[Draft, Change] | str:
    """The plan with the change; words where it cannot be made; empty where it is there."""
    what = f"在 Word 里{_told(change)}"
    try:
        found = [_carried(old, later, now, edit) for edit in change.edits]
    except _ConflictError:
        return f"{what}，预案文件里这一处也改过，两边不一样，没有合并。"
    edits = tuple(edit for edit in found if edit is not None)
    if not edits:
        return ""
    try:
        draft = read(now.edited(edits).data)
    except CannotRewrite as problem:
        return f"{what}，预案文件改不了：{problem.message}"
    if draft is None:
        return f"{what}，改了以后预案有错，没有合并。"
    paths = {each.path: edit.path for each, edit in zip(change.edits, found, strict=True) if edit}
    path = paths.get(change.path, change.path)
    return draft, replace(change, path=path, edits=edits)


def _told(change: Change) -> str:
    if not change.after:
        return f"删去了“{change.told}”的“{short(change.before)}”"
    if not change.before:
        return f"给“{change.told}”加了“{short(change.after)}”"
    return f"把“{change.told}”改成了“{short(change.after)}”"


def _carried(old: Draft, later: Draft, now: Draft, edit: Edit) -> Edit | None:
    """The edit with the paths of the plan as it is now; None where it is made already."""
    match edit:
        case Put():
            return _put(old, later, now, edit)
        case Drop():
            return _drop(old, later, now, edit)
        case Add():
            return _add(old, later, now, edit)
        case Shift():
            return _shift(old, later, now, edit)
        case Remark(path, words):
            return replace(edit, path=_path(old, now, path)) if unremarked(now, words) else None


def unremarked(now: Draft, words: str) -> bool:
    """A comment is not in the plan file yet."""
    text = Encoded.of(now.data, now.tree.files[0]).text
    return not all(f"# {line}" in text for line in words.splitlines())


def _put(old: Draft, later: Draft, now: Draft, edit: Put) -> Edit | None:
    at = _path(old, now, edit.path)
    was, shall, is_now = (
        value_at(old.plan, edit.path), value_at(later.plan, edit.path), value_at(now.plan, at)
    )  # fmt: skip
    if shall == is_now:
        return None
    if was == is_now:
        return replace(edit, path=at)
    if isinstance(was, str) and isinstance(is_now, str) and isinstance(edit.value, str):
        made = woven(was.rstrip("\n"), edit.value.rstrip("\n"), is_now.rstrip("\n"))
        if made is not None:
            return Put(at, made) if made != is_now.rstrip("\n") else None
    raise _ConflictError


def _drop(old: Draft, later: Draft, now: Draft, edit: Drop) -> Edit | None:
    path = edit.path
    if not isinstance(path[-1], int):
        at = _path(old, now, path)
        was, is_now = value_at(old.plan, path), value_at(now.plan, at)
        if is_now is None:
            return None
        if was != is_now:
            raise _ConflictError
        return Drop(at)
    holder = _path(old, now, path[:-1])
    mine, rest, items = (
        _list(plan, at) for plan, at in ((old, path[:-1]), (later, path[:-1]), (now, holder))
    )
    own = mine[path[-1]]
    place = followed(mine, items)[path[-1]]
    if place is None or (mine.count(own) > 1 and items.count(own) <= rest.count(own)):
        return None
    if items[place] != own:
        raise _ConflictError
    return Drop((*holder, place))


def _add(old: Draft, later: Draft, now: Draft, edit: Add) -> Edit | None:
    path = _path(old, now, edit.list)
    mine, longer, items = _list(old, edit.list), _list(later, edit.list), _list(now, path)
    places = followed(mine, items)
    known = set(followed(mine, longer))
    for new in (item for n, item in enumerate(longer) if n not in known):
        standing = there(new, items, places)
        if standing is None:
            raise _ConflictError
        if standing:
            return None
    return Add(path, _index(places, edit.index, len(items)), edit.value)


def _shift(old: Draft, later: Draft, now: Draft, edit: Shift) -> Edit | None:
    path = edit.path[:-1]
    holder, own = _path(old, now, path), int(edit.path[-1])
    mine, moved, items = _list(old, path), _list(later, path), _list(now, holder)
    places = followed(mine, items)
    place = places[own]
    if place is None:
        raise _ConflictError
    spots = followed(moved, items)
    kept = [spot for spot in spots if spot is not None]
    if kept == sorted(kept):
        return None
    rest = [at for n, at in enumerate(places) if n != own]
    spot = _index(rest, edit.index, len(items))
    return Shift((*holder, place), spot - (spot > place))


def _list(draft: Draft, path: Path) -> tuple[object, ...]:
    value = value_at(draft.plan, path)
    return value if isinstance(value, tuple) else ()


def _path(old: Draft, now: Draft, path: Path) -> Path:
    """The path in the plan as it is now, list items followed to where they are."""
    out: Path = ()
    for length, step in enumerate(path):
        if not isinstance(step, int):
            out = (*out, step)
            continue
        mine, items = _list(old, path[:length]), _list(now, out)
        place = followed(mine, items)[step] if step < len(mine) else None
        if place is None:
            raise _ConflictError
        out = (*out, place)
    return out


def _index(places: Sequence[int | None], index: int, count: int) -> int:
    """The place between the same neighbours; of those that are gone the next ones."""
    for before in range(min(index, len(places)) - 1, -1, -1):
        at = places[before]
        if at is not None:
            return at + 1
    for after in range(index, len(places)):
        at = places[after]
        if at is not None:
            return at
    return count
