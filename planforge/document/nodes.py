"""Blocks, front matter and the document.

Every node carries ``origin``, the plan path it comes from, and ``change``, its revision mark; a
node that ends in a paragraph mark carries ``mark_change`` for that mark alone.
"""

import datetime
from enum import Enum

from planforge.document.inline import Inline
from planforge.document.marks import Change
from planforge.document.quick import quick
from planforge.document.scheme import Mark, Scheme
from planforge.findings import Path


class Role(Enum):
    """What a paragraph is; a layout's style.yaml says how each looks."""

    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    ADDRESSEE = "addressee"
    NOTE = "note"
    QUOTE = "quote"
    CODE = "code"
    CAPTION = "caption"
    CELL = "cell"
    CELL_HEADER = "cell-header"
    CALLOUT = "callout"
    CONTENTS_TITLE = "contents-title"
    COVER_TITLE = "cover-title"
    COVER_SUBTITLE = "cover-subtitle"
    COVER_FIELD = "cover-field"
    COVER_FOOT = "cover-foot"
    PAGE_TITLE = "page-title"
    ISSUER_MARK = "issuer-mark"
    DOC_NUMBER = "doc-number"
    CLASSIFICATION = "classification"
    ATTACHMENT_NOTE = "attachment-note"
    ANNEX_LABEL = "annex-label"
    ANNEX_TITLE = "annex-title"
    SIGNER = "signer"
    DATE = "date"
    IMPRINT = "imprint"


class Align(Enum):
    """How a table column is set."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Orientation(Enum):
    """How the paper lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class SectionKind(Enum):
    """An ordinary section, or an annex, which starts a page and counts on its own."""

    SECTION = "section"
    ANNEX = "annex"


class PageKind(Enum):
    """The pages before the body, each starting on a new page where the layout says so."""

    RED_HEAD = "red-head"
    COVER = "cover"
    APPROVAL = "approval"
    SIGNING = "signing"
    REVISIONS = "revisions"
    CONTENTS = "contents"
    SUMMARY = "summary"


@quick
class Label:
    """A number as printed, computed by numbering.

    Attributes:
        text: as printed: （一）, 1.2, 第三条, 附件2, -.
        gap: printed between label and words.
        mark: the mark it was made with.
        level: index of the mark in the scheme, from 0; -1 for a mark of the node's own.
        number: the count at this level, from 1; 0 for a bullet.
        parents: for joined marks, the numbers of the levels above.
    """

    text: str
    gap: str
    mark: Mark
    level: int
    number: int
    parents: tuple[int, ...] = ()


@quick
class Paragraph:
    """A paragraph without a number."""

    content: tuple[Inline, ...]
    role: Role = Role.BODY
    anchor: str = ""
    origin: Path = ()
    change: Change | None = None
    mark_change: Change | None = None


@quick
class Section:
    """A heading with what stands under it.

    Attributes:
        depth: 1 for a chapter.
        title: the heading's words; may be empty for an article (第一条) whose words are in blocks.
        blocks: everything under the heading, sections included.
        anchor: unique in the document, or empty.
        mark: a mark of its own instead of the scheme's, or None.
        label: given by numbering; None where the section takes no number.
        kind: section or annex.
        listed: stands in the contents.
    """

    depth: int
    title: tuple[Inline, ...]
    blocks: tuple["Block", ...] = ()
    anchor: str = ""
    mark: Mark | None = None
    label: Label | None = None
    kind: SectionKind = SectionKind.SECTION
    listed: bool = True
    origin: Path = ()
    change: Change | None = None
    mark_change: Change | None = None


@quick
class Item:
    """A numbered paragraph, with what belongs under it.

    Attributes:
        depth: as for sections; a list directly under a chapter has depth 2.
        content: the words of its own paragraph; a run-in title is its Strong start.
        blocks: further paragraphs, items, tables under it.
    """

    depth: int
    content: tuple[Inline, ...]
    blocks: tuple["Block", ...] = ()
    anchor: str = ""
    mark: Mark | None = None
    label: Label | None = None
    origin: Path = ()
    change: Change | None = None
    mark_change: Change | None = None


