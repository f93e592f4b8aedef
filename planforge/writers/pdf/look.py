"""A layout's styles as the plain numbers that plan.typ sets with, all lengths in points."""

import re

from planforge.profiles import Layout
from planforge.profiles.layout import Running, TextStyle

MM = 72 / 25.4
"""Points in a millimetre."""

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
"""A value that JSON can hold."""

# A Chinese font's em box: this much of the size above the baseline, the rest below it.
_ASCENT = 0.88

_HAIR = 0.0005

_NUMBERS = re.compile(r"(\{pages?\})")


def pitch(style: TextStyle) -> float:
    """The distance of a style's lines in points."""
    return style.line_pt or style.size_pt * style.line


def grid_pitch(layout: Layout) -> float:
    """The line that before_lines and after_lines count in."""
    return layout.grid.pitch_pt if layout.grid else pitch(layout.style("body"))


def space_before(layout: Layout, style: TextStyle) -> float:
    """Space above a style's paragraphs in points."""
    return style.before_pt + style.before_lines * grid_pitch(layout)


def space_after(layout: Layout, style: TextStyle) -> float:
    """Space below a style's paragraphs in points."""
    return style.after_pt + style.after_lines * grid_pitch(layout)


def tracking(layout: Layout, style: TextStyle) -> float:
    """The tracking of a style, in points.

    Typst puts none behind a paragraph's last character, so a last line of exactly the grid's
    characters must fit with one gap less: -0.2147 instead of -0.21 in gb9704.
    """
    grid = layout.grid
    if grid is None or not style.tracking_pt or style.tracking_pt != grid.tracking_pt:
        return style.tracking_pt
    room = layout.page.text_width_mm * MM - grid.chars * style.size_pt
    return min(style.tracking_pt, room / (grid.chars - 1) - _HAIR)


def style_numbers(layout: Layout, style: TextStyle) -> dict[str, Json]:
    """A style's numbers without its font.

    A line is exactly its pitch high: the em box with half of the rest above and half below it,
    so that lines stack without leading and 22 of them fill the type area.
    """
    char = style.size_pt + tracking(layout, style)
    rest = (pitch(style) - style.size_pt) / 2
    first = style.first_chars * char
    return {
        "size": style.size_pt,
        "color": style.color,
        "tracking": tracking(layout, style),
        "top": style.size_pt * _ASCENT + rest,
        "bottom": -(style.size_pt * (1 - _ASCENT) + rest),
        "line": pitch(style),
        "justify": style.align == "justify",
        "align": "left" if style.align == "justify" else style.align,
        "first": max(0.0, first),
        "hanging": max(0.0, -first),
        "left": style.left_chars * char + (style.pad_pt if style.fill or style.bar else 0),
        "right": style.right_chars * char + (style.pad_pt if style.fill else 0),
        "pad": style.pad_pt,
        "above": space_before(layout, style),
        "below": space_after(layout, style),
        "spacing": max(space_before(layout, style), space_after(layout, style)),
        "sticky": style.keep_next,
        "fill": style.fill,
        "bar": style.bar,
        "bar_pt": style.bar_pt,
        "rule": style.rule_pt,
    }


def page_numbers(layout: Layout, *, landscape: bool) -> dict[str, Json]:
    """Paper and margins.

    A landscape page of a layout whose footer is turned is the portrait sheet lying on its left
    side (GB/T 9704-2012: 表头在订口一边), so its margins turn with it.
    """
    page = layout.page
    top, right, bottom, left = page.top_mm, page.right_mm, page.bottom_mm, page.left_mm
    if landscape and layout.footer.turned:
        top, right, bottom, left = left, top, right, bottom
    width, height = page.width_mm, page.height_mm
    if landscape:
        width, height = height, width
    return {
        "width": width * MM,
        "height": height * MM,
        "top": top * MM,
        "right": right * MM,
        "bottom": bottom * MM,
        "left": left * MM,
        "turned": landscape and layout.footer.turned,
    }


def running_numbers(
    layout: Layout, running: Running, name: str, words: dict[str, str]
) -> dict[str, Json] | None:
    """A running header or footer, or None where it has no words.

    Args:
        layout: whose it is.
        running: its data.
        name: "header" or "footer", which is also its style's name.
        words: what the names in braces stand for; page and pages stay for Typst.
    """
    text, right = _parts(running.text, words), _parts(running.right, words)
    if not text and not right:
        return None
    style = layout.style(name)
    margin = layout.page.top_mm if name == "header" else layout.page.bottom_mm
    rule = 3 + running.rule_pt if running.rule_pt else 0
    return {
        "style": name,
        "text": text,
        "right": right,
        "align": running.align,
        "indent": running.indent_chars * style.size_pt,
        "rule": running.rule_pt,
        "top": name == "header",
        "distance": running.distance_mm * MM,
        "gap": (margin - running.distance_mm) * MM - pitch(style) - rule,
    }


def _parts(text: str, words: dict[str, str]) -> list[Json]:
    """The text split at the page number (1) and the number of pages (2)."""
    parts: list[Json] = []
    for piece in _NUMBERS.split(text):
        if piece in ("{page}", "{pages}"):
            parts.append(1 if piece == "{page}" else 2)
            continue
        for name, value in words.items():
            piece = piece.replace(f"{{{name}}}", value)
        if piece:
            parts.append(piece)
    return parts
