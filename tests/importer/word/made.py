"""Word files made by hand, as the reader gives them."""

from dataclasses import replace

from planforge.document import Inline, LineBreak, Text
from planforge.importer.docx.model import (
    ListLabel,
    Look,
    Remark,
    Revision,
    RevisionKind,
    Running,
    Spot,
    WordBlock,
    WordCell,
    WordFile,
    WordParagraph,
    WordPicture,
    WordRow,
    WordTable,
)

BODY = Look(size=16.0, first=32.0, align="both")
CENTRE = Look(size=22.0, align="center")
SPOT = Spot("word/document.xml", 0)


def p(
    words: str,
    *,
    style: str = "normal",
    level: int = 0,
    label: ListLabel | None = None,
    look: Look = BODY,
    contents: bool = False,
    hidden: bool = False,
    page: bool = False,
    content: tuple[Inline, ...] = (),
) -> WordParagraph:
    """A paragraph; a newline is a forced line break. ``wordfile`` numbers it."""
    inner: list[Inline] = []
    for index, line in enumerate(words.split("\n")):
        inner += [LineBreak()] if index else []
        inner += [Text(line)] if line else []
    return WordParagraph(
        0,
        SPOT,
        content or tuple(inner),
        label,
        style,
        level,
        replace(look, new_page=page),
        contents=contents,
        hidden=hidden,
    )


def h(
    level: int, words: str, label: ListLabel | None = None, *, page: bool = False
) -> WordParagraph:
    """A heading by style."""
    return p(words, style=f"heading {level}", level=level, label=label, page=page)


def title(words: str, *, page: bool = False) -> WordParagraph:
    """A centred big line."""
    return p(words, look=CENTRE, page=page)


def counted(
    text: str,
    number: int = 1,
    *,
    level: int = 0,
    name: str = "a",
    kind: str = "decimal",
    prefix: str = "",
    suffix: str = "",
    parents: tuple[int, ...] = (),
    gap: str = "",
) -> ListLabel:
    """A label that Word counts."""
    return ListLabel(text, gap, kind, prefix, suffix, number, parents, level, name)


def table(*rows: tuple[str, ...], header: bool = False) -> WordTable:
    """A table of plain cells."""
    made = tuple(
        WordRow(tuple(WordCell((p(words),)) for words in row), header=header and not index)
        for index, row in enumerate(rows)
    )
    return WordTable(0, made)


def picture(data: bytes = b"png", name: str = "image1.png", alt: str = "") -> WordPicture:
    """A picture."""
    return WordPicture(0, name, "image/png", data, alt, 80.0)


def revision(index: int, author: str, kind: RevisionKind = RevisionKind.INSERTED) -> Revision:
    """A tracked change."""
    return Revision(index, kind, author, "2024-05-01T08:00:00Z", "字", SPOT)


def wordfile(
    *blocks: WordBlock,
    running: tuple[Running, ...] = (),
    remarks: tuple[Remark, ...] = (),
    revisions: tuple[Revision, ...] = (),
) -> WordFile:
    """A file with these blocks, its paragraphs numbered in order of reading."""
    count = 0

    def block(one: WordBlock) -> WordBlock:
        nonlocal count
        if isinstance(one, WordParagraph):
            count += 1
            return replace(one, number=count, spot=Spot(SPOT.part, count - 1))
        if isinstance(one, WordPicture):
            return replace(one, number=max(count, 1))
        number = count + 1
        rows = tuple(
            replace(
                row,
                cells=tuple(replace(c, blocks=tuple(map(block, c.blocks))) for c in row.cells),
            )
            for row in one.rows
        )
        return replace(one, number=number, rows=rows)

    made = tuple(block(one) for one in blocks)
    return WordFile("预案.docx", made, running, revisions, remarks)
