"""What a file's styles say of paragraphs and runs, inheritance resolved."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from lxml.etree import _Element as Element

from planforge.importer.docx import names
from planforge.importer.docx.fonts import Theme
from planforge.importer.docx.indents import NO_INDENTS, Indents, read_indents
from planforge.importer.docx.names import W, child, number, points, switch, value, whole
from planforge.importer.docx.style_names import style_name

MOST_BASES = 64
"""Styles that one may be based on in a row; Word's limit lies far below, a cycle far above."""
DEFAULT_SIZE: Final = 10.0
"""Points where nothing names a size (ISO/IEC 29500-1, 17.3.2.38)."""
LARGEST_SIZE: Final = 1638.0
"""Points, the largest size that Word takes."""

_ALIGNS = {
    "start": "left",
    "end": "right",
    "distribute": "both",
    "thaiDistribute": "both",
    "lowKashida": "both",
    "mediumKashida": "both",
    "highKashida": "both",
}
_KNOWN_ALIGNS = frozenset({"left", "center", "right", "both"})
_HEADING = re.compile(r"heading ([1-9])")


class _Kind(Enum):
    PARAGRAPH = "paragraph"
    CHARACTER = "character"
    NUMBERING = "numbering"


@dataclass(frozen=True, slots=True)
class RunStyle:
    """What a character style, or a run itself, says; None where it says nothing.

    Attributes:
        bold, hidden: switched on or off.
        size: in points.
        font: East Asian font name.
    """

    bold: bool | None = None
    size: float | None = None
    font: str | None = None
    hidden: bool | None = None

    def over(self, below: "RunStyle") -> "RunStyle":
        """This one, and what is below it where it says nothing."""
        return RunStyle(
            below.bold if self.bold is None else self.bold,
            below.size if self.size is None else self.size,
            below.font if self.font is None else self.font,
            below.hidden if self.hidden is None else self.hidden,
        )


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run looks, everything together; ``font`` is the East Asian one, or empty."""

    bold: bool
    size: float
    font: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style with all that it is based on and the file's defaults.

    Attributes:
        id: as in the file; empty where the file has no styles.
        name: in small letters, English for built-in ones: normal, heading 1, toc 2.
        outline: outline level from 1; 0 for body text.
        num_id, ilvl: its numbering; each inherits on its own, None where nothing says.
        numbered_by: id of the style in the chain that names ``num_id``, or empty.
        align: left, center, right or both.
        bold, size, font, hidden: of its runs; size in points, the East Asian font.
        indents: as written; ``Indents.points`` gives lengths.
        first, left: the same in points at its own size.
        page_break_before: starts a page.
    """

    id: str = ""
    name: str = "normal"
    outline: int = 0
    num_id: str | None = None
    ilvl: int | None = None
    numbered_by: str = ""
    align: str = "left"
    bold: bool = False
    size: float = DEFAULT_SIZE
    font: str = ""
    hidden: bool = False
    indents: Indents = NO_INDENTS
    first: float = 0.0
    left: float = 0.0
    page_break_before: bool = False


