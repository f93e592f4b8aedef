"""Outputs that a person may have edited: what planforge wrote is remembered beside the outputs."""

import hashlib
from pathlib import Path

from planforge.errors import FileProblem
from planforge.resources import reason, write_atomic

_FOLDER = ".planforge"


def edited(path: Path, data: bytes) -> bool:
    """The file at path is not as planforge wrote it, and is not what would be written now.

    A file that planforge did not write counts as edited.

    Raises:
        FileProblem: it is there and cannot be read.
    """
    try:
        present = path.read_bytes()
    except FileNotFoundError:
        return False
    except OSError as error:
        message = f"读不到文件 {path}：{reason(error)}。"
        raise FileProblem(message, "请换一个输出目录，或检查这个文件的权限。") from error
    return present != data and _digest(present) != _remembered(path)


def write(path: Path, data: bytes) -> None:
    """Write the file and remember what was written.

    Raises:
        FileProblem: the folder cannot be made or written to.
    """
    write_atomic(path, data)
    write_atomic(_record(path), f"{_digest(data)}\n".encode())


def rewrite(target: Path, plan: Path, data: bytes) -> None:
    """Write a plan file that a command has changed.

    What is remembered of it stays right where planforge wrote the file that was changed.

    Args:
        target: where it goes.
        plan: the file that was changed.
        data: what it holds now.

    Raises:
        FileProblem: it cannot be written.
    """
    if target == plan and not edited(plan, data):
        write(target, data)
    else:
        write_atomic(target, data)


def refuse(paths: list[Path]) -> FileProblem:
    """The failure that names files which a person has edited."""
    names = "、".join(map(str, paths))
    message = f"{names} 不是 planforge 写的，或者写好以后被人改过，没有覆盖。"
    return FileProblem(message, "请先把改过的文件改名或移走；确实要覆盖，加 --force。")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _record(path: Path) -> Path:
    """One small file for each output, so that two runs at once do not lose each other's notes."""
    return path.parent / _FOLDER / f"{path.name}.sha256"


def _remembered(path: Path) -> str:
    try:
        return _record(path).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
