"""The styles of a layout as Word has them: one a role, each font and measure written out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import floor

from planforge.ooxml.roles import HEADINGS, TABLE, TABLE_NAME, named_roles, style_name
from planforge.ooxml.xml import WORD, attribute
from planforge.profiles import Layout
from planforge.profiles.layout import TextStyle
from planforge.writers.docx.lists import Place
from planforge.writers.docx.setting import Formats, indent, measures


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The styles part, and the style id of each role.

    Attributes:
        xml: the styles part.
        ids: style ids by role: body, heading-1, unlisted-1, item-2, contents-1, run-in-2, …
        styles: the layout's styles by the same keys, for measuring; only paragraph styles.
        indents: ``w:ind`` of the styles that say theirs in another way than the layout does.
        cell_align: how cells stand in the height of their rows.
        columns_align: columns may set their cells in a way of their own.
    """

    xml: str
    ids: dict[str, str]
    styles: dict[str, TextStyle]
    indents: Mapping[str, str] = field(default_factory=dict)
    cell_align: str = "center"
    columns_align: bool = True

    def indent(self, key: str) -> str:
        """The ``w:ind`` of a style, or nothing."""
        return self.indents.get(key) or indent(self.styles[key])


def style_sheet(layout: Layout, linked: Mapping[str, Place], *, gb2312: bool) -> StyleSheet:
    """The styles of a layout.

    Args:
        layout: the layout.
        linked: where in Word's lists each linked heading style stands.
        gb2312: name 仿宋_GB2312 and 楷体_GB2312.
    """
    formats = Formats(layout, gb2312=gb2312)
    styles, ids = _paragraph_styles(layout)
    parts = [_defaults(formats, layout), _built_in(formats, layout)]
    for key, style in styles.items():
        parts.append(_paragraph(key, ids[key], style, formats, linked))
    for depth in range(1, HEADINGS + 1) if layout.run_in_headings else ():
        ids[f"run-in-{depth}"] = f"RunInTitle{depth}"
        run = formats.run(layout.heading(depth))
        parts.append(
            f'<w:style w:type="character" w:customStyle="1" w:styleId="RunInTitle{depth}">'
            f'<w:name w:val="条目标题 {depth}"/><w:uiPriority w:val="12"/>'
            f"<w:rPr>{run}</w:rPr></w:style>"
        )
    if "article-label" in layout.styles:
        ids["article-label"] = "ArticleLabel"
        run = formats.run(layout.styles["article-label"])
        parts.append(
            '<w:style w:type="character" w:customStyle="1" w:styleId="ArticleLabel">'
            f'<w:name w:val="条款序号"/><w:uiPriority w:val="12"/><w:rPr>{run}</w:rPr></w:style>'
        )
    parts.append(_table_style(layout))
    return StyleSheet(f"<w:styles {WORD}>{''.join(parts)}</w:styles>", ids, styles)


def _paragraph_styles(layout: Layout) -> tuple[dict[str, TextStyle], dict[str, str]]:
    styles = {key: layout.style(key) for key in named_roles()}
    for depth in range(1, HEADINGS + 1):
        for kind in ("heading", "unlisted", "contents"):
            styles[f"{kind}-{depth}"] = _deep(layout, kind, depth)
        if f"item-{depth}" in layout.styles:
            styles[f"item-{depth}"] = layout.item(depth)
    for key, style in layout.styles.items():
        if key not in styles and key != "article-label":
            styles[key] = style
    ids = {key: style_name(key).id for key in styles}
    annex = styles["annex-title"]
    if layout.annex_title_line > 2:
        blank = max(annex.before_lines, layout.annex_title_line - 2)
        styles["annex-title"] = annex.model_copy(update={"before_lines": blank})
    return styles, ids


def _deep(layout: Layout, kind: str, depth: int) -> TextStyle:
    if kind != "contents":
        return layout.heading(depth)
    for level in range(depth, 0, -1):
        if f"contents-{level}" in layout.styles:
            return layout.styles[f"contents-{level}"]
    return layout.style("body")


