"""Pages: paper, margins, running headers and footers, as @page rules."""

import re
from collections.abc import Iterator

from planforge.document import Meta
from planforge.profiles import Layout
from planforge.profiles.layout import PageSetup, Running, TextStyle
from planforge.writers.html.markup import css_string

_FIELD = re.compile(r"\{(\w+)\}")
_GAP_MM = 1.0
"""Between a running line and its rule."""
_TURNED_MM = 22
_TURNED_EM = 4
"""A turned line's box: as wide as any page number, and as high as one of two digits."""


def page_rules(layout: Layout, meta: Meta, *, swapped: bool = False) -> list[str]:
    """All @page rules.

    Args:
        layout: paper, margins, header and footer.
        meta: what the fields of header and footer stand for.
        swapped: the first numbered page lies on a left one, so that what stands outside changes
            sides: CSS knows pages as left and right by their place in the file alone.
    """
    page = layout.page
    turned = PageSetup(
        width_mm=page.height_mm,
        height_mm=page.width_mm,
        top_mm=page.left_mm,
        right_mm=page.top_mm,
        bottom_mm=page.right_mm,
        left_mm=page.bottom_mm,
    )
    rules = [_paper("@page", page), _paper("@page landscape", turned)]
    for running, edge in ((layout.header, "top"), (layout.footer, "bottom")):
        style = layout.style("header" if edge == "top" else "footer")
        text = _Line(layout, running, style, meta)
        if running.text or running.right:
            rules.extend(text.upright(edge, swapped=swapped))
            if running.turned:
                rules.extend(text.turned(edge, turned, swapped=swapped))
    if meta.draft:
        rules.append(f"@page{{{_draft(layout, page, meta.draft)}}}")
        rules.append(f"@page landscape{{{_draft(layout, turned, meta.draft)}}}")
    hidden = "".join(f"@{box}{{content:none}}" for box in _BOXES)
    # Pages without a number are not counted: the first that shows one is page 1.
    rules.extend(
        f"@page {name}{{counter-increment:page 0;{hidden}}}"
        for name in ("plain", "plain:left", "plain:right")
    )
    return rules


_BOXES = ("top-left", "top-center", "top-right", "bottom-left", "bottom-center", "bottom-right")


def _draft(layout: Layout, page: PageSetup, words: str) -> str:
    """A draft's mark, in the corner of every page; it may reach out of the corner's box."""
    style, mark = layout.style("draft"), layout.draft_mark
    width = (len(words) + 1) * (style.size_pt + style.tracking_pt) / 72 * 25.4
    height = (style.line_pt or style.size_pt * style.line) * 1.3
    return (
        f"@top-right-corner{{content:{css_string(words)};"
        f"width:{width:.2f}mm;height:{height:g}pt;margin-right:{mark.right_mm:g}mm;"
        f"margin-left:{page.right_mm - mark.right_mm - width:.2f}mm;"
        f"margin-top:{mark.top_mm:g}mm;margin-bottom:auto;"
        f"border:{mark.rule_pt:g}pt solid #{layout.draft_color};color:#{layout.draft_color};"
        f"font-family:var(--font-{style.font});font-size:{style.size_pt:g}pt;"
        f"line-height:{height - 2 * mark.rule_pt:g}pt;text-align:center;white-space:pre;"
        "box-sizing:border-box}"
    )


def _paper(selector: str, page: PageSetup) -> str:
    margins = (page.top_mm, page.right_mm, page.bottom_mm, page.left_mm)
    sizes = " ".join(f"{margin:g}mm" for margin in margins)
    return f"{selector}{{size:{page.width_mm:g}mm {page.height_mm:g}mm;margin:{sizes}}}"


