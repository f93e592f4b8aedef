"""Reading names, weight and coverage out of font files.

fontTools takes 80 ms to import and 140 ms for the cmap of a Chinese font (measured); this reads
the same tables in about 2 ms, which a cold ``render -f pdf`` can afford.
"""

import struct
import sys
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_SFNT = (b"\0\1\0\0", b"OTTO", b"true")
_FAMILY, _FULL_NAME, _TYPOGRAPHIC_FAMILY = 1, 4, 16
_BROKEN = (OSError, struct.error, UnicodeDecodeError, LookupError, ValueError)


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a font file.

    Attributes:
        path: the file.
        index: place in a collection, from 0.
        names: its family and full names in all languages it gives, as written, without repeats.
        weight: 400 for regular, 700 for bold.
        italic: slanted.
    """

    path: Path
    index: int
    names: tuple[str, ...]
    weight: int
    italic: bool


class Coverage:
    """The characters a face has a glyph for."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, runs: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(runs)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def __contains__(self, char: str) -> bool:
        code = ord(char)
        at = bisect_right(self._starts, code) - 1
        return at >= 0 and code <= self._ends[at]


def faces(path: Path) -> tuple[Face, ...]:
    """The faces of a font file; none where it cannot be read or is no OpenType font."""
    try:
        with path.open("rb") as file:
            return tuple(
                _face(path, index, _reader(file, offset))
                for index, offset in enumerate(_offsets(file))
            )
    except _BROKEN:
        return ()


def coverage(face: Face) -> Coverage:
    """The characters of a face; none where its file is gone or has no Unicode cmap."""
    try:
        with face.path.open("rb") as file:
            table = _reader(file, _offsets(file)[face.index])("cmap")
        return Coverage(_cmap(table))
    except _BROKEN:
        return Coverage(())


def _offsets(file: BinaryIO) -> tuple[int, ...]:
    head = file.read(12)
    if head[:4] == b"ttcf":
        count = struct.unpack(">I", head[8:12])[0]
        if count > 64:
            raise ValueError
        return struct.unpack(f">{count}I", file.read(4 * count))
    return (0,) if head[:4] in _SFNT else ()


def _reader(file: BinaryIO, offset: int) -> Callable[[str], bytes]:
    file.seek(offset + 4)
    count = struct.unpack(">H", file.read(2))[0]
    file.seek(offset + 12)
    raw = file.read(16 * count)
    entries = {
        tag.decode("latin-1"): (start, length)
        for tag, _, start, length in struct.iter_unpack(">4sIII", raw)
    }

    def table(tag: str) -> bytes:
        start, length = entries[tag]
        file.seek(start)
        return file.read(length)

    return table


def _face(path: Path, index: int, table: Callable[[str], bytes]) -> Face:
    weight, italic = 400, False
    try:
        os2 = table("OS/2")
        weight = struct.unpack(">H", os2[4:6])[0]
        italic = bool(struct.unpack(">H", os2[62:64])[0] & 1)
    except (KeyError, struct.error):
        pass
    return Face(path, index, tuple(dict.fromkeys(_names(table("name")))), weight, italic)


def _names(table: bytes) -> Iterator[str]:
    count, storage = struct.unpack(">HH", table[2:6])
    records = struct.iter_unpack(">6H", table[6 : 6 + 12 * count])
    for platform, encoding, _, name, length, offset in records:
        if name not in (_FAMILY, _FULL_NAME, _TYPOGRAPHIC_FAMILY):
            continue
        raw = table[storage + offset : storage + offset + length]
        if platform in (0, 3):
            yield raw.decode("utf-16-be", "replace")
        elif platform == 1:
            yield raw.decode("gb18030" if encoding == 25 else "mac-roman", "replace")


def _cmap(table: bytes) -> list[tuple[int, int]]:
    count = struct.unpack(">H", table[2:4])[0]
    best, chosen = 0, b""
    for platform, encoding, offset in struct.iter_unpack(">HHI", table[4 : 4 + 8 * count]):
        if platform != 0 and (platform, encoding) not in ((3, 1), (3, 10)):
            continue
        form = struct.unpack(">H", table[offset : offset + 2])[0]
        if form in (4, 12) and form > best:
            best, chosen = form, table[offset:]
    if best == 12:
        return _groups(chosen)
    return list(_segments(chosen)) if best == 4 else []


def _groups(table: bytes) -> list[tuple[int, int]]:
    count = struct.unpack(">I", table[12:16])[0]
    values = _unsigned("I", table[16 : 16 + 12 * count])
    starts, ends = values[0::3], values[1::3]
    glyphs = values[2::3]
    return [
        (start if glyph else start + 1, end)
        for start, end, glyph in zip(starts, ends, glyphs, strict=True)
        if glyph or end > start
    ]


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    """Runs of a format 4 subtable; within a segment a glyph id of 0 means "none"."""
    words = _unsigned("H", table[: len(table) & ~1])
    count = words[3] // 2
    ends, starts = words[7 : 7 + count], words[8 + count : 8 + 2 * count]
    deltas, first = words[8 + 2 * count : 8 + 3 * count], 8 + 3 * count
    for at, (start, end, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
        offset = words[first + at]
        if start == 0xFFFF:
            continue
        if offset == 0:
            yield from _without(start, end, (-delta) & 0xFFFF)
            continue
        glyphs = words[first + at + offset // 2 :][: end - start + 1]
        yield from ((start + n, start + n) for n, glyph in enumerate(glyphs) if glyph)


def _without(start: int, end: int, hole: int) -> Iterator[tuple[int, int]]:
    if start <= hole <= end:
        if start < hole:
            yield start, hole - 1
        if hole < end:
            yield hole + 1, end
    else:
        yield start, end


def _unsigned(code: str, raw: bytes) -> "array[int]":
    values = array(code)
    if values.itemsize != {"I": 4, "H": 2}[code]:  # pragma: no cover - no such platform is known
        values = array("L")
    values.frombytes(raw)
    if sys.byteorder == "little":
        values.byteswap()
    return values