def _defaults(formats: Formats, layout: Layout) -> str:
    """Document defaults, and Normal, which says nothing so that nothing is inherited."""
    body = layout.style("body")
    widow = '<w:widowControl w:val="0"/>' if layout.grid else ""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{formats.fonts(body.font)}"
        f'<w:sz w:val="{round(body.size_pt * 2)}"/><w:szCs w:val="{round(body.size_pt * 2)}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr>{widow}<w:overflowPunct w:val="0"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" '
        'w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
    )


def _built_in(formats: Formats, layout: Layout) -> str:
    """Word's own default styles and the character styles that runs use."""
    marks = f'<w:rPr>{formats.fonts(layout.style("footnote").font)}<w:sz w:val="18"/></w:rPr>'
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        + _character("Strong", "Strong", "<w:b/><w:bCs/>")
        + _character("Hyperlink", "Hyperlink", '<w:color w:val="0563C1"/><w:u w:val="single"/>')
        + _character(
            "FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'
        )
        + _character("CommentReference", "annotation reference", '<w:sz w:val="21"/>')
        + '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
        f'<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/>{marks}</w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="PlanFigure">'
        '<w:name w:val="插图"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>'
        '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" '
        'w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="center"/>'
        "</w:pPr></w:style>"
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="PlanEnd">'
        '<w:name w:val="节末"/><w:basedOn w:val="Normal"/><w:pPr><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
    )


def _character(number: str, name: str, run: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{number}"><w:name w:val="{name}"/>'
        f'<w:uiPriority w:val="22"/><w:rPr>{run}</w:rPr></w:style>'
    )


def _paragraph(
    key: str, number: str, style: TextStyle, formats: Formats, linked: Mapping[str, Place]
) -> str:
    kind, _, tail = key.rpartition("-")
    depth = int(tail) if tail.isdigit() else 0
    _, name, built_in = style_name(key)
    numbering, outline = "", ""
    place = linked.get(number)
    if place is not None:
        below = f'<w:ilvl w:val="{place.level}"/>' if place.level else ""
        numbering = f'<w:numPr>{below}<w:numId w:val="{place.num}"/></w:numPr>'
    if kind == "heading" or key == "annex-title":
        outline = f'<w:outlineLvl w:val="{max(depth, 1) - 1}"/>'
    elif kind == "unlisted":
        outline = f'<w:outlineLvl w:val="{min(depth, HEADINGS - 1)}"/>'
    follow = "" if kind not in ("heading", "unlisted") else '<w:next w:val="PlanBody"/>'
    edge = formats.right_edge(style)
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{edge}"/></w:tabs>'
    measured = formats.paragraph(
        style, numbering, tabs if kind == "contents" and depth else "", outline
    )
    run = formats.run(style, own=key == "footer")
    custom = "" if built_in else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{number}">'
        f'<w:name w:val="{attribute(name)}"/><w:basedOn w:val="Normal"/>{follow}'
        f'<w:uiPriority w:val="{9 if depth else 11}"/>'
        f"<w:qFormat/><w:pPr>{measured}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _table_style(layout: Layout) -> str:
    table = layout.table
    color = table.color
    outer, inner = (max(2, floor(width * 8)) for width in (table.outer_pt, table.rule_pt))
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="{outer if side in _OUTER else inner}" w:space="0" '
        f'w:color="{color}"/>'
        for side in (*_OUTER, "insideH", "insideV")
    )
    across, down = measures(table.pad_x_mm), measures(table.pad_y_mm)
    margins = "".join(
        f'<w:{side} w:w="{across if side in ("left", "right") else down}" w:type="dxa"/>'
        for side in _OUTER
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}">'
        f'<w:name w:val="{TABLE_NAME}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
        f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        "</w:style>"
    )


_OUTER = ("top", "left", "bottom", "right")
