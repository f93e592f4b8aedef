"""Running headers and footers, and the mark of a draft."""

import re
from dataclasses import dataclass

from planforge.document import Meta
from planforge.ooxml import names
from planforge.ooxml.package import Part, Relations, common_part
from planforge.ooxml.xml import WORD
from planforge.profiles import Layout
from planforge.profiles.layout import Running
from planforge.writers.docx.inlines import field_runs, run
from planforge.writers.docx.setting import border, measures

_SLOT = re.compile(r"\{(page|pages|title|organization|header)\}")
_EMU_PER_MM = 36000
_PAGES = "\ufdd0"  # a noncharacter: stands for the total until the last page is known
LAST_PAGE = "_pf_last_page"
"""Bookmark at the document's end, so that 共 Y 页 counts only the pages that are numbered."""


@dataclass(frozen=True, slots=True)
class PageLook:
    """What the header and footer of a section depend on.

    Attributes:
        wide: the paper lies landscape.
        numbered: it shows the running header and footer.
    """

    wide: bool = False
    numbered: bool = True


class RunningParts:
    """Makes the header and footer parts that the sections ask for."""

    def __init__(
        self, layout: Layout, meta: Meta, relations: Relations, *, all_numbered: bool
    ) -> None:
        """Start with none.

        Args:
            layout: the layout.
            meta: words for the slots, and the draft's mark.
            relations: of the document part.
            all_numbered: every page is numbered, so that NUMPAGES is the total.
        """
        self._layout = layout
        self._meta = meta
        self._relations = relations
        self._total = "NUMPAGES" if all_numbered else f"PAGEREF {LAST_PAGE}"
        self._xml: dict[tuple[str, str, str], str] = {}
        self._parts: list[tuple[str, str]] = []

    @property
    def two_sided(self) -> bool:
        """Odd and even pages differ."""
        return "outside" in (self._layout.header.align, self._layout.footer.align)

    def references(self, look: PageLook) -> str:
        """The references of a section to its headers and footers; parts are made as needed.

        All of them are named in each section, since one that is not named is taken from the
        section before.
        """
        sides = (("default", "odd"), ("even", "even")) if self.two_sided else (("default", "odd"),)
        out: list[str] = []
        for part, make in (("header", self._header), ("footer", self._footer)):
            for kind, side in sides:
                number = self._number(part, kind, make(look, side))
                out.append(f'<w:{part}Reference w:type="{kind}" r:id="{number}"/>')
        return "".join(out)

    def parts(self, pages: int) -> list[Part]:
        """The parts made so far, given the number of pages that the total field shows."""
        return [
            common_part(f"word/{name}", xml.replace(_PAGES, str(pages)))
            for name, xml in self._parts
        ]

    def _number(self, part: str, kind: str, inner: str) -> str:
        """The relationship of a part with this content; odd and even pages never share one."""
        key = (part, kind, inner)
        if key not in self._xml:
            tag = "hdr" if part == "header" else "ftr"
            self._xml[key] = name = self._next(part)
            spaces = f'{WORD} xmlns:mc="{names.MC}" xmlns:wps="{names.WPS}" xmlns:wp="{names.WP}"'
            xml = f'<w:{tag} {spaces} xmlns:v="{names.V}">{inner}</w:{tag}>'
            self._parts.append((name, xml))
        return self._relations.add(part, self._xml[key])

    def _next(self, part: str) -> str:
        """The file name of the next header or footer."""
        return f"{part}{sum(made[0] == part for made in self._xml) + 1}.xml"

    def _header(self, look: PageLook, side: str) -> str:
        words = self._line(self._layout.header, "Header", look, side) if look.numbered else ""
        mark = self._draft(wide=look.wide) if self._meta.draft else ""
        return mark + (words or _empty("Header"))

    def _footer(self, look: PageLook, side: str) -> str:
        footer = self._layout.footer
        if not look.numbered:
            return _empty("Footer")
        if footer.turned and look.wide:
            return self._turned(footer, side)
        return self._line(footer, "Footer", look, side) or _empty("Footer")

    def _line(self, running: Running, style: str, look: PageLook, side: str) -> str:
        """The paragraph of a running line, or nothing where it has no words."""
        words = self._slots(running.text)
        right = self._slots(running.right)
        if not words and not right:
            return ""
        rule = ""
        if running.rule_pt:
            edge = "bottom" if style == "Header" else "top"
            rule = f"<w:pBdr>{border(edge, running.rule_pt, '000000', 1)}</w:pBdr>"
        if right:
            pos = measures(_text_width(self._layout, wide=look.wide))
            tabs = f'<w:tabs><w:tab w:val="right" w:pos="{pos}"/></w:tabs>'
            look_at = f'{rule}{tabs}<w:jc w:val="left"/>'
            return _paragraph(style, look_at, f"{words}<w:r><w:tab/></w:r>{right}")
        return _paragraph(style, rule + self._aligned(running, style, side), words)

    def _aligned(self, running: Running, style: str, side: str) -> str:
        """Where a running line stands; on the outside it keeps a distance from the edge."""
        align = running.align
        if align == "outside":
            align = "right" if side == "odd" else "left"
        size = self._layout.style(style.lower()).size_pt
        indent = ""
        if running.indent_chars and align in ("left", "right"):
            chars, twips = (
                round(running.indent_chars * 100),
                round(running.indent_chars * size * 20),
            )
            indent = f'<w:ind w:{align}Chars="{chars}" w:{align}="{twips}"/>'
        return f'{indent}<w:jc w:val="{align}"/>'

    def _slots(self, text: str) -> str:
        """The runs of a running line's words."""
        meta = self._meta
        known = {"title": meta.title, "organization": meta.author, "header": meta.header}
        out: list[str] = []
        for part in re.split(r"(\{\w+\})", text):
            match = _SLOT.fullmatch(part)
            if match is None:
                out.append(run(part) if part else "")
            elif match[1] == "page":
                out.append(field_runs("PAGE", "1"))
            elif match[1] == "pages":
                out.append(field_runs(self._total, _PAGES))
            else:
                out.append(run(known[match[1]]) if known[match[1]] else "")
        return "".join(out)

    def _draft(self, *, wide: bool) -> str:
        """The draft's mark in a box that stands at its place on the paper, whatever the header."""
        mark, style, color = (
            self._layout.draft_mark,
            self._layout.style("draft"),
            self._layout.draft_color,
        )
        page = self._layout.page
        across = page.height_mm if wide else page.width_mm
        width = round((len(self._meta.draft) + 1) * (style.size_pt + style.tracking_pt) * 20)
        left = measures(across - mark.right_mm) - width
        sides = "".join(
            border(side, mark.rule_pt, color, 2) for side in ("top", "left", "bottom", "right")
        )
        frame = (
            f'<w:framePr w:w="{width}" w:wrap="around" w:vAnchor="page" w:hAnchor="page" '
            f'w:x="{left}" w:y="{measures(mark.top_mm)}"/>'
        )
        box = f"<w:pBdr>{sides}</w:pBdr>" if mark.rule_pt else ""
        words = run(self._meta.draft).replace(
            "<w:r>", f'<w:r><w:rPr><w:color w:val="{color}"/></w:rPr>', 1
        )
        return _paragraph("PlanDraft", f'{frame}{box}<w:jc w:val="center"/>', words)

    def _turned(self, footer: Running, side: str) -> str:
        """The page number of a landscape page where it would stand on the sheet as bound.

        The sheet is turned with its head to the left, so the foot of a portrait page is the
        left edge here; a text box with its lines running downwards reads upright in the book.
        """
        page, style = self._layout.page, self._layout.style("footer")
        box = _Box(
            x=footer.distance_mm,
            y=page.left_mm,
            width=style.size_pt * 1.5 / 72 * 25.4,
            height=page.text_width_mm,
        )
        inner = _paragraph(
            "Footer", self._aligned(footer, "Footer", side), self._slots(footer.text)
        )
        return _paragraph("Footer", "", _text_box(box, inner))


