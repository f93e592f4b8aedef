"""Three files to one: by ids and names, or line by line where a file is no plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planforge._build import Settings, build_plan
from planforge.errors import LoadError, PlanforgeError
from planforge.findings import Finding, Place, Severity
from planforge.profiles import profile_names
from planforge.revision.included import part_of
from planforge.revision.merge.lines import by_lines
from planforge.revision.merge.marks import OurFile, marked
from planforge.revision.merge.remarks import Texts, comments_gone
from planforge.revision.merge.three import Clash, ThreeWay
from planforge.revision.tree import Object, Taken, taken
from planforge.schema.base import Model
from planforge.schema.plan import Plan
from planforge.source import load_text
from planforge.source.codes import UNRESOLVED
from planforge.source.rewrite import CannotRewrite
from planforge.source.rewrite.edits import Edit
from planforge.source.rewrite.encoded import Encoded

_NOTHING = Taken(Object({}), (), ())


@dataclass(frozen=True, slots=True)
class Version:
    """One of the three: the bytes of the file, and what findings call it."""

    data: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of it.

    Attributes:
        data: our file with their edits; where they contradict each other it stays as it was, below
            a comment that tells what they wrote.
        edits: how many places of our file were changed; None where lines were merged.
        conflicts: what a person must decide; places are those of the merged file.
        notes: what was decided by rule, and which comments went.
    """

    data: bytes
    edits: int | None
    conflicts: tuple[Finding, ...]
    notes: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Three:
    """The three files, taken apart alike."""

    base: Taken
    ours: Taken
    theirs: Taken
    model: type[Model]


def merge(base: Version, ours: Version, theirs: Version, folder: Path | None = None) -> Merged:
    """Our file with all edits that theirs has against the base.

    Everything of our file that they did not touch stays byte for byte.

    Args:
        base: what both started from; empty where both added the file.
        ours: the file that is changed.
        theirs: the other.
        folder: of the plan, for what it includes, extends and is included by; without it that is
            not looked at.

    Raises:
        LoadError: one of them is no plan, and they cannot be merged line by line.
    """
    if base.data == theirs.data or ours.data == theirs.data:
        return Merged(ours.data, 0, ())
    if base.data == ours.data:
        return Merged(theirs.data, 1, ())
    try:
        three = _taken(base, ours, theirs, folder)
    except LoadError as problem:
        return _by_lines(base, ours, theirs, problem)
    return _by_ids(base, ours, theirs, three, folder)


def _taken(base: Version, ours: Version, theirs: Version, folder: Path | None) -> _Three:
    """The three files as plans, else as what a plan includes them for.

    Raises:
        LoadError: one cannot be read, or theirs has what no plan has and so would be lost.
    """
    plan = _as(Plan, base, ours, theirs)
    if not plan.theirs.errors:
        return plan
    found = part_of(folder / Path(ours.name).name) if folder is not None else None
    part = _as(found.model, base, ours, theirs) if found is not None else plan
    if part.theirs.errors:
        first = part.theirs.errors[0]
        message = f"{theirs.name} 有错误：{first.message}"
        raise LoadError(message, first.hint)
    return part


def _as(model: type[Model], base: Version, ours: Version, theirs: Version) -> _Three:
    before = taken(base.data, base.name, model) if base.data.strip() else _NOTHING
    mine = taken(ours.data, ours.name, model)
    return _Three(before, mine, taken(theirs.data, theirs.name, model), model)


def _by_lines(base: Version, ours: Version, theirs: Version, why: LoadError) -> Merged:
    """What git itself would make of them.

    Raises:
        LoadError: git cannot either.
    """
    made = by_lines(base.data, ours.data, theirs.data)
    if made is None:
        raise why
    message = f"不能按标识合并，改为按行合并。{why.message}"
    note = Finding("PF706", "merged-by-lines", Severity.WARNING, message, "请核对合并的结果。")
    lines = made.data.decode("utf-8", "replace").split("\n")
    conflicts = tuple(
        Finding(
            "PF701",
            "merge-conflict",
            Severity.ERROR,
            "两边改了同一处，两种写法都留在文件里，用 <<<<<<<、=======、>>>>>>> 隔开。",
            "改成商定的内容，再删去这三种标记。",
            place=Place(ours.name, line, 1, lines[line - 1]),
        )
        for line in made.conflicts
    )
    return Merged(made.data, None, conflicts, (note,))


