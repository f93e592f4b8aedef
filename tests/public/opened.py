"""Files opened without planforge: every part, unpacked, as bytes; and how words are looked for."""

import base64
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

_EMBEDDED = re.compile(rb"base64,([A-Za-z0-9+/=]+)")
_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")


def parts(path: Path) -> Iterator[bytes]:
    """The file's name, the file, and all that is packed in it."""
    yield path.name.encode()
    yield from _parts(path.read_bytes())


def _parts(data: bytes) -> Iterator[bytes]:
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for info in packed.infolist():
                yield info.filename.encode() + info.comment
                yield from _parts(packed.read(info))
    if data.startswith(b"%PDF"):
        yield from _of_pdf(data)
    if data.startswith(b"\x89PNG"):
        yield from (
            zlib.decompressobj().decompress(data[at.start() :])
            for at in _PACKED.finditer(data)
            if _unpacks(data[at.start() :])
        )
    for found in _EMBEDDED.finditer(data):
        yield from _parts(base64.b64decode(found[1]))


def _unpacks(data: bytes) -> bool:
    try:
        zlib.decompressobj().decompress(data)
    except zlib.error:
        return False
    return True


def _of_pdf(data: bytes) -> Iterator[bytes]:
    pypdf = pytest.importorskip("pypdf", reason="reads the text layer of PDF files")
    reader = pypdf.PdfReader(io.BytesIO(data))
    yield repr(reader.metadata).encode()
    for page in reader.pages:
        yield "".join(page.extract_text().split()).encode()
    for number in range(1, len(reader.xref[0]) + 1):
        held = reader.get_object(number)
        yield repr(held).encode()
        if isinstance(held, pypdf.generic.StreamObject):
            yield held.get_data()


def leaked(folder: Path, words: Iterable[str]) -> set[tuple[str, str]]:
    """Which words stand in which files of a folder, hidden ones too; however wide they are set."""
    wanted = {word: _narrow(word) for word in words}
    return {
        (path.name, word)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for part in map(_narrow_bytes, parts(path))
        for word, narrow in wanted.items()
        if narrow in part
    }


def _narrow(text: str) -> str:
    """The text in narrow characters, without blanks and hyphens."""
    return re.sub(r"[\s\u200b-]+", "", unicodedata.normalize("NFKC", text))


def _narrow_bytes(part: bytes) -> str:
    text = part.decode("utf-8", "ignore")
    return _narrow(text) + "\n" + part.decode("utf-16-be", "ignore")
