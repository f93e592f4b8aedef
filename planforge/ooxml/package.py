"""Open packages: parts, relationships and the zip around them, the same bytes each time."""

import re
import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from planforge.ooxml import names
from planforge.ooxml.xml import HEAD, attribute, encoded

_STORED, _DEFLATED = 0, 8
_VERSION = 20
_TIME, _DATE = 0, 0x21  # 1980-01-01 00:00, the earliest that a zip can say
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_AT_A_TIME = 64
"""Pieces of XML, a paragraph or a table each."""

_DIGITS = re.compile(r"\d*$")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a package as it lies in the zip; made once, it can be put into many.

    Attributes:
        name: path in the package, without a leading slash; ASCII.
        data: the bytes as they lie in the zip.
        size: bytes once inflated.
        crc: CRC-32 once inflated.
        method: zip method, 0 stored or 8 deflated.
    """

    name: str
    data: bytes
    size: int
    crc: int
    method: int


def deflated(name: str, data: bytes, level: int = 6) -> Part:
    """A part whose data is compressed."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    return Part(name, packed, len(data), zlib.crc32(data), _DEFLATED)


def stored(name: str, data: bytes) -> Part:
    """A part that lies in the zip as it is: pictures, which are compressed already."""
    return Part(name, data, len(data), zlib.crc32(data), _STORED)


def xml_part(name: str, xml: str, level: int = 3) -> Part:
    """A part of XML, which is given without its declaration.

    Level 3 of deflate takes a quarter of the time of the usual 6 and gives a fifth more bytes.

    Raises:
        IllegalTextError: a character that XML 1.0 refuses.
    """
    return deflated(name, encoded(HEAD + xml), level)


def streamed_part(name: str, pieces: Sequence[str], level: int = 3) -> Part:
    """The same from pieces of XML, some at a time: what is small stays in the fast memory.

    Raises:
        IllegalTextError: as for ``xml_part``.
    """
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    packed: list[bytes] = []
    crc = size = 0
    for start in range(0, len(pieces), _AT_A_TIME):
        joined = "".join(pieces[start : start + _AT_A_TIME])
        data = encoded(joined if start else HEAD + joined)
        crc = zlib.crc32(data, crc)
        size += len(data)
        packed.append(packer.compress(data))
    packed.append(packer.flush())
    return Part(name, b"".join(packed), size, crc, _DEFLATED)


def package(parts: Iterable[Part]) -> bytes:
    """The zip of the parts: content types first, then the rest by name, all at one fixed time."""
    ordered = sorted(parts, key=lambda part: part.name)
    ordered.insert(0, common_part("[Content_Types].xml", _content_types(ordered)))
    out: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in ordered:
        name = part.name.encode("ascii")
        facts = (part.method, _TIME, _DATE, part.crc, len(part.data), part.size, len(name), 0)
        out += (_LOCAL.pack(b"PK\3\4", _VERSION, 0, *facts), name, part.data)
        directory += (
            _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, 0, *facts, 0, 0, 0, 0, offset),
            name,
        )
        offset += _LOCAL.size + len(name) + len(part.data)
    listed = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(ordered), len(ordered), len(listed), offset, 0)
    return b"".join((*out, listed, end))


def part_kind(name: str) -> str:
    """The stem of a part's name without trailing digits: "header" for word/header2.xml."""
    stem = name.rsplit("/", 1)[-1].partition(".")[0]
    return _DIGITS.sub("", stem)


def _content_types(parts: list[Part]) -> str:
    endings = sorted({"rels", "xml", *(part.name.rpartition(".")[2] for part in parts)})
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{_ENDINGS[ending]}"/>' for ending in endings
    )
    overrides = "".join(
        f'<Override PartName="/{part.name}" ContentType="{names.PART_TYPES[kind]}"/>'
        for part in parts
        if (kind := part_kind(part.name)) in names.PART_TYPES and part.name.endswith(".xml")
    )
    return f'<Types xmlns="{names.CONTENT_TYPES}">{defaults}{overrides}</Types>'


_ENDINGS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "svg": "image/svg+xml",
}


_FEW = 20
_OUTSIDE = ' TargetMode="External"'


@lru_cache(maxsize=64)
def common_part(name: str, xml: str) -> Part:
    """The same for a small part that many packages share; deflating anew costs 20 μs or more."""
    return xml_part(name, xml)


class Relations:
    """The relationships of one part, numbered in the order in which they were asked for."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}

    def add(self, kind: str, target: str) -> str:
        """The id of the relationship to a target, the same for the same target.

        Args:
            kind: a key of ``names.RELATION_TYPES``; a hyperlink leads out of the package.
            target: path relative to the part's folder, or an address.
        """
        key = (kind, target)
        if key not in self._ids:
            self._ids[key] = f"rId{len(self._ids) + 1}"
        return self._ids[key]

    def part(self, name: str) -> Part | None:
        """The relationships part of the part called name, or None where there are none."""
        if not self._ids:
            return None
        folder, _, file = name.rpartition("/")
        where = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        inner = "".join(
            f'<Relationship Id="{number}" Type="{names.RELATION_TYPES[kind]}" '
            f'Target="{attribute(target)}"'
            f"{_OUTSIDE if kind == 'hyperlink' else ''}/>"
            for (kind, target), number in self._ids.items()
        )
        xml = f'<Relationships xmlns="{names.PACKAGE_RELATIONS}">{inner}</Relationships>'
        return common_part(where, xml) if len(self._ids) < _FEW else xml_part(where, xml)
