"""Teaching a git work tree to show, compare and merge plans: attributes and local configuration."""

import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planforge.errors import FileProblem, UsageProblem
from planforge.resources import reason, write_atomic
from planforge.revision.git import Repository

PATTERNS = ("plan.yaml", "*预案*.yaml", "*方案*.yaml", "*.docx")
"""What counts as a plan where nobody says; a Word file is shown, never merged."""
_OURS = re.compile(r"\S.*?(?:\s+(?:diff|merge)=planforge)+\s*")
_SHOWN_ONLY = (".docx", ".pdf", ".docm")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to write.

    Attributes:
        words: what it is, for people.
        key, value: of the local configuration; empty for a line of .gitattributes.
        line: of .gitattributes; empty for configuration.
        done: it stands there already.
    """

    words: str
    key: str = ""
    value: str = ""
    line: str = ""
    done: bool = False


def steps(repository: Repository, patterns: Sequence[str] = PATTERNS) -> tuple[Step, ...]:
    """What a set-up writes, and what of it is there.

    Raises:
        UsageProblem: a pattern is none that git takes.
        FileProblem: .gitattributes cannot be read.
    """
    there = set(_lines(_file(repository)))
    lines = [_line(pattern) for pattern in patterns]
    marked = [Step(f".gitattributes：{line}", line=line, done=line in there) for line in lines]
    settings = [
        Step(f"git config {key} {value}", key, value, done=_get(repository, key) == value)
        for key, value in _settings(program())
    ]
    return (*marked, *settings)


def set_up(repository: Repository, wanted: Sequence[Step]) -> None:
    """Write what is not there yet.

    Raises:
        FileProblem: .gitattributes or the configuration cannot be written.
    """
    path = _file(repository)
    new = [step.line for step in wanted if step.line and not step.done]
    if new:
        _write(path, [*_lines(path), *new])
    for step in wanted:
        if step.key and not step.done:
            _run(repository, "config", "--local", step.key, step.value)


def found(repository: Repository) -> tuple[Step, ...]:
    """What a set-up has left in a work tree, to be removed."""
    lines = [line for line in _lines(_file(repository)) if _OURS.fullmatch(line)]
    marked = [Step(f".gitattributes：{line}", line=line) for line in lines]
    sections = [
        Step(f"git config --remove-section {name}", key=name)
        for name in dict.fromkeys(key.rpartition(".")[0] for key, _ in _settings(""))
        if _get(repository, f"{name}.{_LAST[name]}") is not None
    ]
    return (*marked, *sections)


def remove(repository: Repository, wanted: Sequence[Step]) -> None:
    """Take it out again; a .gitattributes that holds nothing else goes too.

    Raises:
        FileProblem: it cannot be written.
    """
    path = _file(repository)
    gone = {step.line for step in wanted if step.line}
    if gone:
        kept = [line for line in _lines(path) if line not in gone]
        if any(line.strip() for line in kept):
            _write(path, kept)
        else:
            path.unlink(missing_ok=True)
    for step in wanted:
        if step.key:
            _run(repository, "config", "--local", "--remove-section", step.key)


def program() -> str:
    """How git is to call planforge: by its name where the shell finds it."""
    if shutil.which("planforge"):
        return "planforge"
    return f'"{Path(sys.executable).as_posix()}" -m planforge'


def _settings(call: str) -> tuple[tuple[str, str], ...]:
    return (
        ("diff.planforge.textconv", f"{call} git-setup --as-text"),
        ("difftool.planforge.cmd", f'{call} diff "$LOCAL" "$REMOTE" --beside "$MERGED"'),
        ("merge.planforge.name", "planforge：按标识合并预案"),
        ("merge.planforge.driver", f"{call} merge %O %A %B --path %P"),
    )


_LAST = {key.rpartition(".")[0]: key.rpartition(".")[2] for key, _ in _settings("")}
"""By section, a key that is there where the section is."""


def _line(pattern: str) -> str:
    if not pattern or pattern[0] in "#!-" or any(not c.isprintable() for c in pattern):
        message = f"“{pattern}”不能写进 .gitattributes。"
        raise UsageProblem(message, "请写文件名或通配，如 plan.yaml、plans/**/*.yaml。")
    quoted = f'"{pattern}"' if " " in pattern or '"' in pattern else pattern
    shown_only = pattern.lower().endswith(_SHOWN_ONLY)
    return f"{quoted} diff=planforge" + ("" if shown_only else " merge=planforge")


def _file(repository: Repository) -> Path:
    return repository.top / ".gitattributes"


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "不是 UTF-8 编码"
        message = f"读不到 {path}：{why}。"
        raise FileProblem(message, "请检查这个文件。") from error


def _write(path: Path, lines: Sequence[str]) -> None:
    write_atomic(path, "".join(f"{line}\n" for line in lines).encode())


def _get(repository: Repository, key: str) -> str | None:
    answer = repository.run("config", "--local", "--get", key)
    return answer.text.rstrip("\n") if answer.code == 0 else None


def _run(repository: Repository, *arguments: str) -> None:
    if repository.run(*arguments).code:
        message = f"写不了 git 的设置：git {' '.join(arguments)}"
        raise FileProblem(message, "请检查仓库里 .git/config 的权限。")
