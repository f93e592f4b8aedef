"""Plan files that a command makes: an existing file is never lost."""

from pathlib import Path

from planforge.errors import FileProblem
from planforge.resources import write_atomic


def put(path: Path, data: bytes, *, force: bool) -> None:
    """Write a new file.

    Raises:
        FileProblem: it is there already and force is not given, or it cannot be written.
    """
    if path.exists() and not force:
        message = f"已经有文件 {path}，没有覆盖。"
        raise FileProblem(message, "请换一个文件名；确实要覆盖，加 --force。")
    write_atomic(path, data)