class _Line:
    """A running header or footer."""

    def __init__(self, layout: Layout, running: Running, style: TextStyle, meta: Meta) -> None:
        self._running = running
        self._meta = meta
        self._page = layout.page
        self._height = style.line_pt or style.size_pt * style.line
        self._size = style.size_pt
        self._indent = running.indent_chars * (style.size_pt + style.tracking_pt)
        self._look = (
            f"font-family:var(--font-{style.font});font-size:{style.size_pt:g}pt;"
            f"line-height:{self._height:g}pt;color:#{style.color};white-space:pre;"
        )

    def upright(self, edge: str, *, swapped: bool) -> Iterator[str]:
        """The rules for pages that stand upright, and for those whose line is not turned."""
        running = self._running
        if running.align == "outside":
            for side, page in _sides(swapped=swapped):
                look = f"text-align:{side};padding-{side}:{self._indent:g}pt;"
                yield f"@page :{page}{{{self._box(edge, side, running.text, look)}}}"
        elif running.right:
            left = self._box(edge, "left", running.text, "text-align:left;", "60%")
            right = self._box(edge, "right", running.right, "text-align:right;", "40%")
            yield f"@page{{{left}{right}}}"
        else:
            align = running.align
            pad = "" if align == "center" else f"padding-{align}:{self._indent:g}pt;"
            yield f"@page{{{self._box(edge, align, running.text, f'text-align:{align};{pad}')}}}"

    def turned(self, edge: str, page: PageSetup, *, swapped: bool) -> Iterator[str]:
        """The line at the short edge of a landscape page, which portrait's ``edge`` becomes.

        The sheet is bound at the landscape page's top, so that portrait's foot is its left edge
        and portrait's right its foot. The line is set in the middle of a box, which is turned
        about its middle.
        """
        running = self._running
        foot = edge == "bottom"
        short, margin = ("left", page.left_mm) if foot else ("right", page.right_mm)
        middle = running.distance_mm + self._height / 72 * 25.4 / 2
        near, far = middle - _TURNED_MM / 2, margin - middle - _TURNED_MM / 2
        place = (
            f"width:{_TURNED_MM}mm;margin-{short}:{near:.2f}mm;"
            f"margin-{'right' if foot else 'left'}:{far:.2f}mm;"
            "text-align:center;vertical-align:middle;transform:rotate(90deg);"
        )
        hidden = "".join(f"@{edge}-{at}{{content:none}}" for at in ("left", "center", "right"))
        for side, name in _sides(swapped=swapped):
            at, room = "middle", ""
            if running.align != "center":
                wanted = side if running.align == "outside" else running.align
                at = "bottom" if wanted == "right" else "top"
                room = f"height:{2 * self._indent + _TURNED_EM * self._size:g}pt;"
            box = f"@{short}-{at}{{{self._contents(running.text)}{self._look}{place}{room}}}"
            yield f"@page landscape:{name}{{{hidden}{box}}}"

    def _box(self, edge: str, at: str, text: str, look: str, width: str = "100%") -> str:
        running = self._running
        other = "bottom" if edge == "top" else "top"
        rule = (
            f"border-{other}:{running.rule_pt:g}pt solid;padding-{other}:{_GAP_MM:g}mm;"
            if running.rule_pt
            else ""
        )
        place = (
            f"margin-{edge}:{running.distance_mm:g}mm;margin-{other}:auto;"
            f"height:{self._height:g}pt;width:{width};box-sizing:border-box;"
        )
        return f"@{edge}-{at}{{{self._contents(text)}{self._look}{place}{rule}{look}}}"

    def _contents(self, text: str) -> str:
        """``content``; where the last page's number can be asked for, it is the number of pages."""
        simple = self._content(text, "counter(pages)")
        last = self._content(text, 'target-counter("#_end",page)')
        return f"content:{simple};" + (f"content:{last};" if "{pages}" in text else "")

    def _content(self, text: str, pages: str) -> str:
        meta = self._meta
        words = {"title": meta.title, "organization": meta.author, "header": meta.header}
        parts: list[str] = []
        for index, part in enumerate(_FIELD.split(text)):
            if index % 2 == 0:
                parts.append(css_string(part) if part else "")
            elif part in ("page", "pages"):
                parts.append("counter(page)" if part == "page" else pages)
            else:
                parts.append(css_string(words.get(part, "")))
        return " ".join(part for part in parts if part) or '""'


def _sides(*, swapped: bool) -> tuple[tuple[str, str], ...]:
    """The outer side and the pages on which it is that one: CSS numbers pages from a right one."""
    return (
        (("left", "right"), ("right", "left"))
        if swapped
        else (("right", "right"), ("left", "left"))
    )