@quick
class Column:
    """A table column: its share of the table's width (all add up to 1) and its alignment."""

    width: float
    align: Align = Align.LEFT


@quick
class Cell:
    """A cell; a cell that a span of another covers is not listed in its row."""

    blocks: tuple["Block", ...]
    colspan: int = 1
    rowspan: int = 1
    origin: Path = ()
    change: Change | None = None


@quick
class Row:
    """A table row."""

    cells: tuple[Cell, ...]
    anchor: str = ""
    origin: Path = ()
    change: Change | None = None


@quick
class Table:
    """A table; the first ``header_rows`` rows repeat on each page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    header_rows: int = 1
    caption: tuple[Inline, ...] = ()
    anchor: str = ""
    origin: Path = ()
    change: Change | None = None


@quick
class Figure:
    """A picture.

    Attributes:
        data: its bytes.
        media_type: what they are.
        alt: what it shows, in words.
        width: in mm.
        drawn: an SVG drawn from the plan's own facts, a unit of it a point.
        told: for the first sheet of a drawn figure, all that it says, a line each, indented by
            two blanks a level; what stands in its place where pictures cannot be shown.
    """

    data: bytes
    media_type: str
    alt: str
    caption: tuple[Inline, ...] = ()
    width: float = 120.0
    origin: Path = ()
    change: Change | None = None
    drawn: bool = False
    told: tuple[str, ...] = ()


@quick
class FormField:
    """One field of a form to be filled in: its name, what is filled in, its height in lines."""

    name: str
    value: tuple[Inline, ...] = ()
    lines: int = 1
    origin: Path = ()
    change: Change | None = None


@quick
class Form:
    """A form to be filled in by hand; writers set it as the table of ``form_table``."""

    fields: tuple[FormField, ...]
    title: tuple[Inline, ...] = ()
    columns: int = 1
    origin: Path = ()
    change: Change | None = None


@quick
class Break:
    """A new page; where ``orientation`` is given, the paper lies that way from here on."""

    orientation: Orientation | None = None
    origin: Path = ()
    change: Change | None = None


@quick
class ContentsEntry:
    """One line of the contents, given by numbering."""

    label: str
    gap: str
    title: str
    depth: int
    anchor: str


@quick
class Contents:
    """The place of the contents; numbering fills the entries down to ``depth``."""

    depth: int = 2
    entries: tuple[ContentsEntry, ...] = ()
    origin: Path = ()
    change: Change | None = None


Block = Paragraph | Section | Item | Table | Figure | Form | Break | Contents


@quick
class FrontPage:
    """A page or block before the body."""

    kind: PageKind
    blocks: tuple[Block, ...]
    origin: Path = ()
    change: Change | None = None


@quick
class FrontMatter:
    """What stands before the body, in order."""

    pages: tuple[FrontPage, ...] = ()
    origin: Path = ()
    change: Change | None = None


@quick
class Comment:
    """A reviewer's remark; ``date`` is None where none was given."""

    id: str
    author: str
    text: str
    date: datetime.date | None = None


@quick
class Meta:
    """What a file's properties say.

    Attributes:
        title, subject, author, keywords: as printed in the properties.
        language: BCP 47.
        date: the plan's own date (issued, else of the last revision); None where it has none.
        plan_hash: hex digest of the plan's data; empty in public editions.
        header: what a running header shows beside the title: number and version, else the owner.
        draft: printed on every page of a draft (征求意见稿); empty for an issued plan.
    """

    title: str
    subject: str = ""
    author: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "zh-CN"
    date: datetime.date | None = None
    plan_hash: str = ""
    header: str = ""
    draft: str = ""


@quick
class Document:
    """A whole document.

    Attributes:
        meta: the file's properties.
        scheme: how it is numbered.
        layout: name of the layout under templates/layouts.
        front: what stands before the body.
        body: the text, annexes last.
        imprint: the 版记 at the foot of the last page, or nothing.
        comments: reviewers' remarks that CommentAnchors point at.
    """

    meta: Meta
    scheme: Scheme
    body: tuple[Block, ...]
    layout: str = "gb9704"
    front: FrontMatter = FrontMatter()
    imprint: tuple[Block, ...] = ()
    comments: tuple[Comment, ...] = ()
