"""What stands in a Word file, in order of reading, before anybody asks what it means."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from planforge.document import Inline
from planforge.findings import Finding, Path


class RevisionKind(Enum):
    """What a tracked change does."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved-from"
    MOVED_TO = "moved-to"
    FORMATTED = "formatted"


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph of the file.

    Attributes:
        part: name of the part in the package: word/document.xml.
        index: which ``w:p`` element of the part it is, in document order, from 0.
    """

    part: str
    index: int


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change of the file.

    Attributes:
        index: which revision of the file it is, in document order, from 0; the same for every
            reading of the same bytes.
        kind: what it does.
        author, date: as written; empty where not.
        words: what it inserts or deletes; empty for paragraph marks, rows and formats.
        spot: the paragraph it stands in.
    """

    index: int
    kind: RevisionKind
    author: str
    date: str
    words: str
    spot: Spot


Accepts = Callable[[Revision], bool]
"""Whether a tracked change counts as done (True) or as never made (False)."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment of the file.

    Attributes:
        id: as in the file.
        author, date: as written.
        text: its words, paragraphs parted by a newline.
        about: the words that it is attached to.
        spot: the paragraph in which these words start; None where nothing is marked.
    """

    id: str
    author: str
    date: str
    text: str
    about: str
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class ListLabel:
    """The number that Word counts for a paragraph.

    Attributes:
        text: as Word shows it: （一）, 1.2, a bullet's character (symbol fonts translated).
        gap: what stands between it and the words: a space, a full-width space for a tab, nothing.
        format: ``w:numFmt`` of its level: decimal, chineseCounting, bullet, …
        prefix, suffix: the level's text around the last number.
        number: the count at its level; 0 for a bullet.
        parents: for labels that show the levels above (1.1), their counts.
        level: ``w:ilvl``, from 0.
        list: the abstract list that counts it.
    """

    text: str
    gap: str
    format: str
    prefix: str
    suffix: str
    number: int
    parents: tuple[int, ...]
    level: int
    list: str


@dataclass(frozen=True, slots=True)
class Look:
    """How most of a paragraph's characters look, style and direct formatting together.

    Attributes:
        align: left, center, right or both; left where nothing says.
        bold: of most characters.
        size: in points.
        font: East Asian font name, or empty.
        first: first-line indent in points; negative for a hanging one.
        left: left indent in points.
        new_page: starts a page: by its own or its style's setting, a break before it, or a
            section that begins on a new page.
    """

    align: str = "left"
    bold: bool = False
    size: float = 10.5
    font: str = ""
    first: float = 0.0
    left: float = 0.0
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph.

    Attributes:
        number: unique in the file, counting paragraphs in order of reading from 1, those of cells
            and text boxes included; it is the "line" of the importer's origins.
        spot: where it stands in the file.
        content: its words, without the label that Word counts; fields as last shown; notes as
            Footnote where they are called; comments as CommentAnchor; emphasis as Strong only
            where part of the words is bold; a forced line break as LineBreak; a tab as Text.
        label: the label that Word counts, or None.
        style: name of its style in small letters, English names for built-in ones: normal,
            heading 1, title, toc 2.
        outline: outline level from 1, by the paragraph or its style; 0 for body text.
        look: how it looks.
        bookmarks: names of the bookmarks that start in it or directly before it.
        contents: it is a line of a table of contents, by field, content control or style.
        box: it stands in a text box or shape.
        hidden: all its words are hidden text (hidden words of other paragraphs are left out and
            told).
    """

    number: int
    spot: Spot
    content: tuple[Inline, ...]
    label: ListLabel | None = None
    style: str = "normal"
    outline: int = 0
    look: Look = Look()
    bookmarks: tuple[str, ...] = ()
    contents: bool = False
    box: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class WordPicture:
    """A picture, behind the paragraph it is anchored in.

    Attributes:
        number: of the paragraph it stands in.
        name: file name in the package without folders: image1.png.
        media_type: image/png; empty for a kind that nobody knows.
        data: its bytes.
        alt: the words that describe it.
        width: in mm; 0 where not said.
    """

    number: int
    name: str
    media_type: str
    data: bytes
    alt: str = ""
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell; those that a span of another covers are not listed."""

    blocks: tuple["WordBlock", ...]
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row, the bookmarks of its first cell's first paragraph, and whether it repeats."""

    cells: tuple[WordCell, ...]
    bookmarks: tuple[str, ...] = ()
    header: bool = False


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table; widths are those of the grid's columns in points.

    Attributes:
        number: of its first paragraph.
    """

    number: int
    rows: tuple[WordRow, ...]
    widths: tuple[float, ...] = ()


WordBlock = WordParagraph | WordTable | WordPicture


@dataclass(frozen=True, slots=True)
class Running:
    """The words of a header or footer.

    Attributes:
        kind: header or footer.
        pages: default, first or even.
        words: its paragraphs, parted by a newline; page numbers left out.
    """

    kind: str
    pages: str
    words: str


@dataclass(frozen=True, slots=True)
class PageSetup:
    """A section's page, in mm, and the pitch of its line grid in points (0 for none)."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    pitch: float = 0.0


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file.

    Attributes:
        name: what findings call it.
        blocks: everything in order of reading, text boxes behind the paragraph that holds them.
        running: headers and footers, each text once.
        revisions: every tracked change, whether accepted or not.
        remarks: every comment.
        title, author: of the file's properties.
        pages: the page set-up of each section, in order.
        origins: for a file that planforge wrote: by bookmark, the plan path.
        plan_hash: of the plan that planforge wrote it from; empty for other files.
        findings: what was left out or mended on reading.
    """

    name: str
    blocks: tuple[WordBlock, ...]
    running: tuple[Running, ...] = ()
    revisions: tuple[Revision, ...] = ()
    remarks: tuple[Remark, ...] = ()
    title: str = ""
    author: str = ""
    pages: tuple[PageSetup, ...] = ()
    origins: Mapping[str, Path] = field(default_factory=dict)
    plan_hash: str = ""
    findings: tuple[Finding, ...] = ()
