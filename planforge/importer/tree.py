"""Reading the Document that an import is made from: words, entries, lines of a block."""

import re
from collections.abc import Iterable, Iterator

from planforge.document import (
    Block,
    Cell,
    CommentAnchor,
    Figure,
    Footnote,
    Inline,
    Item,
    Link,
    Paragraph,
    Role,
    Section,
    Strong,
    Table,
    Text,
    plain,
)
from planforge.findings import Path

Labelled = Section | Item
"""A block with a number of its own and blocks under it."""


REFERENCE = re.compile(r"\[\[(?!\^)")
"""What plain texts of a plan would follow; not what they hold as a footnote."""

Held = Table | Figure
"""What an entry holds beside words."""


def words_of(block: Block) -> str:
    """The words of a block's own line with its footnotes, as plans write them."""
    return noted(content_of(block))


def content_of(block: Block) -> tuple[Inline, ...]:
    """The inline content of a block's own line; nothing for tables and figures."""
    match block:
        case Section():
            return block.title
        case Item() | Paragraph():
            return block.content
        case _:
            return ()


def noted(content: Iterable[Inline]) -> str:
    """The characters of inline content, its footnotes as plans write them: [[^words]]."""
    out: list[str] = []
    for node in content:
        match node:
            case Footnote():
                out.append(note_text(node))
            case Strong() | Link() | CommentAnchor():
                out.append(noted(node.content))
            case _:
                out.append(plain((node,)))
    return "".join(out)


def note_text(note: Footnote) -> str:
    """A footnote as plans write it; one with square brackets in it has round ones."""
    words = "".join(plain(b.content) for b in note.blocks if isinstance(b, Paragraph)).strip()
    words = words.replace("[", "（").replace("]", "）").replace("\n", " ")
    return f"[[^{words}]]" if words else ""


def line_of(block: Block) -> int:
    """The line of the source that a block starts in; 0 where it is not known."""
    return line_at(block.origin)


def line_at(origin: Path) -> int:
    """The line that an origin names; 0 for other origins."""
    return origin[1] if len(origin) == 2 and isinstance(origin[1], int) else 0


def entries(blocks: Iterable[Block]) -> list[Labelled]:
    """The sections and items among some blocks."""
    return [block for block in blocks if isinstance(block, Section | Item)]


def paragraphs(blocks: Iterable[Block]) -> list[Paragraph]:
    """The paragraphs of plain words among some blocks."""
    return [b for b in blocks if isinstance(b, Paragraph) and b.role is Role.BODY]


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks with all that stands under them, in order of reading; not what is in cells."""
    stack = list(blocks)[::-1]
    while stack:
        block = stack.pop()
        yield block
        if isinstance(block, Section | Item):
            stack.extend(reversed(block.blocks))


def plain_only(blocks: Iterable[Block]) -> bool:
    """Entries, plain paragraphs, tables and figures, and no words that look like a reference."""
    return why_not_plain(blocks) == ""


def why_not_plain(blocks: Iterable[Block]) -> str:
    """What keeps blocks from plain texts of a plan, in words; empty where nothing does."""
    for block in walk(blocks):
        if isinstance(block, Paragraph) and block.role is not Role.BODY:
            return "内有引文或程序代码"
        if not isinstance(block, Section | Item | Paragraph | Table | Figure):
            return "内有特殊的内容"
        if REFERENCE.search(words_of(block)):
            return "含有引用样的文字 [[…]]"
    return ""


def held(blocks: Iterable[Block]) -> list[Held]:
    """The tables and figures among some blocks."""
    return [block for block in blocks if isinstance(block, Table | Figure)]


def label_text(block: Block) -> str:
    """The label as the source wrote it, with its gap; empty where there is none."""
    label = block.label if isinstance(block, Section | Item) else None
    return label.text + label.gap if label else ""


def cell_text(cell: Cell) -> str:
    """The words of a cell, a line for each paragraph; a table in it row by row."""
    out: list[str] = []
    for block in walk(cell.blocks):
        if isinstance(block, Table):
            out.extend(_GAP.join(cell_text(c) for c in row.cells) for row in block.rows)
        elif not isinstance(block, Figure):
            out.append(label_text(block) + words_of(block))
    return "\n".join(line for line in out if line.strip())


_GAP = "\u3000"
"""Between the cells of a table that stands in a cell."""


def flat(block: Block) -> Iterator[Block]:
    """A block and all under it one after the other, labels typed out."""
    for inner in walk((block,)):
        if isinstance(inner, Section | Item):
            lead = label_text(inner)
            content = content_of(inner)
            if lead or content:
                yield Paragraph((Text(lead, inner.origin), *content), origin=inner.origin)
        else:
            yield inner


def literal(block: Block) -> list[str]:
    """A block and all under it as lines, labels typed out; not what tables say."""
    lines = [words_of(inner) for inner in flat(block)]
    return [line for line in lines if line.strip()]
