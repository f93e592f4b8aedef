"""What most paragraphs of a role look like."""

from collections import Counter
from dataclasses import dataclass, field

from planforge.ooxml.cascade import Looks
from planforge.ooxml.properties import Property, Said, plain_paragraph, plain_run

_P_OWN = frozenset((
    "keepNext", "keepLines", "widowControl", "pBdr", "shd", "tabs", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "jc", "textAlignment",
))  # fmt: skip
"""Paragraph properties that a role takes over."""

_R_OWN = frozenset((
    "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "snapToGrid", "color", "spacing", "w", "kern", "position", "sz",
    "szCs", "u", "bdr", "shd", "vertAlign", "em",
))  # fmt: skip
"""Run properties that a role takes over."""


@dataclass(slots=True)
class Votes:
    """The looks of the paragraphs of one role.

    Attributes:
        p, r: of each paragraph, in order of reading.
    """

    p: list[Said] = field(default_factory=list)
    r: list[Said] = field(default_factory=list)

    def add(self, looks: Looks) -> None:
        """Count a paragraph's looks."""
        self.p.append(plain_paragraph(_only(looks.p, _P_OWN)))
        self.r.append(plain_run(_unhinted(_only(looks.r, _R_OWN))))

    def join(self, other: "Votes") -> None:
        """Count what another has counted."""
        self.p += other.p
        self.r += other.r

    def __len__(self) -> int:
        return len(self.p)

    def result(self) -> Looks:
        """What most say, property by property."""
        return Looks(_most(self.p), _most(self.r))


def _only(said: Said, tags: frozenset[str]) -> Said:
    return {tag: one for tag, one in said.items() if tag in tags}


def _unhinted(said: Said) -> Said:
    """Fonts without the hint, which concerns the characters of one run."""
    fonts = said.get("rFonts")
    if fonts is None:
        return said
    kept = tuple(pair for pair in fonts.attributes if pair[0] != "hint")
    rest = {tag: one for tag, one in said.items() if tag != "rFonts"}
    return {**rest, "rFonts": Property("rFonts", kept)} if kept else rest


def _most(counted: list[Said]) -> Said:
    tags = dict.fromkeys(tag for said in counted for tag in said)
    won: Said = {}
    for tag in tags:
        best = Counter(said.get(tag) for said in counted).most_common(1)[0][0]
        if best is not None:
            won[tag] = best
    return won


def favourite(counted: list[Property | None]) -> Property | None:
    """The property that most say, or None."""
    return Counter(counted).most_common(1)[0][0] if counted else None
