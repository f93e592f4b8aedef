"""The zip of a Word file: its parts by name, inflated within bounds."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

from planforge.errors import LoadError
from planforge.ooxml.reading.kinds import (
    MOST_ENTRIES,
    WORD_PACKAGES,
    FileKind,
    crowded,
    refusal,
    sniff,
)

MOST_BYTES = 200 * 1024 * 1024
"""Of the file itself: a plan with some hundred photographs."""
MOST_PART = 100 * 1024 * 1024
"""Bytes of one part once inflated; the text of 1 000 pages has some 10 MB."""
MOST_TOTAL = 400 * 1024 * 1024
"""Bytes of all parts that are read, once inflated."""
FREE_SIZE = 10 * 1024 * 1024
MOST_RATIO = 200
"""Inflated to packed size, beyond ``FREE_SIZE``: XML of Word reaches 50, a bomb 1 000."""

_CHUNK = 256 * 1024
_LOCKED = 0x1
_STORED, _DEFLATED = 0, 8
_LONGEST_NAME = 500
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    OverflowError,
)
"""What zipfile and zlib raise on broken input; NotImplementedError is a RuntimeError."""
_TOO_MUCH = "请确认文件来源可靠；内容确实很多时，请先压缩图片，或者拆成几个文件。"
_SAVE_AGAIN = "请用 Word、WPS 或 LibreOffice 打开它，另存为新的 .docx 文件后再试。"


class Archive:
    """The parts of a package.

    Attributes:
        name: what messages call the file.
        kind: docx, docm or dotx.
    """

    def __init__(self, name: str, kind: FileKind, source: zipfile.ZipFile) -> None:
        self.name = name
        self.kind = kind
        self._source = source
        self._entries = _entries(source, name)
        self._sizes: dict[str, int] = {}
        self._spent = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, without a leading slash, in the order of the zip."""
        return tuple(entry.filename for entry in self._entries.values())

    def __contains__(self, part: str) -> bool:
        return self._entry(part) is not None

    def read(self, part: str) -> bytes | None:
        """A part's bytes; None where there is no such part.

        Names are compared without regard to case (ISO/IEC 29500-2, 6.2.2.3).

        Raises:
            LoadError: it is broken, or larger than the bounds of this module.
        """
        entry = self._entry(part)
        if entry is None:
            return None
        try:
            return b"".join(self._inflated(entry))
        except _BROKEN as error:
            message = f"文件 {self.name} 已经损坏：部件 {entry.filename} 解不开。"
            raise LoadError(message, _SAVE_AGAIN) from error

    def _entry(self, part: str) -> zipfile.ZipInfo | None:
        key = _key(part)
        return self._entries.get(key) or self._entries.get(unquote(key))

    def _inflated(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """Piece by piece, counting what comes out: the sizes in the zip may lie."""
        others = self._spent - self._sizes.get(entry.filename, 0)
        most = min(MOST_PART, max(FREE_SIZE, MOST_RATIO * entry.compress_size))
        size = 0
        with self._source.open(entry) as stream:
            while piece := stream.read(_CHUNK):
                size += len(piece)
                if size > most or others + size > MOST_TOTAL:
                    message = f"文件 {self.name} 解压后过大（部件 {entry.filename}），不读入。"
                    raise LoadError(message, _TOO_MUCH)
                yield piece
        self._sizes[entry.filename] = size
        self._spent = others + size


def open_package(data: bytes, name: str) -> Archive:
    """The parts of a Word file.

    Args:
        data: the file's bytes.
        name: what messages call it.

    Raises:
        LoadError: it is no Word file that we read, is broken, or beyond the bounds.
    """
    if len(data) > MOST_BYTES:
        message = f"文件 {name} 有 {len(data) >> 20} MB，超过 {MOST_BYTES >> 20} MB 的上限。"
        raise LoadError(message, _TOO_MUCH)
    kind = sniff(data)
    if kind not in WORD_PACKAGES:
        raise refusal(kind, name)
    if crowded(data):
        message = f"文件 {name} 里的部件超过 {MOST_ENTRIES} 个的上限。"
        raise LoadError(message, "请确认文件来源可靠。" + _SAVE_AGAIN)
    try:
        source = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        message = f"文件 {name} 不完整或者已经损坏，打不开。"
        raise LoadError(
            message, "请重新获取完整的文件；能用 Word 打开的，请另存为新文件。"
        ) from error
    archive = Archive(name, kind, source)
    if "[Content_Types].xml" not in archive:
        raise refusal(FileKind.ZIP, name)
    return archive


def _entries(source: zipfile.ZipFile, name: str) -> dict[str, zipfile.ZipInfo]:
    entries: dict[str, zipfile.ZipInfo] = {}
    for entry in source.infolist():
        if entry.filename.endswith(("/", "\\")):
            continue
        _check(entry, name)
        key = _key(entry.filename)
        entry.filename = entry.filename.replace("\\", "/").lstrip("/")
        twin = entries.setdefault(key, entry)
        if (twin.CRC, twin.file_size) != (entry.CRC, entry.file_size):
            message = f"文件 {name} 里有两个不同的部件都叫 {entry.filename}，不知道以哪个为准。"
            raise LoadError(message, _SAVE_AGAIN)
    return entries


def _check(entry: zipfile.ZipInfo, name: str) -> None:
    if entry.flag_bits & _LOCKED:
        raise refusal(FileKind.ENCRYPTED, name)
    if entry.compress_type not in (_STORED, _DEFLATED):
        message = f"文件 {name} 的部件 {entry.filename[:80]} 用了 Word 文件不允许的压缩方法。"
        raise LoadError(message, _SAVE_AGAIN)
    segments = entry.filename.replace("\\", "/").split("/")
    if ".." in segments or len(entry.filename) > _LONGEST_NAME or "\0" in entry.filename:
        message = f"文件 {name} 里有名称不正常的部件：{entry.filename[:80]!r}。"
        raise LoadError(message, "请确认文件来源可靠。" + _SAVE_AGAIN)


def _key(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()
