"""Outputs that a person may have edited: what planforge wrote is remembered beside the outputs."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from planforge.errors import FileProblem, UsageProblem
from planforge.resources import reason, write_atomic

_FOLDER = ".planforge"


def edited(path: Path, data: bytes) -> bool:
    """The file at path is not as planforge wrote it, and is not what would be written now.

    A file that planforge did not write counts as edited.

    Raises:
        FileProblem: it is there and cannot be read.
    """
    present = _present(path)
    if present is None or present == data:
        return False
    return _digest(present) != _remembered(path)


def write(path: Path, data: bytes) -> None:
    """Write the file and remember what was written.

    Raises:
        FileProblem: the folder cannot be made or written to.
    """
    write_atomic(path, data)
    _note(path, _digest(data))


def remember(path: Path) -> None:
    """Remember a file that was written row by row.

    Raises:
        FileProblem: it cannot be read, or no note be made.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        message = f"读不到文件 {path}：{reason(error)}。"
        raise FileProblem(message) from error
    _note(path, digest)


def check(paths: Mapping[Path, bytes], *, force: bool, inputs: Iterable[Path] = ()) -> None:
    """See that files may be written.

    Args:
        paths: with what they are to hold.
        force: what a person has edited is overwritten.
        inputs: the files that the command reads; none of them is ever changed.

    Raises:
        UsageProblem: one is a file that is read and would be another, or is called -.
        FileProblem: a person has edited one, or planforge never wrote it.
    """
    read = {path.resolve() for path in inputs}
    for path, data in paths.items():
        if path.parts[:1] == ("-",):
            message = "“-”不能作文件名。"
            raise UsageProblem(message, "请写文件或者目录的名称；能显示在屏幕上的，不写 -o。")
        if path.resolve() in read and _present(path) != data:
            message = f"要写的 {path} 就是读入的文件，不能写在它上面。"
            raise UsageProblem(message, "请换一个文件名。")
    if not force:
        touched = [path for path, data in paths.items() if edited(path, data)]
        if touched:
            raise refused(touched)


def save(files: Mapping[Path, bytes], *, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Write files and remember what was written; none where one of them may not be.

    Args:
        files: with what they are to hold.
        force: what a person has edited is overwritten.
        inputs: the files that the command reads; none of them is ever changed.

    Raises:
        UsageProblem, FileProblem: as check; or one cannot be written.
    """
    check(files, force=force, inputs=inputs)
    for path, data in files.items():
        write(path, data)


def fresh(path: Path, *, force: bool) -> None:
    """See that nothing is there yet: what a person has answered or begun is never made again.

    Raises:
        UsageProblem, FileProblem: as check; there is a file, whoever wrote it.
    """
    check({path: b""}, force=True)
    if path.exists() and not force:
        message = f"已经有文件 {path}，没有覆盖。"
        raise FileProblem(message, "请换一个文件名；确实要覆盖，加 --force。")


def refused(paths: Sequence[Path]) -> FileProblem:
    """The failure that names files which a person has edited."""
    names = "、".join(map(str, paths))
    message = f"{names} 不是 planforge 写的，或者写好以后被人改过，没有覆盖。"
    return FileProblem(message, "请先把它改名或移走，或者写到别处；确实要覆盖，加 --force。")


def _present(path: Path) -> bytes | None:
    """What a file holds now; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"读不到文件 {path}：{reason(error)}。"
        raise FileProblem(message, "请换一个输出目录，或检查这个文件的权限。") from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _note(path: Path, digest: str) -> None:
    record = _record(path)
    write_atomic(record, f"{digest}\n".encode())
    ignore = record.with_name(".gitignore")
    if not ignore.exists():
        write_atomic(ignore, b"*\n")


def _record(path: Path) -> Path:
    """One small file for each output, so that two runs at once do not lose each other's notes."""
    return path.parent / _FOLDER / f"{path.name}.sha256"


def _remembered(path: Path) -> str:
    try:
        return _record(path).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
