"""Looks of a reference document in the terms of a layout, near enough to count lines and pages."""

from lxml import etree

from planforge.ooxml import names
from planforge.ooxml.cascade import Looks
from planforge.ooxml.properties import Property, Said, over, said_in, twips
from planforge.ooxml.reference import Reference
from planforge.profiles.layout import FontRole, TextStyle
from planforge.writers.docx.setting import NATURAL_LINE

_AUTO_SPACE = 14.0
"""Space around a paragraph that Word gives as a browser would (w:beforeAutospacing)."""

_ALIGN = {"both": "justify", "distribute": "justify", "center": "center", "right": "right"}
_A = f"{{{names.A}}}"
_SERIF = FontRole(docx="宋体", families=("宋体",))


class Measured:
    """Measures looks over the document defaults of a reference."""

    def __init__(self, reference: Reference) -> None:
        self._p = _default(reference, "pPrDefault", "pPr")
        self._r = _default(reference, "rPrDefault", "rPr")
        grid = reference.page.grid
        snapped = grid is not None and grid.get("type") in ("lines", "linesAndChars")
        self._pitch = twips(grid, "linePitch") / 20 if snapped else 0.0
        self._typefaces = _theme_fonts(reference.theme)

    def style(self, look: Looks, font: str) -> TextStyle:
        """The measures of a look; ``font`` is the name of its font role."""
        p, r = over(self._p, look.p), over(self._r, look.r)
        size = (twips(r.get("sz")) or 20) / 2
        spacing, indent = p.get("spacing"), p.get("ind")
        align = _ALIGN.get((p["jc"].get("val") or "") if "jc" in p else "", "left")
        hanging = _chars(indent, "hanging", size)
        color = (r["color"].get("val") or "") if "color" in r else ""
        return TextStyle.model_validate(
            {
                "font": font,
                "size_pt": size,
                "bold": "b" in r and r["b"].on,
                "color": color if len(color) == 6 else "000000",
                "align": align,
                "first_chars": -hanging or _chars(indent, "firstLine", size),
                "left_chars": _chars(indent, "left", size) - hanging,
                "right_chars": _chars(indent, "right", size),
                "before_pt": self._space(spacing, "before"),
                "after_pt": self._space(spacing, "after"),
                "line_pt": self._line(p, size),
                "tracking_pt": twips(r.get("spacing")) / 20,
                "keep_next": "keepNext" in p and p["keepNext"].on,
                "page_before": False,
            }
        )

    def _space(self, spacing: Property | None, side: str) -> float:
        if spacing is None:
            return 0.0
        if spacing.get(f"{side}Autospacing") in ("1", "true", "on"):
            return _AUTO_SPACE
        lines = twips(spacing, f"{side}Lines") / 100
        if lines:
            return lines * (self._pitch or 12.0)
        return twips(spacing, side) / 20

    def _line(self, p: Said, size: float) -> float:
        """The height of a line in points: exact, or what the grid makes of the natural one."""
        spacing = p.get("spacing")
        line = twips(spacing, "line")
        rule = (spacing.get("lineRule") if spacing is not None else None) or "auto"
        natural = size * NATURAL_LINE
        if line and rule == "exact":
            return line / 20
        snapped = "snapToGrid" not in p or p["snapToGrid"].on
        if self._pitch and snapped:
            natural = self._pitch * max(1, -(-natural // self._pitch))
        if line and rule == "atLeast":
            return max(natural, line / 20)
        return natural * (line / 240 if line else 1.0)

    def font(self, look: Looks) -> FontRole:
        """The fonts of a look, those of the theme by name."""
        fonts = over(self._r, look.r).get("rFonts")
        if fonts is None:
            return _SERIF
        chinese = self._face(fonts, "eastAsia") or _SERIF.docx
        latin = self._face(fonts, "ascii") or chinese
        return FontRole(docx=chinese, latin=latin, families=(chinese,))

    def _face(self, fonts: Property, slot: str) -> str:
        themed = fonts.get(f"{slot}Theme")
        return (self._typefaces.get(themed, "") if themed else "") or fonts.get(slot) or ""


def _default(reference: Reference, outer: str, inner: str) -> Said:
    held = reference.defaults.child(outer) if reference.defaults is not None else None
    return said_in(held, inner)


def _chars(indent: Property | None, name: str, size: float) -> float:
    """An indent in characters of the style's size."""
    if indent is None:
        return 0.0
    chars = twips(indent, f"{name}Chars") / 100
    return chars or twips(indent, name) / 20 / size


def _theme_fonts(theme: bytes) -> dict[str, str]:
    """Font names by what styles call them: minorEastAsia, majorHAnsi, …"""
    if not theme:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(theme, parser)
    found: dict[str, str] = {}
    for kind in ("major", "minor"):
        fonts = root.find(f".//{_A}{kind}Font")
        if fonts is None:
            continue
        latin = fonts.find(f"{_A}latin")
        east = fonts.find(f"{_A}ea")
        chinese = fonts.find(f"{_A}font[@script='Hans']")
        western = latin.get("typeface", "") if latin is not None else ""
        eastern = east.get("typeface", "") if east is not None else ""
        if not eastern and chinese is not None:
            eastern = chinese.get("typeface", "")
        found |= {
            f"{kind}Ascii": western,
            f"{kind}HAnsi": western,
            f"{kind}EastAsia": eastern,
        }
    return found
