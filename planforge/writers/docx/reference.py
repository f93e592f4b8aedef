"""A reference document in the place of the layout's look: its page, its styles, its running lines.

The layout still says what there is (which pages come before the body, how deep the contents go)
and how what the reference has no style for differs from body text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from planforge.ooxml import names
from planforge.ooxml.cascade import Cascade, Looks
from planforge.ooxml.properties import (
    P_ORDER,
    R_ORDER,
    Property,
    Said,
    holder,
    of_element,
    over,
    prop,
    said_in,
    twips,
    without,
)
from planforge.ooxml.reference import Reference, read_reference
from planforge.ooxml.roles import HEADINGS, TABLE, named_roles, style_name
from planforge.profiles import Layout
from planforge.profiles.layout import Grid, PageSetup, Running, TableStyle, TextStyle
from planforge.writers.docx.lists import Place
from planforge.writers.docx.measured import Measured
from planforge.writers.docx.styles import StyleSheet, style_sheet

_DEEP = ("heading", "unlisted", "contents", "item", "run-in")
_TITLES = frozenset(("cover-title", "page-title", "contents-title", "annex-title", "issuer-mark"))
_MM = 25.4 / 1440
_AT_EDGE = prop("ind", left="0", firstLine="0")


@dataclass(frozen=True, slots=True)
class Referred:
    """A layout that looks as a reference document.

    Attributes:
        layout: measures as near as the layout's terms allow, for counting pages and lines.
        reference: the document.
        looks: the exact looks of the roles that it has a style for, or that follow another.
        given: the roles that it has a style for.
    """

    layout: Layout
    reference: Reference
    looks: Mapping[str, Looks]
    given: frozenset[str]


@lru_cache(maxsize=8)
def read(data: bytes) -> Reference:
    """The reference document in a file.

    Raises:
        LoadError: it is no Word file that can be read.
    """
    return read_reference(data, "版式参照文件")


def referred(layout: Layout, reference: Reference) -> Referred:
    """The layout with the look of a reference document."""
    cascade = Cascade(reference.styles)
    looks = _looks(cascade)
    given = frozenset(looks)
    looks = {**looks, **dict(_following(looks))}
    measured = Measured(reference)
    body = measured.style(looks["body"], "body")
    ratio = body.size_pt / layout.style("body").size_pt
    lead = "title" if "title" in given else "body"
    styles = {
        key: _scaled(style, ratio, lead if key in _TITLES else "body")
        for key, style in layout.styles.items()
        if key != "article-label" and not key.startswith("item-")
    }
    styles |= {key: measured.style(look, key) for key, look in looks.items() if not _run_in(key)}
    fonts = {**layout.fonts, **{key: measured.font(look) for key, look in looks.items()}}
    update = {
        **_page(reference),
        "styles": styles,
        "fonts": fonts,
        "table": _table(layout.table, cascade),
        "run_in_headings": layout.run_in_headings or any(map(_run_in, given)),
    }
    return Referred(layout.model_copy(update=update), reference, looks, given)


def _run_in(key: str) -> bool:
    return key.startswith("run-in-")


def _looks(cascade: Cascade) -> dict[str, Looks]:
    """The roles that the reference has a style for; body text is Normal where it has no other."""
    keys = [*named_roles(), *(f"{kind}-{n}" for kind in _DEEP for n in range(1, HEADINGS + 1))]
    found = {
        key: cascade.looks(number)
        for key in keys
        if cascade.style(number := style_name(key).id) is not None
    }
    if "body" not in found:
        base = cascade.looks(cascade.default)
        first = prop("ind", firstLineChars="200", firstLine="420")
        found["body"] = base if "ind" in base.p else Looks({**base.p, "ind": first}, base.r)
    return found


def _following(looks: Mapping[str, Looks]) -> Iterator[tuple[str, Looks]]:
    """Roles that look as another of the reference: deeper headings as the last, items as body."""
    headings: dict[int, Looks] = {}
    for kind in ("heading", "contents", "run-in"):
        known = {n: looks[f"{kind}-{n}"] for n in range(1, HEADINGS + 1) if f"{kind}-{n}" in looks}
        for depth in range(1, HEADINGS + 1) if known else ():
            nearest = max((n for n in known if n <= depth), default=min(known))
            if depth not in known:
                yield f"{kind}-{depth}", known[nearest]
            if kind == "heading":
                headings[depth] = known[nearest]
    for depth, look in headings.items():
        if f"unlisted-{depth}" not in looks:
            yield f"unlisted-{depth}", look
    for key in ("item", "addressee"):
        if key not in looks:
            yield key, looks["body"]
    if "cell" in looks and "cell-header" not in looks:
        cell = looks["cell"]
        bold = {"b": prop("b"), "bCs": prop("bCs")}
        yield "cell-header", Looks({**cell.p, "jc": prop("jc", val="center")}, {**cell.r, **bold})


def _scaled(style: TextStyle, ratio: float, font: str) -> TextStyle:
    """A style of the layout in the reference's font, as large beside its body text as before."""
    update = {
        "font": font,
        "size_pt": round(style.size_pt * ratio * 2) / 2,
        "line_pt": round(style.line_pt * ratio * 2) / 2,
        "tracking_pt": 0.0,
    }
    return style.model_copy(update=update)


