"""Pieces of one look each, and what the pieces of a story share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lxml.etree import _Element as Element

from planforge.document import Footnote, Inline
from planforge.importer.docx.fields import unpaired
from planforge.importer.docx.looks import Looks
from planforge.importer.docx.losses import Loss, Losses
from planforge.ooxml.reading.relations import Relations

SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
PAGE_NUMBER: Final = "\ufffc"
"""Stands for a page number that is left out of a header or footer."""


class Piece(NamedTuple):
    """Text or a node, and what it stands in.

    Attributes:
        words: characters of one look, or a node.
        bold: of that look; None for blanks and nodes, which look like their neighbours.
        link: the address it leads to, or empty.
        remarks: ids of the comments about it.
    """

    words: str | Inline
    bold: bool | None
    link: str
    remarks: tuple[str, ...]


@dataclass(slots=True)
class Talk:
    """What comments are about, gathered while the text is read.

    Attributes:
        known: ids of all comments.
        about: by id, the words that it is attached to.
        starts: by id, the ``w:p`` in which they start.
    """

    known: frozenset[str] = frozenset()
    about: dict[str, list[str]] = field(default_factory=dict)
    starts: dict[str, Element] = field(default_factory=dict)


@dataclass(slots=True)
class Surroundings:
    """What the pieces of one story share.

    Attributes:
        relations: of its part.
        looks: how runs look.
        losses: where what is left out is told.
        talk: the comments.
        note: makes the Footnote of a ``w:footnoteReference`` or ``w:endnoteReference``.
        stray: the ``w:fldChar`` that belong to no field.
        running: a header or footer, in which page numbers are left out.
        preserved: the part's root keeps the blanks of all its ``w:t``.
    """

    relations: Relations
    looks: Looks
    losses: Losses
    talk: Talk = field(default_factory=Talk)
    note: Callable[[Element], Footnote | None] = lambda _: None
    stray: frozenset[Element] = frozenset()
    running: bool = False
    preserved: bool = False

    def see(self, root: Element) -> None:
        """Look at a part's tree as a whole before its paragraphs are read."""
        self.stray = unpaired(root)
        self.preserved = root.get(SPACE) == "preserve"
        for _ in range(len(self.stray)):
            self.losses.add(Loss.BROKEN_FIELD)
