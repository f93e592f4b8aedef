"""The table style of a file: what most of its tables say, by style, by themselves, by cell."""

from collections.abc import Sequence

from lxml.etree import _Element as Element

from planforge.importer.look.paragraphs import asks, table_properties
from planforge.importer.look.votes import favourite
from planforge.ooxml import names
from planforge.ooxml.cascade import Cascade
from planforge.ooxml.properties import Property, Said, of_element, prop, said_in
from planforge.ooxml.roles import TABLE, TABLE_NAME

_W = f"{{{names.W}}}"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_MARGINS = ("top", "left", "bottom", "right")
_TABLE_ORDER = ("tblStyleRowBandSize", "tblBorders", "shd", "tblCellMar")
_CELL_ORDER = ("tcBorders", "shd", "vAlign")
_RENAMED = {"start": "left", "end": "right"}


def table_style(tables: Sequence[Element], cascade: Cascade) -> Property | None:
    """The style of tables; None where there are none."""
    if not tables:
        return None
    said = [table_properties(table) for table in tables]
    named = favourite([one.get("tblStyle") for one in said])
    number = (named.get("val") if named is not None else None) or cascade.default_table
    chain = cascade.chain(number)
    held: Said = {}
    for style in chain:
        held = _over(held, said_in(style, "tblPr"))
    direct = {tag: favourite([one.get(tag) for one in said]) for tag in _TABLE_ORDER}
    held = _over(held, {tag: one for tag, one in direct.items() if one is not None})
    cells = [cell for table in tables for cell in table.iter(f"{_W}tc")]
    if not _ruled(held.get("tblBorders")):
        borders = _from_cells(cells)
        if borders is not None:
            held["tblBorders"] = borders
    inner = [
        prop("name", val=TABLE_NAME),
        prop("basedOn", val="TableNormal"),
        prop("uiPriority", val="59"),
        Property("tblPr", (), tuple(held[tag] for tag in _TABLE_ORDER if tag in held)),
    ]
    align = favourite([_cell(cell).get("vAlign") for cell in cells])
    if align is not None:
        inner.append(Property("tcPr", (), (align,)))
    inner += _parts(tables, said, chain)
    return Property(
        "style", (("customStyle", "1"), ("styleId", TABLE), ("type", "table")), tuple(inner)
    )


def _over(lower: Said, upper: Said) -> Said:
    """Table properties over each other, borders and margins side by side."""
    both = dict(lower)
    for tag, one in upper.items():
        if tag in ("tblBorders", "tblCellMar"):
            both[tag] = _sided(tag, both.get(tag), one)
        else:
            both[tag] = one
    return both


def _sided(tag: str, lower: Property | None, upper: Property) -> Property:
    order = _SIDES if tag == "tblBorders" else _MARGINS
    inner = (*(lower.inner if lower is not None else ()), *upper.inner)
    sides = {
        _RENAMED.get(one.tag, one.tag): Property(_RENAMED.get(one.tag, one.tag), one.attributes)
        for one in inner
    }
    return Property(tag, (), tuple(sides[side] for side in order if side in sides))


def _ruled(borders: Property | None) -> bool:
    return borders is not None and any(
        one.get("val") not in (None, "none", "nil") for one in borders.inner
    )


def _from_cells(cells: Sequence[Element]) -> Property | None:
    """The rules of a table whose cells draw them one by one."""
    drawn = [_cell(cell).get("tcBorders") for cell in cells]
    rules: dict[str, Property] = {}
    for side in _MARGINS:
        best = favourite([one.child(side) if one is not None else None for one in drawn])
        if best is not None:
            rules[side] = best
    if not rules:
        return None
    for side, like in (("insideH", "top"), ("insideV", "left")):
        if like in rules:
            rules[side] = Property(side, rules[like].attributes)
    return Property("tblBorders", (), tuple(rules[side] for side in _SIDES if side in rules))


def _cell(cell: Element) -> Said:
    element = cell.find(f"{_W}tcPr")
    return {one.tag: one for one in of_element(element).inner} if element is not None else {}


def _parts(
    tables: Sequence[Element], said: Sequence[Said], chain: Sequence[Property]
) -> list[Property]:
    """What the style says of header rows and bands, where most tables ask for it; text apart."""
    found: dict[str, Property] = {}
    most = len(said) / 2
    for kind, part in (
        ("firstRow", "firstRow"),
        ("band1Horz", "bands"),
        ("band2Horz", "bands"),
    ):
        if sum(asks(one, part) for one in said) <= most:
            continue
        for style in chain:
            for one in style.inner:
                if one.tag == "tblStylePr" and one.get("type") == kind:
                    found[kind] = _surface(kind, one.child("tcPr"))
    shades = [
        _cell(cell).get("shd")
        for table in tables
        for row in table.findall(f"{_W}tr")[:1]
        for cell in row.iterfind(f"{_W}tc")
    ]
    shade = favourite(shades)
    if shade is not None:
        found["firstRow"] = _surface("firstRow", Property("tcPr", (), (shade,)))
    return [one for one in found.values() if one.inner]


def _surface(kind: str, cell: Property | None) -> Property:
    inner = tuple(
        one for tag in _CELL_ORDER if cell is not None for one in (cell.child(tag),) if one
    )
    kept = (Property("tcPr", (), inner),) if inner else ()
    return Property("tblStylePr", (("type", kind),), kept)
