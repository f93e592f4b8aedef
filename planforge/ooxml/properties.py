"""Properties of paragraphs, runs and tables as values: compared, laid over each other, written."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml.etree import _Element as Element

from planforge.ooxml.names import W
from planforge.ooxml.xml import attribute

_W = f"{{{W}}}"

P_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
)  # fmt: skip
"""Children of ``w:pPr`` of a style in the order of the schema (ISO/IEC 29500-1, 17.3.1)."""

R_ORDER = (
    "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color",
    "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
    "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
"""Children of ``w:rPr`` of a style in the order of the schema (17.3.2)."""

TOGGLES = frozenset(
    ("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "outline", "shadow", "emboss")
)
"""Switches that a character style turns over where the paragraph's style has them (17.7.3)."""

_OFF = frozenset(("0", "false", "off", "none"))
_BY_ATTRIBUTE = frozenset(("rFonts", "ind", "spacing", "lang"))
_RIVALS = {
    "rFonts": [
        ("ascii", "asciiTheme"),
        ("hAnsi", "hAnsiTheme"),
        ("eastAsia", "eastAsiaTheme"),
        ("cs", "cstheme"),
    ],
    "ind": [
        ("firstLine", "hanging"),
        ("firstLineChars", "hangingChars"),
        ("left", "start"),
        ("right", "end"),
        ("leftChars", "startChars"),
        ("rightChars", "endChars"),
    ],
}
"""Attributes that say the same thing twice: one given above puts away the other below."""


@dataclass(frozen=True, slots=True)
class Property:
    """An element of Word's own namespace, without anything from other ones.

    Attributes:
        tag: its local name.
        attributes: local names and values of the attributes in Word's namespace, sorted.
        inner: its children, in order.
    """

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    inner: "tuple[Property, ...]" = ()

    def get(self, name: str) -> str | None:
        """The value of an attribute, or None."""
        return next((text for key, text in self.attributes if key == name), None)

    def child(self, tag: str) -> "Property | None":
        """The first child of a name, or None."""
        return next((one for one in self.inner if one.tag == tag), None)

    @property
    def on(self) -> bool:
        """For a switch: whether it is on (17.17.4)."""
        said = self.get("val")
        return said is None or said.lower() not in _OFF

    @property
    def xml(self) -> str:
        """The element with the prefix w."""
        said = "".join(f' w:{key}="{attribute(text)}"' for key, text in self.attributes)
        if not self.inner:
            return f"<w:{self.tag}{said}/>"
        return f"<w:{self.tag}{said}>{''.join(one.xml for one in self.inner)}</w:{self.tag}>"


Said = dict[str, Property]
"""Properties by tag; in one ``w:pPr`` or ``w:rPr`` each stands once."""


def prop(tag: str, **attributes: str) -> Property:
    """A property with these attributes."""
    return Property(tag, tuple(sorted(attributes.items())))


def of_element(element: Element) -> Property:
    """An element as a property; what is not in Word's namespace is left out."""
    attributes = sorted(
        (str(key)[len(_W) :], str(text))
        for key, text in element.attrib.items()
        if str(key).startswith(_W) and not str(key)[len(_W) :].startswith("rsid")
    )
    inner = tuple(of_element(child) for child in element if _ours(child))
    return Property(str(element.tag)[len(_W) :], tuple(attributes), inner)


def _ours(element: Element) -> bool:
    return str(element.tag).startswith(_W)


def read(element: Element | None, known: Iterable[str]) -> Said:
    """The properties that an element says, of those that are known.

    Args:
        element: a ``w:pPr``, ``w:rPr`` or the like, or None.
        known: tags to read.
    """
    if element is None:
        return {}
    wanted = frozenset(known)
    found = (of_element(child) for child in element if _ours(child))
    return {one.tag: one for one in found if one.tag in wanted}


def over(lower: Said, upper: Said) -> Said:
    """What holds where ``upper`` is said over ``lower`` (17.7.2)."""
    if not upper:
        return lower
    both = dict(lower)
    for tag, one in upper.items():
        below = lower.get(tag)
        if below is not None and tag in _BY_ATTRIBUTE:
            both[tag] = _joined(below, one)
        elif below is not None and tag == "tabs":
            both[tag] = _tabs(below, one)
        elif below is not None and tag == "pBdr":
            both[tag] = _sides(below, one)
        else:
            both[tag] = one
    return both


