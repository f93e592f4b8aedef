"""Whether the bytes of a file hold anything that is withheld."""

import base64
import binascii
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

_SHORTEST = 2
_DEEPEST = 4
"""How deep files are opened that stand in files: a picture in a Word file in a zip file."""
_MOST = 200_000_000
"""Bytes of a part, unpacked, beyond which it is taken for none of ours."""
_PACKED = 0x78
"""How packed words begin (RFC 1950, 2.2)."""
_ENCODINGS = ("utf-8", "utf-16-be", "utf-16-le", "gb18030")
_PNG = b"\x89PNG\r\n\x1a\n"
_FARTHEST = 300
"""Bytes of a chunk before its packed words: keyword, language, the keyword in that language."""
_BASE64 = re.compile(rb";base64,([A-Za-z0-9+/=]{16,})")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")
_ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
_ENOUGH = 24
"""Bytes by which a word is met; only there it is looked for whole."""
_WHOLE = b""
"""The key of a tree of bytes at which a word ends."""
_Tree: TypeAlias = dict[bytes, "_Tree"]


class Search:
    """Looks for all the withheld words at once: many names, and all the files of a family."""

    def __init__(self, withheld: Sequence[str]) -> None:
        """Take the words; those of a single character are not looked for."""
        words = (word for word in withheld if len(word) >= _SHORTEST)
        self._words = {word: _spelled(word) for word in words}
        spellings = [spelling for every in self._words.values() for spelling in every]
        self._any = re.compile(_pattern(spellings)) if spellings else None

    def leaks(self, data: bytes) -> tuple[str, ...]:
        """The withheld words that stand in a file, in any part of it, unpacked, in any encoding.

        Parts of DOCX and XLSX, streams and strings of PDF, chunks of PNG, pictures in web pages.
        What a PDF shows is not found, as it names glyphs; it is set from what the other formats
        hold. Not searched are the samples of a PNG and packed bytes that are searched unpacked:
        they hold no words, and in some megabytes of them four bytes of a short name are soon met.
        """
        if self._any is None:
            return ()
        found: set[str] = set()
        for part in _parts(data):
            if self._any.search(part):
                found |= {
                    word for word, said in self._words.items() if any(x in part for x in said)
                }
        return tuple(word for word in self._words if word in found)


def _spelled(word: str) -> tuple[bytes, ...]:
    """The word as bytes; in wide encodings only where that is not ASCII with gaps."""
    return tuple(dict.fromkeys(word.encode(name) for name in _ENCODINGS))


def _pattern(spellings: Iterable[bytes]) -> bytes:
    """A pattern for how any of them begins that reads each byte once: a tree of first bytes."""
    tree: _Tree = {}
    for spelling in spellings:
        at = tree
        for byte in spelling[:_ENOUGH]:
            at = at.setdefault(bytes((byte,)), {})
        at[_WHOLE] = {}
    return _branches(tree)


def _branches(tree: _Tree) -> bytes:
    if _WHOLE in tree:
        return b""  # whatever is longer holds this one
    ways = [re.escape(byte) + _branches(tree[byte]) for byte in sorted(tree)]
    return ways[0] if len(ways) == 1 else b"(?:%s)" % b"|".join(ways)


def _parts(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """A file without what is packed in it, and all that is."""
    loose, packed = _apart(data)
    yield loose
    if depth < _DEEPEST:
        for inner in packed:
            yield from _parts(inner, depth + 1)


def _apart(data: bytes) -> tuple[bytes, list[bytes]]:
    """A file without what is packed in it, and what that holds."""
    loose, packed = data, list[bytes]()
    if data[:2] == b"PK":
        packed = list(_zipped(data))
    elif data[:5] == b"%PDF-":
        loose, packed = _of_pdf(data)
    elif data[:8] == _PNG:
        loose, packed = _of_png(data)
    return loose, [*packed, *_embedded(loose)]


def _zipped(data: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        yield packed.comment
        for info in packed.infolist():
            yield info.filename.encode()
            yield packed.read(info)


def _embedded(data: bytes) -> Iterator[bytes]:
    """Pictures in a web page."""
    for found in _BASE64.finditer(data):
        try:
            yield base64.b64decode(found[1])
        except binascii.Error:
            continue


def _of_pdf(data: bytes) -> tuple[bytes, list[bytes]]:
    """The file without the streams that are unpacked to their end, and what it holds."""
    kept: list[bytes] = []
    held: list[bytes] = []
    done = 0
    for begin, end in _streams(data):
        inflated, whole = _inflated(data[begin:end].lstrip(b"\r\n"))
        held += (inflated, *_strings(inflated))
        if whole:
            kept.append(data[done:begin])
            done = end
    loose = b"".join((*kept, data[done:]))
    return loose, [*held, *_strings(loose)]


def _streams(data: bytes) -> Iterator[tuple[int, int]]:
    """From where to where is what stands between stream and endstream (ISO 32000-1, 7.3.8)."""
    at = 0
    while (begin := data.find(b"stream", at)) >= 0:
        at = data.find(b"endstream", begin + 6)
        if at < 0:
            return
        yield begin + 6, at
        at += len(b"endstream")


def _strings(data: bytes) -> Iterator[bytes]:
    """The strings of a PDF that are written in hexadecimal digits, and those with escapes."""
    for found in _HEX.finditer(data):
        digits = b"".join(found[1].split())
        yield bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    if b"\\" in data:
        yield _ESCAPED.sub(lambda one: bytes([int(one[1], 8) & 255]) if one[1] else one[2], data)


def _of_png(data: bytes) -> tuple[bytes, list[bytes]]:
    """The file without its samples, and the words packed in it (ISO/IEC 15948, 11.2, 11.3.4)."""
    kept = [_PNG]
    texts: list[bytes] = []
    at = len(_PNG)
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + size
        if kind != b"IDAT" or end > len(data):
            kept.append(data[at:end])
        if kind in (b"zTXt", b"iTXt", b"iCCP"):
            held = data[at + 8 : at + 8 + size]
            starts = (start for start, sign in enumerate(held[:_FARTHEST]) if sign == _PACKED)
            texts += (_inflated(held[start:])[0] for start in starts)
        at = end
    return b"".join((*kept, data[at:])), texts


def _inflated(data: bytes) -> tuple[bytes, bool]:
    """Packed bytes unpacked, and whether they are to their end; nothing of what is not packed."""
    packed = zlib.decompressobj()
    try:
        held = packed.decompress(data, _MOST)
    except zlib.error:
        return b"", False
    return held, packed.eof and not packed.unused_data.strip()
