"""The parts that depend on layout, scheme and fonts alone: made once a process, kept deflated."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planforge.document import Numeral, Scheme
from planforge.ooxml.numbering import MAX_LEVELS
from planforge.ooxml.package import Part, xml_part
from planforge.ooxml.roles import HEADINGS
from planforge.ooxml.xml import WORD, attribute
from planforge.profiles import Layout
from planforge.writers.docx.lists import Lists, Place, base_places
from planforge.writers.docx.meter import Line, Meter, style_lines
from planforge.writers.docx.setting import Formats
from planforge.writers.docx.styles import StyleSheet, style_sheet

if TYPE_CHECKING:
    from planforge.ooxml.reference import Reference


@dataclass(frozen=True, slots=True)
class Static:
    """What documents of one layout and scheme share.

    Attributes:
        layout: the layout, kept so that its identity stays taken.
        linked: the heading style of each of the scheme's levels, or "".
        places: where in Word's lists each linked heading style stands.
        sheet: style ids and measures.
        formats: fonts and spacing of the layout.
        lines: what the lines of each style take up.
        parts: styles, settings and fonts.
        reference: the document whose look stands in the place of the layout's.
    """

    layout: Layout
    linked: tuple[str, ...]
    places: dict[str, Place]
    sheet: StyleSheet
    formats: Formats
    lines: dict[str, Line]
    parts: tuple[Part, ...]
    reference: "Reference | None" = None

    def lists(self, scheme: Scheme) -> Lists:
        """Fresh lists for a document."""
        return Lists(scheme.marks, self.linked)

    def meter(self) -> Meter:
        """A fresh meter for a document."""
        return Meter(self.layout, self.lines)


_KEPT: dict[tuple[int, Scheme, bool, bytes], tuple[Layout, Static]] = {}
_LIMIT = 32


def static_parts(layout: Layout, scheme: Scheme, *, gb2312: bool, reference: bytes = b"") -> Static:
    """The shared parts, made when first asked for.

    Args:
        layout: the layout.
        scheme: the document's marks.
        gb2312: name 仿宋_GB2312 and 楷体_GB2312.
        reference: a Word file whose look stands in the place of the layout's, or nothing.

    Raises:
        LoadError: the reference is no Word file that can be read.
    """
    key = (id(layout), scheme, gb2312, reference)
    found = _KEPT.get(key)
    if found is None:
        if len(_KEPT) >= _LIMIT:
            _KEPT.clear()
        made = _made(layout, scheme, reference, gb2312=gb2312)
        found = _KEPT[key] = (layout, made)
    return found[1]


def _made(layout: Layout, scheme: Scheme, reference: bytes, *, gb2312: bool) -> Static:
    if reference:
        return _refer(layout, scheme, reference, gb2312=gb2312)
    linked, places = _linked(scheme)
    sheet = style_sheet(layout, places, gb2312=gb2312)
    parts = (
        xml_part("word/styles.xml", sheet.xml, 9),
        xml_part("word/settings.xml", _settings(layout), 9),
        xml_part("word/fontTable.xml", _fonts(layout, gb2312=gb2312), 9),
    )
    formats = Formats(layout, gb2312=gb2312)
    lines = style_lines(sheet.styles, formats)
    return Static(layout, linked, places, sheet, formats, lines, parts)


def _refer(layout: Layout, scheme: Scheme, data: bytes, *, gb2312: bool) -> Static:
    """The parts of a document that looks as a reference; only here is that part of us loaded."""
    from planforge.ooxml.kept import look_parts
    from planforge.writers.docx.reference import read, referred, referred_sheet

    reference = read(data)
    look = referred(layout, reference)
    linked, places = _linked(scheme)
    sheet, styles = referred_sheet(look, places, gb2312=gb2312)
    formats = Formats(look.layout, gb2312=gb2312)
    lines = style_lines(sheet.styles, formats)
    parts = look_parts(reference, styles, notes=True)
    return Static(look.layout, linked, places, sheet, formats, lines, parts, reference)


def _linked(scheme: Scheme) -> tuple[tuple[str, ...], dict[str, Place]]:
    linked = tuple(
        f"Heading{level}" if mark.numeral is not Numeral.NONE and level <= HEADINGS else ""
        for level, mark in enumerate(scheme.marks[:MAX_LEVELS], start=1)
    )
    places = dict(zip(linked, base_places(scheme.marks), strict=True))
    places.pop("", None)
    return linked, places


def _settings(layout: Layout) -> str:
    two_sided = "outside" in (layout.header.align, layout.footer.align)
    even = "<w:evenAndOddHeaders/>" if two_sided else ""
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in _COMPAT
    )
    return (
        f'<w:settings {WORD}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>{even}'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>"
        "<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/>"
        f"<w:useFELayout/>{compat}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


_COMPAT = (
    ("compatibilityMode", 15),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
    ("differentiateMultirowTableHeaders", 1),
)
"""What Word itself writes into a new document; with 15 it lays out as the present version."""


def _fonts(layout: Layout, *, gb2312: bool) -> str:
    """The fonts that the styles name, with other names of the same font to look for."""
    formats = Formats(layout, gb2312=gb2312)
    rows: dict[str, str] = {}
    for role in sorted({style.font for style in layout.styles.values()}):
        font = layout.fonts[role]
        name = formats.font_name(role)
        other = next((family for family in font.families if family != name), "")
        known = f'<w:altName w:val="{attribute(other)}"/>' if other else ""
        rows[name] = f'{known}<w:charset w:val="86"/><w:family w:val="auto"/>'
        rows.setdefault(font.latin, '<w:charset w:val="00"/><w:family w:val="auto"/>')
    inner = "".join(
        f'<w:font w:name="{attribute(name)}">{row}<w:pitch w:val="variable"/></w:font>'
        for name, row in rows.items()
    )
    return f"<w:fonts {WORD}>{inner}</w:fonts>"