def _page(reference: Reference) -> dict[str, object]:
    """Paper, grid and the distances of running lines; their words come from the reference."""
    page = reference.page
    setup = PageSetup(
        width_mm=page.width * _MM,
        height_mm=page.height * _MM,
        top_mm=page.top * _MM,
        bottom_mm=page.bottom * _MM,
        left_mm=(page.left + page.gutter) * _MM,
        right_mm=page.right * _MM,
    )
    pitch = twips(page.grid, "linePitch") / 20
    asked = page.grid is not None and (page.grid.get("type") or "default") != "default"
    grid = None
    if asked and pitch:
        height = (page.height - page.top - page.bottom) / 20
        grid = Grid(lines=max(1, int(height / pitch)), chars=28, pitch_pt=pitch)
    return {
        "page": setup,
        "grid": grid,
        "header": Running(distance_mm=page.header * _MM),
        "footer": Running(distance_mm=page.footer * _MM),
    }


def _table(table: TableStyle, cascade: Cascade) -> TableStyle:
    """The layout's tables with the room in cells that the reference's have, and none around."""
    if cascade.style(TABLE) is None:
        return table
    margins = None
    for style in cascade.chain(TABLE):
        said = said_in(style, "tblPr")
        margins = said.get("tblCellMar", margins)
    update = {"before_pt": 0.0, "after_pt": 0.0}
    if margins is not None:
        update["pad_x_mm"] = twips(margins.child("left"), "w") * _MM
        update["pad_y_mm"] = twips(margins.child("top"), "w") * _MM
    return table.model_copy(update=update)


def referred_sheet(
    look: Referred, linked: Mapping[str, Place], *, gb2312: bool
) -> tuple[StyleSheet, list[str]]:
    """The sheet of a document that looks as the reference, and its styles as XML.

    The reference's styles stay as they are; ours are added where it has none of that name, and
    headings are linked to the plan's numbering.
    """
    own = style_sheet(look.layout, linked, gb2312=gb2312)
    root = etree.fromstring(own.xml)
    ours = {
        one.get("styleId") or "": one
        for one in (of_element(child) for child in root.iterfind(f"{{{names.W}}}style"))
    }
    by_id = {number: key for key, number in own.ids.items()}
    theirs = {one.get("styleId") or "": one for one in look.reference.styles}
    written = [
        _linked(one, ours[number], linked.get(number)).xml if number in ours else one.xml
        for number, one in theirs.items()
    ]
    for number, one in ours.items():
        if number not in theirs:
            exact = look.looks.get(by_id.get(number, ""))
            written.append(_added(one, exact).xml)
    edge: Said = {"ind": _AT_EDGE}
    indents = {key: over(edge, held.p)["ind"].xml for key, held in look.looks.items()}
    align = _cell_align(theirs.get(TABLE))
    sheet = StyleSheet("", own.ids, own.styles, indents, align, "cell" not in look.given)
    return sheet, written


def _linked(theirs: Property, ours: Property, place: Place | None) -> Property:
    """A style of the reference with what the plan needs of it: its list, its outline level."""
    own = said_in(ours, "pPr")
    added: Said = {tag: own[tag] for tag in ("numPr", "outlineLvl") if tag in own}
    said = said_in(theirs, "pPr")
    if "tabs" in own and "tabs" not in said:
        added["tabs"] = own["tabs"]
    if place is None:
        added.pop("numPr", None)
    if not added or theirs.get("type") != "paragraph":
        return theirs
    return _with_paragraph(theirs, holder("pPr", _firm(over(said, added)), P_ORDER))


def _firm(said: Said) -> Said:
    """A listed style says its left indent too: else LibreOffice drops that of the first line."""
    if "numPr" not in said:
        return said
    return {**said, "ind": over({"ind": _AT_EDGE}, said)["ind"]}


def _with_paragraph(style: Property, paragraph: Property) -> Property:
    inner = [one for one in style.inner if one.tag != "pPr"]
    behind = ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
    at = next((n for n, one in enumerate(inner) if one.tag in behind), len(inner))
    inner.insert(at, paragraph)
    return Property(style.tag, style.attributes, tuple(inner))


def _added(ours: Property, exact: Looks | None) -> Property:
    """A style of ours, which says everything itself: Normal is the reference's now."""
    if ours.get("type") != "paragraph":
        return ours
    free = without(ours, "basedOn")
    if exact is None:
        return free
    own = said_in(ours, "pPr")
    kept: Said = {tag: own[tag] for tag in ("numPr", "outlineLvl", "tabs") if tag in own}
    paragraph = holder("pPr", _firm(over(exact.p, kept)), P_ORDER)
    bare = without(free, "rPr")
    run = holder("rPr", exact.r, R_ORDER)
    changed = _with_paragraph(bare, paragraph)
    return Property(changed.tag, changed.attributes, (*changed.inner, run))


def _cell_align(table: Property | None) -> str:
    """How cells stand in the height of their rows; at the top where the style says nothing."""
    align = said_in(table, "tcPr").get("vAlign")
    return (align.get("val") if align is not None else None) or "top"
