"""Direct formatting of a paragraph: what it says beside its style."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Direct:
    """Pieces of ``w:pPr`` in the order of the schema; each is XML or empty.

    Attributes:
        keep: keepNext.
        numbering: numPr.
        border: pBdr.
        spacing: spacing and ind.
        align: jc.
        mark: rPr, the properties of the paragraph mark and so of its number.
    """

    keep: str = ""
    numbering: str = ""
    border: str = ""
    spacing: str = ""
    align: str = ""
    mark: str = ""


NONE = Direct()
KEPT = Direct(keep="<w:keepNext/>")
