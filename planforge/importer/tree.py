"""Reading the Document that an import is made from: words, entries, lines of a block."""

from collections.abc import Iterable, Iterator

from planforge.document import Block, Cell, Item, Paragraph, Role, Section, Table, plain
from planforge.findings import Path

Labelled = Section | Item
"""A block with a number of its own and blocks under it."""


def words_of(block: Block) -> str:
    """The words of a block's own line; empty for a table."""
    match block:
        case Section():
            return plain(block.title)
        case Item() | Paragraph():
            return plain(block.content)
        case _:
            return ""


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
    """Nothing but entries and plain paragraphs, and no words that look like a reference."""
    return all(
        isinstance(block, Section | Item)
        or (isinstance(block, Paragraph) and block.role is Role.BODY)
        for block in walk(blocks)
    ) and not any("[[" in words_of(block) for block in walk(blocks))


def label_text(block: Block) -> str:
    """The label as the source wrote it, with its gap; empty where there is none."""
    label = block.label if isinstance(block, Section | Item) else None
    return label.text + label.gap if label else ""


def cell_text(cell: Cell) -> str:
    """The words of a cell."""
    return " ".join(words_of(block) for block in cell.blocks)


def literal(block: Block) -> list[str]:
    """A block and all under it as lines, labels typed out."""
    out: list[str] = []
    for inner in walk((block,)):
        if isinstance(inner, Table):
            out.extend("\t".join(cell_text(cell) for cell in row.cells) for row in inner.rows)
        else:
            out.append(label_text(inner) + words_of(inner))
    return [line for line in out if line.strip()]
