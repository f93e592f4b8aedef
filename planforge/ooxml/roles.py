"""What the styles of a plan are called in Word: ids and names by role, for writing and reading."""

from typing import NamedTuple

_NAMES = {
    "body": ("PlanBody", "预案正文"),
    "item": ("PlanItem", "预案条目"),
    "title": ("Title", "Title"),
    "subtitle": ("Subtitle", "Subtitle"),
    "addressee": ("PlanAddressee", "主送机关"),
    "note": ("PlanNote", "预案说明"),
    "quote": ("Quote", "Quote"),
    "code": ("PlanCode", "预案代码"),
    "caption": ("Caption", "caption"),
    "cell": ("PlanCell", "表格文字"),
    "cell-header": ("PlanCellHeader", "表头文字"),
    "callout": ("PlanCallout", "预案提示"),
    "contents-title": ("TOCHeading", "TOC Heading"),
    "cover-title": ("CoverTitle", "封面标题"),
    "cover-subtitle": ("CoverSubtitle", "封面副标题"),
    "cover-field": ("CoverField", "封面信息"),
    "cover-foot": ("CoverFoot", "封面落款"),
    "page-title": ("PageTitle", "单页标题"),
    "issuer-mark": ("IssuerMark", "发文机关标志"),
    "doc-number": ("DocNumber", "发文字号"),
    "classification": ("Classification", "密级和紧急程度"),
    "attachment-note": ("AttachmentNote", "附件说明"),
    "annex-label": ("AnnexLabel", "附件序号"),
    "annex-title": ("AnnexTitle", "附件标题"),
    "signer": ("PlanSigner", "署名"),
    "date": ("PlanDate", "成文日期"),
    "imprint": ("PlanImprint", "版记"),
    "footnote": ("FootnoteText", "footnote text"),
    "header": ("Header", "header"),
    "footer": ("Footer", "footer"),
    "draft": ("PlanDraft", "草稿标记"),
}
"""Style ids and names by role: Word's built-in names where it has one, else Chinese ones."""

_DEEP = {
    "heading": ("Heading", "heading {}"),
    "contents": ("TOC", "toc {}"),
    "unlisted": ("UnlistedHeading", "不入目录的标题 {}"),
    "item": ("PlanItem", "预案条目 {}"),
    "run-in": ("RunInTitle", "条目标题 {}"),
}

HEADINGS = 9
"""Word has nine heading styles and nine contents styles."""

TABLE = "PlanTable"
"""Style id of tables."""

TABLE_NAME = "预案表格"


class StyleName(NamedTuple):
    """A style of ours: its id, its name, and whether Word has it built in."""

    id: str
    name: str
    built_in: bool


def named_roles() -> tuple[str, ...]:
    """The roles that have one style each: body, title, cell, …"""
    return tuple(_NAMES)


def style_name(role: str) -> StyleName:
    """The style of a role: body, heading-1, unlisted-1, contents-1, item-2, run-in-2, …"""
    if role in _NAMES:
        number, name = _NAMES[role]
        return StyleName(number, name, name.isascii() and not number.startswith("Plan"))
    kind, _, depth = role.rpartition("-")
    if kind in _DEEP and depth.isdigit():
        number, name = _DEEP[kind]
        return StyleName(number + depth, name.format(depth), kind in ("heading", "contents"))
    words = "".join(word.capitalize() for word in role.split("-"))
    return StyleName(f"Plan{words}", f"预案 {role}", built_in=False)


def all_names() -> tuple[StyleName, ...]:
    """Every style that a reference document may bring for us."""
    deep = (f"{kind}-{depth}" for kind in _DEEP for depth in range(1, HEADINGS + 1))
    return (
        *(style_name(role) for role in (*_NAMES, *deep)),
        StyleName(TABLE, TABLE_NAME, built_in=False),
    )
