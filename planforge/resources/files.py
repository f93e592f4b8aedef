"""Writing files so that nothing is ever half written."""

import contextlib
import os
import tempfile
from pathlib import Path

from planforge.errors import FileProblem
from planforge.resources.reasons import reason


def write_atomic(path: Path, data: bytes) -> None:
    """Put data at path in one step: readers see the old file or the new one, never a part.

    Raises:
        FileProblem: the folder cannot be made or written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    except OSError as error:
        raise FileProblem(_told(path, error), "请检查目录是否存在、是否有写入权限。") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(mode)
        os.replace(name, path)  # noqa: PTH105  os.replace is the atomic call itself
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise FileProblem(
            _told(path, error), "文件可能正被 Word 或 WPS 打开，请关闭后重试。"
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _told(path: Path, error: OSError) -> str:
    return f"写不了文件 {path}：{reason(error)}。"
