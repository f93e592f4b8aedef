"""Asking git about a repository: plumbing commands only, arguments that can be no options."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from planforge.errors import FileProblem, LoadError, UsageProblem

_SECONDS = 60
_MOST_BYTES = 200 * 1024 * 1024
_SAFE = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.quotepath=off",
    "-c",
    "log.showSignature=false",
)
"""A repository of somebody else may name programs that git would run."""


_ELSEWHERE = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
"""What git sets for the programs that it runs itself; the folder alone is to say where we are."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A regular file of a commit: its path from the top of the repository, its object, bytes."""

    path: PurePosixPath
    id: str
    size: int


@dataclass(frozen=True, slots=True)
class Repository:
    """A git work tree.

    Attributes:
        top: its folder.
    """

    top: Path

    @classmethod
    def at(cls, folder: Path) -> "Repository":
        """The repository that a folder is in.

        Raises:
            UsageProblem: git is not installed, or the folder is in no repository.
        """
        found = ask(folder, "rev-parse", "--show-toplevel")
        if found.code and b"dubious ownership" in found.said:
            message = f"git 不信任 {folder.resolve()} 所在的仓库，因为它属于另一个用户。"
            raise UsageProblem(
                message, "确认可信以后，用 git config --global --add safe.directory 登记。"
            )
        if found.code:
            message = f"{folder.resolve()} 不在 git 仓库里。"
            raise UsageProblem(message, "请到仓库目录里运行，或者直接给出文件。")
        return cls(Path(found.text.rstrip("\n")))

    def inside(self, path: Path) -> PurePosixPath:
        """A path as git names it, from the top.

        Raises:
            UsageProblem: it is outside of the repository.
        """
        try:
            inner = (path.parent.resolve() / path.name).relative_to(self.top.resolve())
        except ValueError as error:
            message = f"{path} 不在 git 仓库 {self.top} 里。"
            raise UsageProblem(message, "请给出仓库里的文件。") from error
        return PurePosixPath(inner.as_posix())

    def commit(self, revision: str) -> str:
        """The commit that a revision names.

        Raises:
            UsageProblem: it names none.
        """
        bad = not revision or revision.startswith("-") or "\0" in revision or "\n" in revision
        found = None if bad else self.run("rev-parse", "--verify", "-q", f"{revision}^{{commit}}")
        if found is None or found.code:
            message = f"git 仓库里没有版本“{revision}”。"
            raise UsageProblem(message, "请写提交号、分支名或标签，如 HEAD、main~3、v1.2。")
        return found.text.strip()

    def blobs(self, commit: str, folder: PurePosixPath) -> dict[PurePosixPath, Blob]:
        """The regular files of a commit under a folder; links and submodules are left out."""
        where = [] if folder == PurePosixPath() else ["--", f":(top,literal){folder}/"]
        listed = self.run("ls-tree", "-r", "-z", "-l", "--full-tree", commit, *where)
        found: dict[PurePosixPath, Blob] = {}
        for entry in listed.text.split("\0"):
            head, _, name = entry.partition("\t")
            words = head.split()
            if len(words) == 4 and words[0] in ("100644", "100755"):
                path = PurePosixPath(name)
                found[path] = Blob(path, words[2], int(words[3]))
        return found

    def blob(self, commit: str, path: PurePosixPath) -> Blob | None:
        """One regular file of a commit, or None where it has none of that name."""
        listed = self.run(
            "ls-tree", "-z", "-l", "--full-tree", commit, "--", f":(top,literal){path}"
        )
        head, _, name = listed.text.rstrip("\0").partition("\t")
        words = head.split()
        if len(words) != 4 or words[0] not in ("100644", "100755"):
            return None
        return Blob(PurePosixPath(name), words[2], int(words[3]))

    def read(self, blob: Blob) -> bytes:
        """What a file of a commit holds.

        Raises:
            LoadError: it is larger than anything that is read.
        """
        if blob.size > _MOST_BYTES:
            message = f"git 里的文件 {blob.path} 超过 {_MOST_BYTES // 1048576} MB 的上限。"
            raise LoadError(message, "请压缩其中的图片。")
        found = self.run("cat-file", "blob", blob.id)
        if found.code:
            message = f"从 git 里读不出文件 {blob.path}。"
            raise FileProblem(message, "请运行 git fsck 检查仓库；浅克隆的仓库先取回完整的历史。")
        return found.data

    def run(self, *arguments: str) -> "Answer":
        """Run git in the top folder."""
        return ask(self.top, *arguments)


@dataclass(frozen=True, slots=True)
class Answer:
    """What git printed on both streams, and its exit code."""

    code: int
    data: bytes
    said: bytes = b""

    @property
    def text(self) -> str:
        """The same as text; names that are no UTF-8 keep their bytes as escapes."""
        return self.data.decode("utf-8", "surrogateescape")


def ask(folder: Path, *arguments: str) -> Answer:
    """Run git in a folder.

    Raises:
        UsageProblem: git is not installed.
        FileProblem: it could not be run.
    """
    program = shutil.which("git")
    if program is None:
        message = "本机没有装 git。"
        raise UsageProblem(message, "请安装 git，或者直接给出两个文件。")
    environment = {
        **{name: value for name, value in os.environ.items() if name not in _ELSEWHERE},
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_PAGER": "",
    }
    try:
        done = subprocess.run(
            [program, *_SAFE, *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"运行 git 失败，目录是 {folder}。"
        raise FileProblem(message, "请检查目录是否存在、git 能不能用。") from error
    return Answer(done.returncode, done.stdout, done.stderr)
