"""The rules that a layout's style.yaml turns into; sizes are in rem of the body's own size."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from planforge.document import Role
from planforge.profiles import Layout
from planforge.profiles.layout import TextStyle
from planforge.writers.html.markup import css_string

_DEPTHS = range(1, 7)
_SMALLEST = "14px"
"""What a screen shows no smaller, whatever the ratio to the body."""


@dataclass(frozen=True, slots=True)
class MachineFonts:
    """The fonts of this machine, where the file is set on pages here.

    Attributes:
        families: for each font role its families, best first.
        bold: the roles that are set bold because a substitute stands in.
    """

    families: Mapping[str, tuple[str, ...]]
    bold: frozenset[str]


def layout_rules(layout: Layout, machine: MachineFonts | None = None) -> str:
    """The rules of a layout but for its pages: fonts, roles, tables.

    Args:
        layout: where they come from.
        machine: None where the reader's machine is unknown: where a substitute is to be bold,
            the wanted families are one face that is never made bolder.
    """
    bold = machine.bold if machine else frozenset(_emboldened(layout))
    rules = [*_fonts(layout, machine), *_roles(layout, bold)]
    parts = (_table, _cover, _seal, _red_head, _imprint, _draft)
    rules += [rule for part in parts for rule in part(layout)]
    return "".join(f"{rule}\n" for rule in rules)


def _emboldened(layout: Layout) -> list[str]:
    return [name for name, font in layout.fonts.items() if font.bold]


def class_styles(layout: Layout) -> dict[str, TextStyle]:
    """How each class of paragraphs is set."""
    named: dict[str, TextStyle] = {role.value: layout.style(role.value) for role in Role}
    named |= {name: layout.style(name) for name in ("footnote", "draft")}
    named |= {f"item-{depth}": layout.item(depth) for depth in _DEPTHS}
    named |= {f"heading-{depth}": layout.heading(depth) for depth in _DEPTHS}
    named |= {f"contents-{depth}": _contents(layout, depth) for depth in _DEPTHS}
    return named


def title_rooms(layout: Layout, *, paged: bool) -> tuple[dict[str, float], float]:
    """How many characters a line on paper holds, for titles fitted to it; its length in rem.

    On paper only centred titles are shaped, as the other engines do.
    """
    width = layout.page.text_width_mm / 25.4 * 72
    rooms = {}
    for name in ("title", "cover-title", "page-title", "annex-title", "issuer-mark"):
        style = layout.style(name)
        if not paged or style.align == "center" or name == "issuer-mark":
            char = style.size_pt + style.tracking_pt
            rooms[name] = width / char - style.left_chars - style.right_chars
    return rooms, width / layout.style("body").size_pt


def _fonts(layout: Layout, machine: MachineFonts | None) -> list[str]:
    """Font stacks as custom properties."""
    rules, stacks = [], []
    behind = layout.fonts["fallback"].families if "fallback" in layout.fonts else ()
    for name, font in layout.fonts.items():
        families = (*font.families, *font.substitutes, *behind)
        if machine:
            families = machine.families.get(name, families)
        elif font.bold:
            face, sources = f"planforge-{name}", (f"local({css_string(f)})" for f in font.families)
            families = (face, *font.substitutes, *behind)
            rules.append(
                f"@font-face{{font-family:{css_string(face)};src:{','.join(sources)};"
                "font-weight:100 900}"
            )
        stack = ",".join(dict.fromkeys(map(css_string, families)))
        stacks.append(f"--font-{name}:{stack},{font.generic}")
    base = layout.style("body").size_pt
    colors = [f"--{name}-color:#{layout.style(name).color}" for name in ("issuer-mark", "title")]
    properties = [
        *stacks,
        *colors,
        f"--draft-color:#{layout.draft_color}",
        f"--rule:{layout.table.rule_pt:g}pt solid #{layout.table.color}",
        f"--header-fill:{_fill(layout.table.header_fill)}",
        f"--text-width:{layout.page.text_width_mm:g}mm",
        f"--measure:{layout.page.text_width_mm / 25.4 * 72 / base:.5g}rem",
    ]
    rules.append(f":root{{{';'.join(properties)}}}")
    rules.append(f"@media print{{:root{{font-size:{base:g}pt}}}}")
    return rules


def _fill(color: str) -> str:
    return f"#{color}" if color else "transparent"


def _roles(layout: Layout, bold: frozenset[str]) -> list[str]:
    """A rule for every class, those that look alike together."""
    named = class_styles(layout)
    grouped: dict[str, list[str]] = {}
    small: list[str] = []
    for name, style in named.items():
        grouped.setdefault(_declarations(layout, style, bold), []).append(f".{name}")
        size = _rem(layout, style.size_pt)
        if style.size_pt < layout.style("body").size_pt:
            small.append(f".{name}{{font-size:max({size},{_SMALLEST})}}")
        elif style.size_pt > 1.5 * layout.style("body").size_pt:
            small.append(f".{name}{{font-size:min({size},8vw);line-height:1.4}}")
    rules = [f"{','.join(names)}{{{rule}}}" for rule, names in grouped.items()]
    rules += [
        f".{name}+.{name}{{margin-top:0}}" for name, style in named.items() if style.contextual
    ]
    rules.append(f"@media screen{{{''.join(small)}}}")
    return [*rules, *_run_in(layout, bold), *_article(layout, bold)]


def _contents(layout: Layout, depth: int) -> TextStyle:
    for level in range(depth, 0, -1):
        if f"contents-{level}" in layout.styles:
            return layout.styles[f"contents-{level}"]
    return layout.style("body")


def _rem(layout: Layout, points: float) -> str:
    return f"{points / layout.style('body').size_pt:.8g}rem"


def _declarations(layout: Layout, style: TextStyle, bold: frozenset[str]) -> str:
    char = style.size_pt + style.tracking_pt
    pitch = layout.grid.pitch_pt if layout.grid else style.line_pt or style.size_pt * style.line
    # A first line of exactly two characters loses one to rounding: half a point down.
    indent = math.copysign(math.floor(abs(style.first_chars) * char * 2) / 2, style.first_chars)
    rem = [
        ("margin-top", style.before_pt + style.before_lines * pitch),
        ("margin-bottom", style.after_pt + style.after_lines * pitch),
        ("margin-left", style.left_chars * char),
        ("margin-right", style.right_chars * char),
        ("text-indent", indent),
        ("letter-spacing", style.tracking_pt),
    ]
    parts = [
        f"font-family:var(--font-{style.font})",
        f"font-size:{_rem(layout, style.size_pt)}",
        f"font-weight:{700 if style.bold or style.font in bold else 400}",
        f"line-height:{_rem(layout, style.line_pt) if style.line_pt else f'{style.line:g}'}",
        f"text-align:{style.align}",
        *(f"{name}:{_rem(layout, value) if value else 0}" for name, value in rem),
        f"color:#{style.color}",
    ]
    if style.fill:
        parts.append(f"background:#{style.fill};padding:{_rem(layout, style.pad_pt)}")
    if style.bar:
        parts.append(f"border-left:{style.bar_pt:g}pt solid #{style.bar}")
    if style.rule_pt:
        parts.append(f"border-bottom:{style.rule_pt:g}pt solid")
    if style.keep_next:
        parts.append("break-after:avoid")
    if style.page_before:
        parts.append("break-before:page")
    return ";".join(parts)


def _table(layout: Layout) -> list[str]:
    table = layout.table
    return [
        f".grid{{border:{table.outer_pt:g}pt solid #{table.color}}}",
        f".grid td,.grid th{{border:var(--rule);"
        f"padding:{table.pad_y_mm:g}mm {table.pad_x_mm:g}mm}}",
        ".grid thead th{background:var(--header-fill)}",
        f".table-wrap,figure{{margin:{_rem(layout, table.before_pt)} 0 "
        f"{_rem(layout, table.after_pt)}}}",
    ]


def _run_in(layout: Layout, bold: frozenset[str]) -> list[str]:
    if not layout.run_in_headings:
        return []
    rules = []
    for depth in _DEPTHS:
        style = layout.heading(depth)
        weight = 700 if style.bold or style.font in bold else 400
        rules.append(
            f".run-in-{depth}{{font-family:var(--font-{style.font});color:#{style.color}}}"
            f".run-in-{depth},.run-in-{depth} strong{{font-weight:{weight}}}"
        )
    return rules


def _article(layout: Layout, bold: frozenset[str]) -> list[str]:
    """The number of an article, which stands before its first paragraph."""
    style = layout.styles.get("article-label")
    if style is None:
        return []
    weight = 700 if style.bold or style.font in bold else 400
    look = f"font-family:var(--font-{style.font});font-weight:{weight};color:#{style.color}"
    return [f".article-label{{{look}}}"]


def _cover(layout: Layout) -> list[str]:
    """A printed cover is as high as its page, so that its last lines stand at the foot."""
    return [
        "@media print{.cover{position:relative;padding-top:1px;"
        f"height:{layout.page.text_height_mm:g}mm}}"
        ".cover .foot{position:absolute;bottom:0;left:0;right:0}}"
    ]


def _seal(layout: Layout) -> list[str]:
    """Room for a seal above the first signer of an approval page."""
    if not layout.seal_mm:
        return []
    return [
        f"@media print{{.approval .signer{{padding-top:{layout.seal_mm:g}mm}}"
        ".approval .signer~.signer{padding-top:0}}"
    ]


def _red_head(layout: Layout) -> list[str]:
    """The mark stands at its distance from the page's top, whatever lines stand above it."""
    head = layout.red_head
    line = layout.style("classification").line_pt or layout.style("classification").size_pt * 1.3
    pitch = layout.grid.pitch_pt if layout.grid else line
    number = layout.style("doc-number")
    leading = max(0.0, (number.line_pt or number.size_pt * number.line) - number.size_pt)
    gap = max(0.0, head.rule_gap_mm - leading / 2 / 72 * 25.4)
    most = _rem(layout, layout.style("issuer-mark").size_pt)
    marks = []
    for lines in range(5):
        above = ".classification+" * lines or ".red-head>:first-child"
        space = max(0.0, head.mark_mm - lines * line / 72 * 25.4)
        marks.append(f"{above}.issuer-mark{{margin-top:{space:.4g}mm}}")
    return [
        f".red-head{{border-bottom:{head.rule_pt:g}pt solid #{head.color};"
        f"padding-bottom:{gap:.4g}mm;"
        f"margin-bottom:{_rem(layout, head.after_lines * pitch)}}}",
        f"@media print{{{''.join(marks)}}}",
        # One line as wide as the sheet, which is not as wide as the screen where contents stand
        # beside it; browsers that do not know cqi go by the screen.
        "@media screen{.red-head{container-type:inline-size}"
        + "".join(
            f".issuer-mark{{font-size:clamp(1.2rem,calc({width}/var(--characters)),{most})}}"
            for width in ("(100vw - 3rem)", "99.5cqi")
        )
        + "}",
    ]


def _imprint(layout: Layout) -> list[str]:
    rules, style = layout.imprint_rules, layout.style("imprint")
    char = style.size_pt + style.tracking_pt
    pad = f"0 {_rem(layout, style.right_chars * char)} 0 {_rem(layout, style.left_chars * char)}"
    return [
        f".imprint-block .imprint{{margin-left:0;margin-right:0;padding:{pad}}}",
        f".imprint-block .imprint{{border-top:{rules.inner_mm:g}mm solid}}",
        f".imprint-block .imprint:first-child{{border-top:{rules.outer_mm:g}mm solid}}",
        f".imprint-block .imprint:last-child{{border-bottom:{rules.outer_mm:g}mm solid}}",
    ]


def _draft(layout: Layout) -> list[str]:
    rule = layout.draft_mark.rule_pt
    return [
        f".draft{{color:var(--draft-color);border:{rule:g}pt solid var(--draft-color)}}",
        "@media print{.draft{display:none}}",
    ]