def _by_ids(
    base: Version, ours: Version, theirs: Version, read: _Three, folder: Path | None
) -> Merged:
    three = ThreeWay(read.ours.root)
    three.run(read.base.root, read.theirs.root)
    mine = OurFile(ours.data, ours.name, read.ours, read.model)
    edits, refused = _writable(mine, three.edits)
    clashes = [*three.clashes, *(_refused(three, *one) for one in refused)]
    made, conflicts = marked(mine, edits, clashes)
    data, count = made.data, len(edits)
    if all(clash.finding.code == "PF704" for clash in clashes):
        lines = _with_all(base, ours, theirs, read)
        if lines is not None:
            data, conflicts, count = lines, (), len(edits) + len(clashes)
    if read.model is Plan:
        conflicts += _broken(data, ours, theirs, folder)
    merged = _text(Version(data, ours.name))
    texts = Texts(_text(base), _text(ours), _text(theirs), merged, ours.name, theirs.name)
    gone = comments_gone(texts)
    return Merged(data, count, conflicts, (*three.notes, *gone))


def _text(version: Version) -> str:
    return Encoded.of(version.data, version.name).text if version.data.strip() else ""


def _writable(
    ours: OurFile, edits: Sequence[Edit], taken: Sequence[Edit] = ()
) -> tuple[tuple[Edit, ...], tuple[tuple[Edit, CannotRewrite], ...]]:
    """The edits that can be written beside those taken already, and the others with the reason."""
    try:
        if edits:
            ours.edited((*taken, *edits))
    except CannotRewrite as problem:
        if len(edits) == 1:
            return (), ((edits[0], problem),)
        half = len(edits) // 2
        first, not_first = _writable(ours, edits[:half], taken)
        second, not_second = _writable(ours, edits[half:], (*taken, *first))
        return (*first, *second), (*not_first, *not_second)
    return tuple(edits), ()


def _refused(three: ThreeWay, edit: Edit, problem: CannotRewrite) -> Clash:
    message = f"对方的一处改动写不进来：{problem.message}"
    at = edit.path
    finding = Finding("PF704", "merge-by-hand", Severity.ERROR, message, problem.hint, at)
    return Clash(finding, "暂时保留本方的写法。", three.theirs.get(edit))


def _with_all(base: Version, ours: Version, theirs: Version, read: _Three) -> bytes | None:
    """The files merged line by line, where that holds all edits of both: it has comments too."""
    made = by_lines(base.data, ours.data, theirs.data)
    if made is None or made.conflicts:
        return None
    try:
        lines = taken(made.data, ours.name, read.model)
    except PlanforgeError:
        return None
    if len(lines.errors) > len(read.ours.errors):
        return None
    for side in (read.ours, read.theirs):
        left = ThreeWay(lines.root)
        left.run(read.base.root, side.root)
        if left.edits or left.clashes:
            return None
    return made.data


def _broken(
    data: bytes, ours: Version, theirs: Version, folder: Path | None
) -> tuple[Finding, ...]:
    """Errors that only the merged plan has: a reference to what the other side took out."""
    known = {
        (found.code, found.message)
        for version in (ours, theirs)
        for found in _errors(version.data, version.name, folder)
    }
    merged = _errors(data, ours.name, folder)
    new = [found for found in merged if (found.code, found.message) not in known]
    return tuple(
        replace(
            found,
            code="PF705",
            name="merge-breaks-plan",
            message=f"两边各自没有错，合并以后有错：{found.message}",
        )
        for found in new
        if found.code != UNRESOLVED.code
    )


def _errors(data: bytes, name: str, folder: Path | None) -> tuple[Finding, ...]:
    loaded = load_text(data, name, profiles=profile_names(), folder=folder)
    try:
        found = build_plan(loaded, Settings()).findings
    except PlanforgeError:
        found = loaded.findings
    return tuple(finding for finding in found if finding.severity is Severity.ERROR)
