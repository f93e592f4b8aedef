"""The revisions of a plan in order: out of git, or out of a folder of files."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath

from planforge.diff.model import Change
from planforge.errors import FileProblem, PlanforgeError, UsageProblem
from planforge.revision.compared import compared
from planforge.revision.git import Repository
from planforge.revision.included import parts
from planforge.revision.ordered import Ordered, ordered
from planforge.revision.sides import Opened, opened
from planforge.revision.specs import InGit, Spec, of_head

_OWN = ("plan.yaml", "预案.yaml")
"""The one plan of a folder, whose revisions are in git."""
_AROUND = 3
"""Files before and after one that it is held against."""
_LEAST_ALIKE = 0.1
"""Share of the pairs of characters that two revisions of one plan have in common at least."""
_FORM = "--format=%x01%H%x02%as%x02%an%x02%s"


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that touches a file, and what the file was called in it."""

    id: str
    date: datetime.date | None
    author: str
    subject: str
    path: PurePosixPath


@dataclass(frozen=True, slots=True)
class Revised:
    """One revision of a plan.

    Attributes:
        name: a commit or a file.
        date: of the commit, or as its name or properties say; None where nothing does.
        author, subject: of the commit; empty for a file.
        version: as the plan says.
        changes: against the one before; None for the first and where one cannot be read.
        problem: why it cannot be read; empty where it can.
    """

    name: str
    date: datetime.date | None
    author: str = ""
    subject: str = ""
    version: str = ""
    changes: tuple[Change, ...] | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The revisions, newest first, and how their order was found."""

    revisions: tuple[Revised, ...]
    order: str
    notes: tuple[str, ...] = ()


def history(path: Path, limit: int) -> History:
    """The history of a plan file in git, or of the files of a folder.

    Args:
        path: a file, or a folder; a folder that holds plan.yaml stands for that file where git
            knows it.
        limit: how many revisions are told at most, the newest.

    Raises:
        PlanforgeError: there is no such file, or it has no history.
    """
    if path.is_dir():
        own = next((path / name for name in _OWN if (path / name).is_file()), None)
        if own is None or (len(ordered(path).files) > 1 and not _committed(own)):
            return _of_folder(path, limit)
        path = own
    if not path.exists():
        message = f"找不到文件 {path}。"
        raise FileProblem(message, "请检查路径和文件名。")
    try:
        spec = of_head(path)
    except UsageProblem as problem:
        hint = "先提交到 git；不用 git 的，请给出放有各版文件的目录。"
        raise UsageProblem(problem.message, hint) from None
    others = _parts(spec.repository, path)
    plain = list(commits_of(spec.repository, spec.blob.path, limit + 1))
    commits = _with_parts(spec.repository, plain, others, limit + 1)
    steps = [_step(spec.repository, commit) for commit in reversed(commits)]
    found = _compared(_seen(steps))[-limit:]
    return History(tuple(reversed(found)), "按 git 的提交顺序")


def _committed(path: Path) -> bool:
    try:
        of_head(path)
    except UsageProblem:
        return False
    return True


def commits_of(repository: Repository, path: PurePosixPath, limit: int) -> Iterator[Commit]:
    """The commits that touch a file, newest first, also under earlier names.

    Args:
        repository: where.
        path: from the top of the repository, as HEAD names it.
        limit: how many at most.
    """
    answer = repository.run(
        "log", "--follow", "--name-only", "-z", f"-n{limit}", _FORM, "--", str(path)
    )
    head: list[str] = []
    name = path
    for token in answer.text.split("\0"):
        if token.startswith("\n") and head:
            name = PurePosixPath(token[1:])
            yield _commit(head, name)
            head = []
        elif token.startswith("\1"):
            if head:
                yield _commit(head, name)
            head = token[1:].split("\2", 3)
    if head:
        yield _commit(head, name)


def _parts(repository: Repository, plan: Path) -> list[PurePosixPath]:
    """The files that a plan includes or extends, as git names them."""
    found: list[PurePosixPath] = []
    for part in parts(plan):
        with suppress(UsageProblem):  # a file outside of the repository has no history
            found.append(repository.inside(part))
    return found


def _with_parts(
    repository: Repository, own: list[Commit], others: list[PurePosixPath], limit: int
) -> list[Commit]:
    """The commits of a plan file with those that touch the files it is made of, newest first."""
    if not others or not own:
        return own
    names = dict.fromkeys([*(commit.path for commit in own), *others])
    paths = (f":(top,literal){name}" for name in names)
    answer = repository.run("log", "-z", f"-n{limit}", _FORM, "--", *paths)
    known = {commit.id: commit for commit in own}
    out: list[Commit] = []
    name = own[-1].path
    for token in filter(None, reversed(answer.text.split("\0"))):
        head = token[1:].split("\2", 3)
        commit = known.get(head[0]) or _commit(head, name)
        name = commit.path
        if out or commit.id in known:  # before the plan was there, its parts were none
            out.append(commit)
    return list(reversed(out))


def _commit(head: list[str], name: PurePosixPath) -> Commit:
    author, subject = (" ".join(_shown(words).split()) for words in head[2:4])
    return Commit(head[0], datetime.date.fromisoformat(head[1]), author, subject, name)


def _shown(words: str) -> str:
    """Words of somebody else, without control characters and bytes that are no text."""
    return "".join(c if c.isprintable() else " " for c in words)


@dataclass(frozen=True, slots=True)
class _Step:
    """A revision before it is compared: how it is told, and what it is; why not where not."""

    told: Revised
    spec: Spec | None


def _step(repository: Repository, commit: Commit) -> _Step:
    short = commit.id[:8]
    told = Revised(short, commit.date, commit.author, commit.subject)
    blob = repository.blob(commit.id, commit.path)
    if blob is None:
        return _Step(_with(told, problem="这一次提交删除了文件。"), None)
    return _Step(told, InGit(f"{short}:{commit.path}", repository, commit.id, blob))


def _of_folder(folder: Path, limit: int) -> History:
    found = ordered(folder)
    if not found.files:
        message = f"目录 {folder} 里没有可以比较的文件。"
        raise UsageProblem(
            message, "请给出放有各版预案（.yaml、.docx、.txt 等）的目录，或一个文件。"
        )
    last = found.files[-limit - 1 :]
    steps = [_Step(Revised(file.path.name, file.date), file.path) for file in last]
    told = _compared(_without_strangers(list(_seen(steps))))[-limit:]
    return History(tuple(reversed(told)), _order(found), found.notes)


def _order(found: Ordered) -> str:
    return f"按{found.by}排列"


@dataclass(frozen=True, slots=True)
class _Seen:
    """A revision before it is compared; opened is None where it cannot be read."""

    told: Revised
    opened: Opened | None


def _seen(steps: Iterable[_Step]) -> Iterator[_Seen]:
    for step in steps:
        if step.spec is None:
            yield _Seen(step.told, None)
            continue
        try:
            yield _Seen(step.told, opened(step.spec, name=step.told.name))
        except PlanforgeError as problem:
            yield _Seen(_with(step.told, problem=problem.message), None)


def _compared(seen: Iterable[_Seen]) -> list[Revised]:
    """The revisions, each against the last one before it that can be read."""
    out: list[Revised] = []
    before: Opened | None = None
    for one in seen:
        now = one.opened
        if now is None:
            out.append(one.told)
            continue
        version = now.plan.version or "" if now.plan is not None else ""
        changes = compared(before, now).script.changes if before is not None else None
        out.append(_with(one.told, version=version, changes=changes))
        before = now
    return out


def _without_strangers(seen: Sequence[_Seen]) -> list[_Seen]:
    """The files of a folder; one that has nothing in common with those around it is none of them.

    Of two files nobody can say which one does not belong.
    """
    known = [(n, _pairs(one.opened)) for n, one in enumerate(seen) if one.opened is not None]
    out = list(seen)
    for at, (n, mine) in enumerate(known):
        around = [*known[max(0, at - _AROUND) : at], *known[at + 1 : at + 1 + _AROUND]]
        if len(known) > 2 and not any(_alike(mine, other) for _, other in around):
            problem = "与前后各版几乎没有相同的文字，不像是同一份预案，没有比较。"
            out[n] = _Seen(_with(seen[n].told, problem=problem), None)
    return out


def _pairs(side: Opened) -> frozenset[str]:
    """The pairs of characters that stand in a document."""
    words = "\n".join(unit.words for unit in side.side.units)
    return frozenset(map("".join, pairwise(words)))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _LEAST_ALIKE * len(one | other)


def _with(
    told: Revised,
    *,
    version: str = "",
    changes: tuple[Change, ...] | None = None,
    problem: str = "",
) -> Revised:
    return Revised(told.name, told.date, told.author, told.subject, version, changes, problem)
