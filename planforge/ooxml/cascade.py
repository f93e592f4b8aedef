"""What styles come to: the properties that hold, from the first style of a chain to the last."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from planforge.ooxml.properties import TOGGLES, Property, Said, over, said_in

_DEEPEST = 50
"""Styles in a chain; Word itself refuses longer ones."""


class Looks(NamedTuple):
    """Properties of paragraphs and of their runs; shared, never changed."""

    p: Said
    r: Said


NOTHING = Looks({}, {})

Levels = Mapping[tuple[str, str], Said]
"""Paragraph properties that a numbering level brings, by numId and ilvl."""


class Cascade:
    """The styles of a file, resolved (ISO/IEC 29500-1, 17.7.2); document defaults stay apart.

    Attributes:
        default: id of the default paragraph style, or empty.
        default_table: id of the default table style, or empty.
    """

    def __init__(self, styles: Iterable[Property], levels: Levels | None = None) -> None:
        self._styles = {one.get("styleId") or "": one for one in styles}
        self._levels = levels or {}
        self._known: dict[str, Looks] = {}
        self.default = self._default("paragraph")
        self.default_table = self._default("table")

    def _default(self, kind: str) -> str:
        for number, one in self._styles.items():
            if one.get("type") == kind and one.get("default") in ("1", "true", "on"):
                return number
        return ""

    def style(self, number: str | None) -> Property | None:
        """The style of an id, or None."""
        return self._styles.get(number or "")

    def chain(self, number: str | None) -> list[Property]:
        """The style and those that it is based on, the first of them first."""
        found: list[Property] = []
        seen: set[str] = set()
        while number and number not in seen and len(found) < _DEEPEST:
            seen.add(number)
            one = self._styles.get(number)
            if one is None:
                break
            found.append(one)
            base = one.child("basedOn")
            number = base.get("val") if base is not None else None
        return found[::-1]

    def looks(self, number: str | None) -> Looks:
        """What a paragraph or character style comes to, the numbering it asks for included."""
        known = self._known.get(number or "")
        if known is None:
            chain = self.chain(number)
            p = self._with_level([said_in(one, "pPr") for one in chain])
            r: Said = {}
            for one in chain:
                r = over(r, said_in(one, "rPr"))
            known = self._known[number or ""] = Looks(p, r)
        return known

    def paragraph(self, direct: Said, under: Said | None = None) -> Said:
        """The paragraph properties that hold for direct ones, which name their style.

        Args:
            direct: of the paragraph.
            under: what a table's style says below.
        """
        named = direct.get("pStyle")
        number = named.get("val") if named is not None else None
        chain = self.chain(number if number in self._styles else self.default)
        layers = [said_in(one, "pPr") for one in chain]
        held = self._with_level([under or {}, *layers, direct])
        return {tag: one for tag, one in held.items() if tag not in ("pStyle", "numPr")}

    def run(self, below: Said, direct: Said) -> Said:
        """The run properties that hold for direct ones over those of the paragraph's style."""
        named = direct.get("rStyle")
        held = below
        if named is not None:
            held = turned(held, self.looks(named.get("val")).r)
        return over(held, {tag: one for tag, one in direct.items() if tag != "rStyle"})

    def level_of(self, said: Said) -> Said:
        """What the numbering that properties ask for brings; nothing for numId 0."""
        asked = said.get("numPr")
        number = asked.child("numId") if asked is not None else None
        if asked is None or number is None:
            return {}
        level = asked.child("ilvl")
        key = (number.get("val") or "0", (level.get("val") if level is not None else None) or "0")
        return self._levels.get(key, {})

    def _with_level(self, layers: list[Said]) -> Said:
        """Layers over each other; the level's indents come in where its number is asked for."""
        last = max((n for n, said in enumerate(layers) if "numPr" in said), default=-1)
        held: Said = {}
        for index, said in enumerate(layers):
            if index == last:
                held = over(held, self.level_of(said))
            held = over(held, said)
        return held


def turned(below: Said, upper: Said) -> Said:
    """Run properties of a character style over those below: its switches turn theirs over."""
    held = over(below, upper)
    for tag in TOGGLES & upper.keys() & below.keys():
        if upper[tag].on and below[tag].on:
            held = {**held, tag: Property(tag, (("val", "0"),))}
    return held
