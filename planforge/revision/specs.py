"""What a user names as one side of a comparison: a file, or a file in a git revision."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from planforge.errors import UsageProblem
from planforge.revision.git import Blob, Repository

_HASH = re.compile(r"[0-9a-f]{12,64}")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


@dataclass(frozen=True, slots=True)
class InGit:
    """A file in a commit.

    Attributes:
        name: what the user called it.
        repository: where.
        commit: its full name.
        blob: the file.
    """

    name: str
    repository: Repository
    commit: str
    blob: Blob


Spec = Path | InGit


def spec_of(words: str, beside: Path | None = None) -> Spec:
    """What words name: a file where there is one of that name, else ``REV:path``.

    Args:
        words: as the user wrote them.
        beside: the folder whose repository is asked; the working folder where None.

    Raises:
        UsageProblem: a revision is named that is not there, or a file that it does not hold.
    """
    path = Path(words)
    revision, colon, inner = words.partition(":")
    if not colon or _DRIVE.match(words) or path.exists():
        return path
    folder = beside or Path()
    if not inner:
        message = f"“{words}”只写了版本，没有写文件。"
        raise UsageProblem(message, f"请写成 {revision}:预案文件，如 {revision}:plan.yaml。")
    repository = Repository.at(folder)
    commit = repository.commit(revision)
    for name in _names(repository, folder, inner):
        blob = repository.blob(commit, name)
        if blob is not None:
            short = revision[:8] if _HASH.fullmatch(revision) else revision
            return InGit(f"{short}:{inner}", repository, commit, blob)
    message = f"版本 {revision} 里没有文件 {inner}。"
    raise UsageProblem(message, f"用 git ls-tree -r --name-only {revision} 查看那时有哪些文件。")


def of_head(path: Path, revision: str = "HEAD") -> InGit:
    """The same file in a revision.

    Raises:
        UsageProblem: it is in no repository, or the revision does not hold it.
    """
    repository = Repository.at(path.parent)
    commit = repository.commit(revision)
    blob = repository.blob(commit, repository.inside(path))
    if blob is None:
        message = f"git 的 {revision} 里还没有 {path}。"
        raise UsageProblem(message, "先提交这个文件，或者给出两个文件来比较。")
    return InGit(f"{revision}:{blob.path}", repository, commit, blob)


def _names(repository: Repository, folder: Path, inner: str) -> list[PurePosixPath]:
    """The places meant, as git understands it: from the top; then from the folder."""
    given = PurePosixPath(inner.replace("\\", "/"))
    here = repository.inside(folder / inner) if not given.is_absolute() else given
    if inner.startswith(("./", "../")):
        return [here]
    return [given, here]