def _joined(lower: Property, upper: Property) -> Property:
    """Attributes of both; those of ``upper`` win, also over their rivals."""
    said = dict(upper.attributes)
    kept = dict(lower.attributes)
    for pair in _RIVALS.get(upper.tag, ()):
        for one, other in (pair, pair[::-1]):
            if one in said:
                kept.pop(other, None)
    if upper.tag == "spacing" and "line" in said:
        kept.pop("lineRule", None)
    return Property(upper.tag, tuple(sorted({**kept, **said}.items())))


def _tabs(lower: Property, upper: Property) -> Property:
    """Stops of both by position; "clear" takes one away."""
    stops = {one.get("pos"): one for one in (*lower.inner, *upper.inner)}
    kept = [one for one in stops.values() if one.get("val") != "clear"]
    kept.sort(key=lambda one: _whole(one.get("pos")))
    return Property("tabs", (), tuple(kept))


def _sides(lower: Property, upper: Property) -> Property:
    order = ("top", "left", "bottom", "right", "between", "bar")
    sides = {one.tag: one for one in (*lower.inner, *upper.inner)}
    return Property("pBdr", (), tuple(sides[side] for side in order if side in sides))


def written(said: Said, order: tuple[str, ...]) -> str:
    """The XML of properties in the order of the schema."""
    return "".join(said[tag].xml for tag in order if tag in said)


def plain_run(said: Said) -> Said:
    """Run properties without those that say nothing where nothing is below them."""
    kept = dict(said)
    for tag in TOGGLES | {"dstrike"}:
        if tag in kept and not kept[tag].on:
            del kept[tag]
    for tag in ("bdr", "shd"):
        if tag in kept and _empty(kept[tag]):
            del kept[tag]
    if kept.get("u") == prop("u", val="none"):
        del kept["u"]
    return kept


def plain_paragraph(said: Said) -> Said:
    """Paragraph properties without borders and backgrounds that nobody sees.

    Automatic spacing switched off goes too: LibreOffice takes the mere word for switched on in
    lists, and sets their paragraphs without the space around them.
    """
    kept = dict(said)
    spacing = kept.pop("spacing", None)
    if spacing is not None:
        said_of = tuple(
            pair
            for pair in spacing.attributes
            if not pair[0].endswith("Autospacing") or pair[1] not in _OFF
        )
        if said_of:
            kept["spacing"] = Property("spacing", said_of)
    borders = kept.get("pBdr")
    if borders is not None:
        seen = tuple(one for one in borders.inner if not _empty(one))
        kept.pop("pBdr")
        if seen:
            kept["pBdr"] = Property("pBdr", (), seen)
    if "shd" in kept and _empty(kept["shd"]):
        del kept["shd"]
    if "tabs" in kept and not kept["tabs"].inner:
        del kept["tabs"]
    return kept


def _empty(one: Property) -> bool:
    """A border of no kind, or a background in the colour of paper."""
    if one.tag != "shd":
        return one.get("val") in ("none", "nil", None)
    plain = one.get("val") in ("clear", "nil", None) and one.get("themeFill") is None
    return plain and (one.get("fill") or "auto").upper() in ("AUTO", "FFFFFF")


def _whole(text: str | None) -> int:
    try:
        return round(float(text or 0))
    except ValueError:
        return 0


def twips(one: Property | None, name: str = "val") -> int:
    """A whole number that a property says; 0 where it says none."""
    return _whole(one.get(name)) if one is not None else 0


def without(one: Property, *tags: str) -> Property:
    """The property without children of these names."""
    return Property(
        one.tag, one.attributes, tuple(inner for inner in one.inner if inner.tag not in tags)
    )


def said_in(one: Property | None, tag: str) -> Said:
    """The properties in a child, such as the pPr of a style; none where there is no such child."""
    holder = one.child(tag) if one is not None else None
    return {inner.tag: inner for inner in holder.inner} if holder is not None else {}


def holder(tag: str, said: Said, order: tuple[str, ...]) -> Property:
    """A pPr or rPr with these properties in the order of the schema."""
    return Property(tag, (), tuple(said[name] for name in order if name in said))
