"""Whether the bytes of a file hold anything that is withheld."""

import base64
import binascii
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence

_SHORTEST = 2
_DEEPEST = 4
"""How deep files are opened that stand in files: a picture in a Word file in a zip file."""
_MOST = 200_000_000
"""Bytes of a part, unpacked, beyond which it is taken for none of ours."""
_PACKED = 0x78
"""How packed words begin (RFC 1950, 2.2)."""
_PNG = b"\x89PNG\r\n\x1a\n"
_FARTHEST = 300
"""Bytes of a chunk before its packed words: keyword, language, the keyword in that language."""
_BASE64 = re.compile(rb";base64,([A-Za-z0-9+/=]{16,})")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")


def leaks(data: bytes, withheld: Sequence[str]) -> tuple[str, ...]:
    """The withheld words that stand in a file, in any part of it, unpacked, in any encoding.

    Parts of DOCX and XLSX, streams and strings of PDF, chunks of PNG, pictures in web pages. What
    a PDF shows is not found, as it names glyphs; it is set from what the other formats hold.
    """
    words = {word: _spelled(word) for word in withheld if len(word) >= _SHORTEST}
    found: dict[str, None] = {}
    for part in _parts(data):
        for word, spellings in words.items():
            if word not in found and any(spelling in part for spelling in spellings):
                found[word] = None
    return tuple(word for word in words if word in found)


def _spelled(word: str) -> tuple[bytes, ...]:
    """The word as bytes; in wide encodings only where that is not ASCII with gaps."""
    encodings = ("utf-8", "utf-16-be", "utf-16-le", "gb18030")
    return tuple(dict.fromkeys(word.encode(name) for name in encodings))


def _parts(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """A file, and all that is packed in it."""
    yield data
    if depth == _DEEPEST:
        return
    for inner in _inner(data):
        yield from _parts(inner, depth + 1)


def _inner(data: bytes) -> Iterator[bytes]:
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield packed.comment
            for info in packed.infolist():
                yield info.filename.encode()
                yield packed.read(info)
    elif data[:5] == b"%PDF-":
        for stream in _streams(data):
            yield stream
            yield _inflated(stream)
        yield from _strings(data)
    elif data[:8] == _PNG:
        yield from _texts(data)
    for found in _BASE64.finditer(data):
        try:
            yield base64.b64decode(found[1])
        except binascii.Error:
            continue


def _streams(data: bytes) -> Iterator[bytes]:
    """What stands between stream and endstream (ISO 32000-1, 7.3.8)."""
    at = 0
    while (begin := data.find(b"stream", at)) >= 0:
        at = data.find(b"endstream", begin + 6)
        if at < 0:
            return
        yield data[begin + 6 : at].lstrip(b"\r\n")
        at += len(b"endstream")


def _strings(data: bytes) -> Iterator[bytes]:
    """The strings of a PDF that are written in hexadecimal digits, and those with escapes."""
    for found in _HEX.finditer(data):
        digits = b"".join(found[1].split())
        yield bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    if b"\\" in data:
        yield re.sub(
            rb"\\(?:([0-7]{1,3})|(.))",
            lambda one: bytes([int(one[1], 8) & 255]) if one[1] else one[2],
            data,
            flags=re.DOTALL,
        )


def _texts(data: bytes) -> Iterator[bytes]:
    """The chunks of a PNG that may hold packed words (ISO/IEC 15948, 11.3.4)."""
    at = len(_PNG)
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        held = data[at + 8 : at + 8 + size]
        if kind in (b"zTXt", b"iTXt", b"iCCP"):
            for start, sign in enumerate(held[:_FARTHEST]):
                if sign == _PACKED:
                    yield _inflated(held[start:])
        at += 12 + size


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST)
    except zlib.error:
        return b""
