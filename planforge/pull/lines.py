"""What stands in a document, one physical paragraph or table row after the other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from planforge.findings import Path

_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f\u2014\u2018-\u201d\u2026\u00b7"
_SPACE = re.compile(rf"(?<=[{_WIDE}])\s+|\s+(?=[{_WIDE}])")
_SPACES = re.compile(r"\s+")


class Sort(Enum):
    """What a piece is."""

    HEADING = "heading"
    ITEM = "item"
    BODY = "body"
    ROW = "row"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Span:
    """Words that come from one place.

    Attributes:
        text: the words.
        origin: the plan path they come from: of a value, of the object whose template added
            them, or empty.
        target: for a reference the anchor that it leads to, else empty.
        named: a reference that prints a name, not a number and a title.
        lead: they belong to a run-in title.
    """

    text: str
    origin: Path = ()
    target: str = ""
    named: bool = False
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A cell of a row.

    Attributes:
        text: its words, paragraphs parted by a newline.
        column: index of its first column.
        spans: where the words come from; empty for a Word file's.
        origin: of the cell.
    """

    text: str
    column: int
    spans: tuple[Span, ...] = ()
    origin: Path = ()
    key: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", folded(self.text))


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A physical paragraph, a table row or a picture.

    Attributes:
        sort: what it is.
        text: its words, without a label that is counted.
        spans: where the words come from; empty for a Word file's.
        label: its number as printed.
        origin: of the node that it is the first paragraph of.
        anchor: of that node; for a Word file's the bookmarks are in ``bookmarks``.
        bookmarks: of a Word file's paragraph.
        depth: of a heading or an item, from 1; outline level for a Word file's heading.
        cells: of a row.
        table: which table of the file a row belongs to, from 1.
        header: a row that repeats on each page.
        number: of the Word file's paragraph.
        markdown: it stands in a Markdown field.
        role: the name of the paragraph's role.
    """

    sort: Sort
    text: str
    spans: tuple[Span, ...] = ()
    label: str = ""
    origin: Path = ()
    anchor: str = ""
    bookmarks: tuple[str, ...] = ()
    depth: int = 0
    cells: tuple[Column, ...] = ()
    table: int = 0
    header: bool = False
    number: int = 0
    role: str = ""
    key: str = field(init=False)

    def __post_init__(self) -> None:
        words = "\x1f".join(cell.key for cell in self.cells) if self.cells else folded(self.text)
        kind = {Sort.ROW: "\x1d", Sort.PICTURE: "\x1e"}.get(self.sort, "")
        object.__setattr__(self, "key", kind + words)

    @property
    def words(self) -> str:
        """Everything it says, cells parted by a stroke."""
        return " | ".join(cell.text for cell in self.cells) if self.cells else self.text

    @property
    def row(self) -> bool:
        """It is a row of a table."""
        return self.sort is Sort.ROW


def clean(text: str) -> str:
    """Words without characters that nobody sees; no-break spaces are spaces."""
    return _UNSEEN.sub("", text).replace("\u00a0", " ")


def folded(text: str) -> str:
    """Words made comparable: white space beside Chinese characters makes no difference."""
    return _SPACE.sub("", _SPACES.sub(" ", clean(text).strip()))


def numbered(pieces: Iterable[Piece]) -> Sequence[Piece]:
    """The pieces that say anything."""
    return [piece for piece in pieces if piece.key.strip("\x1d\x1f") or piece.cells]