@dataclass(frozen=True, slots=True)
class _Box:
    """A box on the paper, in millimetres."""

    x: float
    y: float
    width: float
    height: float


def _text_box(box: _Box, inner: str) -> str:
    """A box whose lines run from top to bottom, with the older spelling for older readers.

    It stands in the margin, so nothing wraps; without wrapping LibreOffice forgets its place.
    """
    x, y, width, height = (
        round(value * _EMU_PER_MM) for value in (box.x, box.y, box.width, box.height)
    )
    modern = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        '<wp:wrapSquare wrapText="bothSides"/><wp:docPr id="1" name="页码"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{names.A}"><a:graphicData uri="{names.WPS}">'
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>"
        f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    place = (
        f"position:absolute;margin-left:{box.x}mm;margin-top:{box.y}mm;width:{box.width:.2f}mm;"
        f"height:{box.height}mm;mso-position-horizontal-relative:page;"
        "mso-position-vertical-relative:page"
    )
    older = (
        f'<w:pict><v:rect style="{place}" filled="f" stroked="f"><v:textbox '
        f'style="layout-flow:vertical" inset="0,0,0,0"><w:txbxContent>{inner}</w:txbxContent>'
        "</v:textbox></v:rect></w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{modern}</mc:Choice>'
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _text_width(layout: Layout, *, wide: bool) -> float:
    return layout.page.text_height_mm if wide else layout.page.text_width_mm


def _paragraph(style: str, look: str, inner: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{look}</w:pPr>{inner}</w:p>'


def _empty(style: str) -> str:
    return _paragraph(style, "", "")
