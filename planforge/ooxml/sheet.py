"""The styles of a foreign file under our ids, without its lists."""

import re
from collections.abc import Iterable

from planforge.ooxml.cascade import Cascade, Levels
from planforge.ooxml.properties import (
    P_ORDER,
    R_ORDER,
    Property,
    holder,
    over,
    prop,
    said_in,
)
from planforge.ooxml.roles import all_names

_FIXED = {
    "normal": "Normal",
    "default paragraph font": "DefaultParagraphFont",
    "normal table": "TableNormal",
    "no list": "NoList",
    "strong": "Strong",
    "hyperlink": "Hyperlink",
    "footnote reference": "FootnoteReference",
    "annotation reference": "CommentReference",
    "annotation text": "CommentText",
    "插图": "PlanFigure",
    "节末": "PlanEnd",
    "条款序号": "ArticleLabel",
}
_DEFAULTS = {
    "paragraph": "Normal",
    "character": "DefaultParagraphFont",
    "table": "TableNormal",
    "numbering": "NoList",
}
"""Ids of the default styles by type, whatever a file calls them: each type has one."""

_CHINESE = re.compile(r"标题\s*([1-9])")
_ORDER = (
    "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority",
    "semiHidden", "unhideWhenUsed", "qFormat", "locked", "pPr", "rPr", "tblPr", "trPr", "tcPr",
    "tblStylePr",
)  # fmt: skip
"""Children of ``w:style`` (ISO/IEC 29500-1, 17.7.4.17), without who made it in which session."""

_TABLE_ORDER = (
    "tblStyleRowBandSize", "tblStyleColBandSize", "jc", "tblCellSpacing", "tblInd", "tblBorders",
    "shd", "tblCellMar",
)  # fmt: skip
"""What a table style may say of tables (17.7.6.3); WPS adds what only a table may say."""

_LEADING = frozenset(("basedOn", "next", "link"))


def our_ids() -> dict[str, str]:
    """Our style ids by names in small letters."""
    return {**_FIXED, **{one.name.lower(): one.id for one in all_names()}}


def canonical(
    styles: Iterable[Property], levels: Levels
) -> tuple[tuple[Property, ...], dict[str, str]]:
    """Styles under our ids, where we have one of that name, and the new ids by the old ones.

    Numbering is taken away: the file's lists are not taken over, the plan has its own. The
    indents that a list gave to a style stay.
    """
    kept = [one for one in styles if _usable(one)]
    ids = _renamed(kept)
    cascade = Cascade(kept, levels)
    found = tuple(_tidied(one, ids, cascade) for one in kept)
    return found, ids


def name_of(style: Property) -> str:
    """A style's name in small letters; Chinese names of headings as the built-in ones."""
    named = style.child("name")
    name = ((named.get("val") if named is not None else None) or "").strip().lower()
    chinese = _CHINESE.fullmatch(name)
    return f"heading {chinese[1]}" if chinese else name


def _usable(style: Property) -> bool:
    """A style with an id and a name; list styles are not taken over."""
    if not style.get("styleId") or style.child("name") is None:
        return False
    listed = style.get("type") == "numbering"
    return not listed or _default(style)


def _default(style: Property) -> bool:
    return style.get("default") in ("1", "true", "on")


def _renamed(styles: list[Property]) -> dict[str, str]:
    ours = our_ids()
    reserved = {number.lower() for number in ours.values()}
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for one in sorted(styles, key=_default, reverse=True):
        kind = one.get("type") or ""
        wanted = _DEFAULTS.get(kind, "") if _default(one) else ours.get(name_of(one), "")
        if wanted and wanted not in taken:
            ids[one.get("styleId") or ""] = wanted
            taken.add(wanted)
    for one in styles:
        old = one.get("styleId") or ""
        if old not in ids:
            new, number = old, 1
            while new.lower() in reserved or new in taken:
                number += 1
                new = f"{old}-{number}"
            ids[old] = new
            taken.add(new)
    return ids


def _tidied(style: Property, ids: dict[str, str], cascade: Cascade) -> Property:
    """The style under its new id, in the order of the schema, without its list."""
    own = said_in(style, "pPr")
    if "numPr" in own:
        own = over(cascade.level_of(own), {k: v for k, v in own.items() if k != "numPr"})
    parts = {inner.tag: inner for inner in style.inner if inner.tag != "tblStylePr"}
    for tag in _LEADING & parts.keys():
        target = ids.get(parts[tag].get("val") or "")
        parts.pop(tag)
        if target:
            parts[tag] = prop(tag, val=target)
    for tag, said, order in (
        ("pPr", own, P_ORDER),
        ("rPr", said_in(style, "rPr"), R_ORDER),
        ("tblPr", said_in(style, "tblPr"), _TABLE_ORDER),
    ):
        parts.pop(tag, None)
        if said:
            parts[tag] = holder(tag, said, order)
    if name_of(style) in _FIXED or _CHINESE.fullmatch((parts["name"].get("val") or "").strip()):
        parts["name"] = prop("name", val=_proper(style))
    inner = [parts[tag] for tag in _ORDER if tag in parts]
    inner += [_conditional(one) for one in style.inner if one.tag == "tblStylePr"]
    named = {**dict(style.attributes), "styleId": ids[style.get("styleId") or ""]}
    return Property("style", tuple(sorted(named.items())), tuple(inner))


def _conditional(one: Property) -> Property:
    """Formatting of a part of a table, without lists."""
    orders = {"pPr": P_ORDER, "rPr": R_ORDER, "tblPr": _TABLE_ORDER}
    inner = tuple(
        holder(each.tag, {k: v for k, v in said_in(one, each.tag).items() if k != "numPr"}, order)
        if (order := orders.get(each.tag))
        else each
        for each in one.inner
    )
    return Property(one.tag, one.attributes, inner)


def _proper(style: Property) -> str:
    """The name as Word writes it: built-in names are known by it."""
    named = style.child("name")
    written = (named.get("val") if named is not None else None) or ""
    return name_of(style) if _CHINESE.fullmatch(written.strip()) else written