class Styles:
    """The styles of a file.

    Args:
        root: of the styles part, or None where the file has none.
        theme: its theme fonts.
    """

    def __init__(self, root: Element | None, theme: Theme | None = None) -> None:
        self._theme = theme or Theme(None)
        self._defined: dict[tuple[_Kind, str], Element] = {}
        self._default = ""
        for element in () if root is None else root.iterfind(f"{W}style"):
            self._define(element)
        defaults = child(root, "docDefaults")
        self._run_defaults = self.run_facts(child(child(defaults, "rPrDefault"), "rPr"))
        self._paragraph_defaults = child(child(defaults, "pPrDefault"), "pPr")
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._runs: dict[str, RunStyle] = {}

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """A paragraph style; the file's default one where there is none of that id."""
        key = style_id or ""
        if key not in self._paragraphs:
            self._paragraphs[key] = self._paragraph(key)
        return self._paragraphs[key]

    def run(self, style_id: str | None) -> RunStyle:
        """A character style with all that it is based on; one that says nothing if unknown."""
        key = style_id or ""
        if key not in self._runs:
            facts = RunStyle()
            for element in self._chain(_Kind.CHARACTER, key):
                facts = facts.over(self.run_facts(child(element, "rPr")))
            self._runs[key] = facts
        return self._runs[key]

    def run_facts(self, rpr: Element | None) -> RunStyle:
        """What a ``w:rPr`` says itself, its character style left aside."""
        return self._facts(rpr)[0]

    def _facts(self, rpr: Element | None) -> tuple[RunStyle, str | None]:
        """What a ``w:rPr`` says, and the id of its character style.

        One pass over the children: a long plan has 100 000 runs.
        """
        bold = size = font = hidden = named = None
        for element in () if rpr is None else rpr:
            match element.tag:
                case names.SIZE:
                    size = points(value(element), 0.5)
                case names.FONTS:
                    font = self._theme.east_asian(element)
                case names.BOLD:
                    bold = switch(element)
                case names.HIDDEN:
                    hidden = switch(element)
                case names.RUN_STYLE:
                    named = value(element)
                case _:
                    pass
        known = size if size is not None and 0 < size <= LARGEST_SIZE else None
        return RunStyle(bold, known, font, hidden), named

    def run_look(self, style: ParagraphStyle, rpr: Element | None) -> RunLook:
        """How a run of a paragraph looks.

        Bold and hidden of a character style turn those of the paragraph style around
        (ISO/IEC 29500-1, 17.7.3); said by the run itself they hold.
        """
        own, style_id = self._facts(rpr)
        named = self.run(style_id)
        return RunLook(
            style.bold != bool(named.bold) if own.bold is None else own.bold,
            own.size or named.size or style.size,
            own.font or named.font or style.font,
            style.hidden != bool(named.hidden) if own.hidden is None else own.hidden,
        )

    def numbering(self, style_id: str) -> str | None:
        """The numId of a numbering style (17.9.21), or None."""
        defined = self._defined.get((_Kind.NUMBERING, style_id))
        return value(child(child(child(defined, "pPr"), "numPr"), "numId"))

    def _define(self, element: Element) -> None:
        try:
            kind = _Kind(value(element, "type") or "paragraph")
        except ValueError:
            return
        style_id = value(element, "styleId") or ""
        self._defined.setdefault((kind, style_id), element)
        default = (value(element, "default") or "0").strip().lower()
        if kind is _Kind.PARAGRAPH and default in ("1", "true", "on") and not self._default:
            self._default = style_id

    def _chain(self, kind: _Kind, style_id: str) -> list[Element]:
        """The style and those that it is based on, nearest first."""
        chain: list[Element] = []
        seen: set[str] = set()
        while (kind, style_id) in self._defined and style_id not in seen:
            seen.add(style_id)
            chain.append(self._defined[kind, style_id])
            style_id = value(child(chain[-1], "basedOn")) or ""
            if len(chain) == MOST_BASES:
                break
        return chain

    def _paragraph(self, style_id: str) -> ParagraphStyle:
        if (_Kind.PARAGRAPH, style_id) not in self._defined:
            if style_id != self._default:
                return self.paragraph(self._default)
            return self._made("", "normal", [])
        chain = self._chain(_Kind.PARAGRAPH, style_id)
        return self._made(style_id, style_name(value(child(chain[0], "name")) or style_id), chain)

    def _made(self, style_id: str, name: str, chain: list[Element]) -> ParagraphStyle:
        run = RunStyle()
        for element in chain:
            run = run.over(self.run_facts(child(element, "rPr")))
        run = run.over(self._run_defaults)
        held = [found for element in chain if (found := child(element, "pPr")) is not None]
        if self._paragraph_defaults is not None:
            held.append(self._paragraph_defaults)
        indents = NO_INDENTS
        for ppr in held:
            indents = indents.over(read_indents(ppr))
        size = run.size or DEFAULT_SIZE
        first, left = indents.points(size)
        numbered = [one for ppr in held if (one := child(ppr, "numPr")) is not None]
        return ParagraphStyle(
            id=style_id,
            name=name,
            outline=_outline(chain),
            num_id=_first([value(child(one, "numId")) for one in numbered]),
            ilvl=whole(_first([value(child(one, "ilvl")) for one in numbered])),
            numbered_by=_numbered_by(chain),
            align=next((said for ppr in held if (said := read_align(ppr))), "left"),
            bold=bool(run.bold),
            size=size,
            font=run.font or "",
            hidden=bool(run.hidden),
            indents=indents,
            first=first,
            left=left,
            page_break_before=bool(
                _first_switch([switch(child(ppr, "pageBreakBefore")) for ppr in held])
            ),
        )


def read_align(ppr: Element | None) -> str | None:
    """The alignment that a ``w:pPr`` names: left, center, right, both; None where none."""
    said = value(child(ppr, "jc"))
    if said is None:
        return None
    said = _ALIGNS.get(said, said)
    return said if said in _KNOWN_ALIGNS else None


def read_outline(ppr: Element | None) -> int | None:
    """The outline level that a ``w:pPr`` names, from 1, 0 for body text; None where none.

    Word counts from 0, and 9 is body text (ISO/IEC 29500-1, 17.3.1.20).
    """
    level = number(child(ppr, "outlineLvl"))
    if level is None:
        return None
    return level + 1 if 0 <= level < 9 else 0


def _outline(chain: list[Element]) -> int:
    """Of the nearest style that names one; a built-in heading is one even where it does not say.

    Word locks the outline level of its headings and leaves it out of some files.
    """
    for element in chain:
        said = read_outline(child(element, "pPr"))
        if said is not None:
            return said
        found = _HEADING.fullmatch(style_name(value(child(element, "name")) or ""))
        if found:
            return int(found[1])
    return 0


def _numbered_by(chain: list[Element]) -> str:
    for element in chain:
        if value(child(child(child(element, "pPr"), "numPr"), "numId")) is not None:
            return value(element, "styleId") or ""
    return ""


def _first(said: list[str | None]) -> str | None:
    return next((one for one in said if one is not None), None)


def _first_switch(said: list[bool | None]) -> bool | None:
    return next((one for one in said if one is not None), None)
