"""Measures and properties of paragraphs and runs as Word counts them."""

from math import ceil, floor

from planforge.ooxml.xml import attribute
from planforge.profiles import Layout
from planforge.profiles.layout import TextStyle

NATURAL_LINE = 1.3
"""Word's single line of Chinese text in sizes of the type (measured for 宋体 and 仿宋)."""


def measures(mm: float) -> int:
    """Millimetres in twentieths of a point (twips)."""
    return round(mm / 25.4 * 1440)


def line_height(style: TextStyle) -> float:
    """The height of a line of this style in points."""
    return style.line_pt or style.size_pt * max(style.line, NATURAL_LINE)


class Formats:
    """Word's properties for a layout's styles."""

    def __init__(self, layout: Layout, *, gb2312: bool) -> None:
        self._layout = layout
        self._gb2312 = gb2312
        self._pitch = layout.grid.pitch_pt if layout.grid else line_height(layout.style("body"))

    def font_name(self, role: str) -> str:
        """The name of a role's Chinese font."""
        font = self._layout.fonts[role]
        return (font.docx_gb2312 if self._gb2312 else None) or font.docx

    def fonts(self, role: str, *, own: bool = False) -> str:
        """The four font slots of a role; ``own`` takes its Latin letters too from that font.

        Page numbers are 半角宋体 digits (GB/T 9704-2012, 7.5), not Times.
        """
        name = attribute(self.font_name(role))
        latin = name if own else attribute(self._layout.fonts[role].latin)
        return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{name}" w:cs="{latin}"/>'

    def run(self, style: TextStyle, *, own: bool = False) -> str:
        """The run properties of a style, all written out.

        Tracking is rounded down: −0.21 pt as −4 twips gives 27 characters a line, −5 gives 28.
        """
        size = round(style.size_pt * 2)
        bold = "<w:b/><w:bCs/>" if style.bold else ""
        color = f'<w:color w:val="{style.color}"/>' if style.color != "000000" else ""
        tracking = floor(style.tracking_pt * 20)
        spacing = f'<w:spacing w:val="{tracking}"/>' if tracking else ""
        return (
            f"{self.fonts(style.font, own=own)}{bold}{color}{spacing}"
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        )

    def paragraph(
        self, style: TextStyle, numbering: str = "", tabs: str = "", outline: str = ""
    ) -> str:
        """The paragraph properties of a style, in the order of the schema."""
        keep = "<w:keepNext/>" if style.keep_next else ""
        before = "<w:pageBreakBefore/>" if style.page_before else ""
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{style.fill}"/>' if style.fill else ""
        align = "both" if style.align == "justify" else style.align
        contextual = "<w:contextualSpacing/>" if style.contextual else ""
        return (
            f"{keep}{before}{numbering}{_borders(style)}{fill}{tabs}"
            f'<w:snapToGrid w:val="0"/>{self.spacing(style)}{indent(style)}{contextual}'
            f'<w:jc w:val="{align}"/>{outline}'
        )

    def before(self, style: TextStyle) -> float:
        """Space above a paragraph in points."""
        return style.before_pt + style.before_lines * self._pitch

    def after(self, style: TextStyle) -> float:
        """Space below a paragraph in points."""
        return style.after_pt + style.after_lines * self._pitch

    def spacing(self, style: TextStyle) -> str:
        """The line pitch and the space around a paragraph.

        Without an exact pitch the line is a multiple of Word's single line, never below it:
        smaller multiples clip.
        """
        before, after = round(self.before(style) * 20), round(self.after(style) * 20)
        if style.line_pt:
            line, rule = round(style.line_pt * 20), "exact"
        else:
            line, rule = ceil(max(1, style.line / NATURAL_LINE) * 240), "auto"
        return (
            f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" '
            f'w:lineRule="{rule}"/>'
        )

    def right_edge(self, style: TextStyle) -> int:
        """The right edge of the type area from its left edge, less the style's indent."""
        return measures(self._layout.page.text_width_mm) - round(
            style.right_chars * style.size_pt * 20
        )


def indent(style: TextStyle) -> str:
    """Indents in characters and in twips: Word follows the characters, others the twips."""
    size = style.size_pt * 20
    pad = style.pad_pt * 20 if style.fill else 0
    parts: list[str] = []
    left = style.left_chars + max(0.0, -style.first_chars)
    if left or pad:
        if not pad:
            parts.append(f'w:leftChars="{round(left * 100)}"')
        parts.append(f'w:left="{round(left * size + pad)}"')
    if style.right_chars or pad:
        if not pad:
            parts.append(f'w:rightChars="{round(style.right_chars * 100)}"')
        parts.append(f'w:right="{round(style.right_chars * size + pad)}"')
    if style.first_chars:
        kind = "firstLine" if style.first_chars > 0 else "hanging"
        first = abs(style.first_chars)
        parts.append(f'w:{kind}Chars="{round(first * 100)}" w:{kind}="{round(first * size)}"')
    return f"<w:ind {' '.join(parts)}/>" if parts else ""


def _borders(style: TextStyle) -> str:
    """The rule under a paragraph, the bar at its left, and the room around the text of a box."""
    sides: dict[str, str] = {}
    space = min(31, round(style.pad_pt))
    if style.fill and space:
        for side in ("top", "left", "bottom", "right"):
            sides[side] = border(side, 0.25, style.fill, space)
    if style.bar:
        sides["left"] = border("left", style.bar_pt, style.bar, space or 4)
    if style.rule_pt:
        sides["bottom"] = border("bottom", style.rule_pt, style.color, space or 1)
    inner = "".join(sides[side] for side in ("top", "left", "bottom", "right") if side in sides)
    return f"<w:pBdr>{inner}</w:pBdr>" if inner else ""


def border(side: str, width_pt: float, color: str, space: int = 0) -> str:
    """One border; Word takes widths in eighths of a point, from 2 to 96."""
    size = min(96, max(2, round(width_pt * 8)))
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>'
