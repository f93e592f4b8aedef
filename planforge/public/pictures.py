"""Pictures without what they tell beside the picture: camera, place, author, comments."""

import re
import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_SHOWN = frozenset(
    (
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"sBIT",
        b"pHYs",
        b"bKGD",
    )
)
"""What a PNG needs to look as it does (ISO/IEC 15948, 5.6); profiles may name who made them."""
_NOTES = (
    (b"<!--", b"-->"),
    (b"<metadata", b"</metadata>"),
    (b"<svg:metadata", b"</svg:metadata>"),
    (b"<sodipodi:namedview", b"</sodipodi:namedview>"),
)
"""What an SVG holds beside what it shows: comments, data, notes of the program that drew it."""
_NOTED = re.compile(rb"""\s(?:sodipodi|inkscape):[\w-]{1,60}=(?:"[^"<]{0,2000}"|'[^'<]{0,2000}')""")
_JFIF, _ADOBE, _EXIF, _COMMENT = 0xE0, 0xEE, 0xE1, 0xFE
_START_OF_SCAN, _END = 0xDA, 0xD9
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without a length (ITU-T T.81, B.1.1.3)."""
_ORIENTATION = 0x0112


def bare(data: bytes) -> bytes | None:
    """The picture alone, of the same look; None for what is no whole PNG or JPEG, and no SVG.

    A photograph keeps one word of its data: which side is up. The words that an SVG shows stay.
    """
    try:
        if data.startswith(_PNG):
            return b"".join((_PNG, *_chunks(data)))
        if data.startswith(b"\xff\xd8\xff"):
            return b"".join((b"\xff\xd8", *_segments(data)))
        if b"<svg" in data[:1000]:
            return _drawn(data)
    except (struct.error, IndexError, ValueError):
        return None
    return None


def _drawn(data: bytes) -> bytes:
    """What an SVG shows.

    Raises:
        ValueError: a part of it has no end.
    """
    for begin, end in _NOTES:
        out: list[bytes] = []
        done = 0
        while (at := data.find(begin, done)) >= 0:
            out.append(data[done:at])
            close = data.index(b">", at)
            alone = begin != b"<!--" and data[close - 1 : close] == b"/"
            done = close + 1 if alone else data.index(end, at) + len(end)
        data = b"".join((*out, data[done:]))
    return _NOTED.sub(b"", data)


def _chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while True:
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        chunk = data[at : at + 12 + size]
        if len(chunk) < 12 + size:
            raise IndexError
        if kind in _SHOWN:
            yield chunk
        if kind == b"IEND":
            return
        at += 12 + size


def _segments(data: bytes) -> Iterator[bytes]:
    """What a JPEG needs to look as it does, to its end; what lies behind that is no picture."""
    at = 2
    while True:
        if data[at] != 0xFF:
            raise IndexError
        kind = data[at + 1]
        if kind in _ALONE or kind == 0xFF:
            at += 1 if kind == 0xFF else 2
            continue
        if kind == _END:
            yield data[at : at + 2]
            return
        size = int(struct.unpack(">H", data[at + 2 : at + 4])[0])
        segment = data[at : at + 2 + size]
        at += 2 + size
        if kind == _EXIF and (turned := _orientation(segment[4:])) > 1:
            yield _turned(turned)
        elif kind in (_JFIF, _ADOBE) or not (0xE0 <= kind <= 0xEF or kind == _COMMENT):
            yield segment
        if kind == _START_OF_SCAN:
            end = _scanned(data, at)
            yield data[at:end]
            at = end


def _scanned(data: bytes, at: int) -> int:
    """Where the marker behind a scan is: in a scan 0xFF is followed by 0 or by a restart."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2


def _orientation(exif: bytes) -> int:
    """Which side is up, by the first directory of the data (Exif 2.3, 4.6.4); 1 for as it is."""
    tiff = exif[6:]
    order = {b"MM": ">", b"II": "<"}.get(tiff[:2])
    if exif[:6] != b"Exif\0\0" or order is None or len(tiff) < 8:
        return 1
    first = struct.unpack(f"{order}I", tiff[4:8])[0]
    count = int.from_bytes(tiff[first : first + 2], "big" if order == ">" else "little")
    for entry in range(first + 2, first + 2 + 12 * count, 12):
        if len(tiff) < entry + 12:
            return 1
        tag, _, _, value = struct.unpack(f"{order}HHIH", tiff[entry : entry + 10])
        if tag == _ORIENTATION:
            return int(value) if 1 <= value <= 8 else 1
    return 1


def _turned(orientation: int) -> bytes:
    """A segment that says which side is up and nothing else."""
    directory = struct.pack(">HHHIHHI", 1, _ORIENTATION, 3, 1, orientation, 0, 0)
    held = b"Exif\0\0MM\0*\0\0\0\x08" + directory
    return b"\xff\xe1" + struct.pack(">H", len(held) + 2) + held
