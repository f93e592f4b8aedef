"""Changes in a reader's words: where they are, what they say, how many there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planforge.diff.marks import marks
from planforge.diff.model import Change, ChangeType, Op, Script, Side, Weight, Where

_WHOLE = 14
"""Characters up to which words are told whole."""

_MOVES = (ChangeType.STEP_MOVED, ChangeType.SECTION_MOVED, ChangeType.MOVED)
_CONTEXT = 8
"""Characters told before and behind what differs."""


def place(where: Where | None, between: str = " / ") -> str:
    """A place as it is quoted: the headings above it and its own label; empty for none."""
    if where is None:
        return ""
    parts = [part.replace("\n", "") for part in where.trail]
    if counts(where.label):
        parts.append(where.label.rstrip("、.．"))
    return between.join(parts)


def counts(label: str) -> bool:
    """The label tells which of several it is; a bullet does not."""
    return any(map(str.isalnum, label))


def place_of(change: Change) -> str:
    """Where a change is: in the new document, else where it was in the old."""
    return place(change.new or change.old)


def is_material(change: Change) -> bool:
    """Whether it matters to those who act by the plan."""
    return change.weight is Weight.MATERIAL


def called(script: Script) -> tuple[str, str]:
    """What the two sides are called: versions with dates, else as little of their names as differs.

    Of a path that is its file; of files of one name, what their paths have in common is left out.
    """
    old, new = script.old, script.new
    versions = _version(old), _version(new)
    if all(versions) and versions[0] != versions[1]:
        return versions
    return distinct(old.name, new.name)


def distinct(old: str, new: str) -> tuple[str, str]:
    """The shortest names that tell two files apart: of a path its file, where these differ.

    Of files of one name the nearest folder that differs comes before it, and a git revision that
    only one of them has or that differs.
    """
    (left, here), (right, there) = _revision(old), _revision(new)
    if here[-1] == there[-1] and here != there:
        end = _common(here[::-1], there[::-1])
        short = _nearest(here, end), _nearest(there, end)
    else:
        short = here[-1], there[-1]
    if left == right or short[0] != short[1]:
        return short
    return f"{left}{short[0]}", f"{right}{short[1]}"


def _revision(name: str) -> tuple[str, list[str]]:
    """A git revision with its colon, or nothing; and the parts of the path behind it."""
    revision, colon, path = name.replace("\\", "/").partition(":")
    if not colon or len(revision) < _REVISION:
        revision, colon, path = "", "", name.replace("\\", "/")
    return revision + colon, [part for part in path.split("/") if part not in ("", ".")] or [path]


_REVISION = 2
"""Letters of a revision; a single one is a drive."""


def _nearest(parts: list[str], end: int) -> str:
    """A file with the folder that stands before what both paths end with."""
    folder = parts[len(parts) - end - 1] if end < len(parts) else "."
    return "/".join((folder, *(["…"] if end > 1 else []), parts[-1]))


def _version(side: Side) -> str:
    version = side.plan.version if side.plan is not None else None
    if not version:
        return ""
    date = side.document.meta.date
    return f"{version}（{date.year}年{date.month}月{date.day}日）" if date else version


def counted(script: Script) -> tuple[int, int]:
    """How many changes are material, and how many editorial."""
    material = sum(map(is_material, script.changes))
    return material, len(script.changes) - material


def material_first(changes: Iterable[Change]) -> list[Change]:
    """The material changes, then the editorial ones, each in order of reading."""
    return sorted(changes, key=lambda change: not is_material(change))


def shortened(text: str, most: int) -> str:
    """The text on one line, cut to at most so many characters."""
    line = _line(text)
    return line if len(line) <= most else f"{line[: most - 1]}…"


@dataclass(frozen=True, slots=True)
class Told:
    """What a change says, short: lead and tail stand in both, before and after differ.

    Of what moved, before and after are the two places; one place where it is called the same.
    Where several things differ in one sentence, woven holds it all, with what stands between.
    """

    lead: str
    before: str
    after: str
    tail: str
    moved: bool = False
    woven: tuple[tuple[Op, str], ...] = ()


def told(change: Change, most: int) -> Told:
    """What a change says; of two long sentences the part in which they differ.

    Args:
        change: what to tell.
        most: characters of each of its words.
    """
    before, after = _line(change.before), _line(change.after)
    if change.type in _MOVES and change.what:
        here, there = place(change.old), place(change.new)
        if not here or here == there:
            return Told("", "", f"在{there or '原来的部分'}里换了位置", "", moved=True)
        return Told("", here, there, "", moved=True)
    if before == after:
        return Told(shortened(before, most), "", "", "")
    order = change.type in _MOVES  # of a list: what stands in it, before and after
    if order or not before or not after or max(len(before), len(after)) <= _WHOLE:
        return Told("", shortened(before, most), shortened(after, most), "")
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    while start and before[start - 1].isalnum() and before[start - 1].isascii():
        start -= 1
    while end and before[-end].isalnum() and before[-end].isascii():
        end -= 1
    lead, tail = before[:start], before[len(before) - end :]
    return Told(
        _ending(lead),
        shortened(before[start : len(before) - end], most),
        shortened(after[start : len(after) - end], most),
        shortened(tail, _CONTEXT),
        woven=_woven(before, after, most),
    )


def _woven(before: str, after: str, most: int) -> tuple[tuple[Op, str], ...]:
    """Both in one, what they share cut short; nothing where little stands between the edits."""
    found = marks(before, after)
    inner = [mark.text for mark in found[1:-1] if mark.op is Op.EQUAL]
    if sum(map(len, inner)) < _CONTEXT:
        return ()
    pieces: list[tuple[Op, str]] = []
    for at, mark in enumerate(found):
        text = shortened(mark.text, most)
        if mark.op is Op.EQUAL and at == 0:
            text = _ending(mark.text)
        elif mark.op is Op.EQUAL:
            text = shortened(mark.text, _CONTEXT) if mark is found[-1] else _middle(mark.text)
        pieces.append((mark.op, text))
    return tuple(pieces) if sum(len(text) for _, text in pieces) <= 3 * most else ()


def _ending(text: str) -> str:
    return text if len(text) <= _CONTEXT else f"…{text[1 - _CONTEXT :]}"


def _middle(text: str) -> str:
    """What stands between two differences: its ends."""
    return text if len(text) <= 2 * _CONTEXT else f"{text[:_CONTEXT]}…{text[-_CONTEXT:]}"


def _line(text: str) -> str:
    return " ".join(text.split("\n")).strip()


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    length = min(len(left), len(right))
    return next((at for at in range(length) if left[at] != right[at]), length)
