"""Pictures: their size as their bytes say, and the drawing that shows them."""

import struct
from dataclasses import dataclass

from planforge.ooxml import names
from planforge.ooxml.package import Part, Relations, deflated, stored
from planforge.ooxml.xml import attribute

_EMU_PER_MM = 36000
_PNG = b"\x89PNG\r\n\x1a\n"
_ENDINGS = {"image/png": "png", "image/jpeg": "jpeg", "image/jpg": "jpeg"}
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The extension that says where the SVG of a picture is (MS-ODRAWXML 2.3.1.16)."""

_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


def pixel_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG or JPEG, or None for anything else."""
    if data.startswith(_PNG) and len(data) >= 24 and data[12:16] == b"IHDR":
        width, height = struct.unpack(">II", data[16:24])
        return (width, height) if width and height else None
    if data.startswith(b"\xff\xd8"):
        return _jpeg_size(data)
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """The size in the first frame header (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == 0xFF or kind == 0x01 or 0xD0 <= kind <= 0xD8:
            at += 1 if kind == 0xFF else 2
            continue
        if kind in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return (width, height) if width and height else None
        at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    return None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be set: its drawing, and its height in mm."""

    xml: str
    height_mm: float


class Media:
    """The pictures of a document; equal bytes are kept once."""

    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._names: dict[bytes, str] = {}
        self._drawn = 0

    def picture(
        self,
        data: bytes,
        media_type: str,
        alt: str,
        *,
        width_mm: float,
        room: tuple[float, float],
        vector: bytes = b"",
    ) -> Picture | None:
        """The picture at its width, made smaller where the page has no room for it.

        Args:
            data: the file's bytes.
            media_type: PNG or JPEG; None is returned for others, which Word may not show.
            alt: what it shows, in words.
            width_mm: the width wanted.
            room: width and height of the type area in mm.
            vector: the same as SVG, which Word shows from 2016 on in the place of the bitmap.
        """
        ending = _ENDINGS.get(media_type.lower())
        size = pixel_size(data) if ending else None
        if size is None or (ending == "png") != data.startswith(_PNG):
            return None
        width = min(width_mm, room[0])
        height = width * size[1] / size[0]
        if height > room[1]:
            width, height = width * room[1] / height, room[1]
        self._drawn += 1
        extent = (max(1, round(width * _EMU_PER_MM)), max(1, round(height * _EMU_PER_MM)))
        number = self._kept(data, ending or "")
        lines = self._kept(vector, "svg") if vector else ""
        return Picture(_drawing(self._drawn, number, alt, extent, lines), height)

    def _kept(self, data: bytes, ending: str) -> str:
        """The relation that leads to a file."""
        name = self._names.setdefault(data, f"media/image{len(self._names) + 1}.{ending}")
        return self._relations.add("image", name)

    def parts(self) -> list[Part]:
        """The picture files."""
        return [
            (deflated if name.endswith(".svg") else stored)(f"word/{name}", data)
            for data, name in self._names.items()
        ]


def _drawing(
    number: int, relation: str, alt: str, extent: tuple[int, int], vector: str = ""
) -> str:
    across, down = extent
    more = (
        f'><a:extLst><a:ext uri="{_SVG}"><asvg:svgBlip xmlns:asvg="{names.ASVG}" '
        f'r:embed="{vector}"/></a:ext></a:extLst></a:blip>'
        if vector
        else "/>"
    )
    told = attribute(alt)
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{names.WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="图片 {number}" descr="{told}"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{names.A}" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{names.A}">'
        f'<a:graphicData uri="{names.PIC}"><pic:pic xmlns:pic="{names.PIC}"><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="图片 {number}" descr="{told}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"{more}<a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{across}" cy="{down}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
