"""A document as lines, each with all that is printed of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from planforge.document import (
    Block,
    Contents,
    Document,
    Figure,
    Form,
    Item,
    Label,
    PageKind,
    Paragraph,
    Role,
    Row,
    Section,
    Table,
    form_table,
    plain,
)

_DROPPED = str.maketrans("", "", "\u2060\u200b\ufeff\u00ad")


@dataclass(frozen=True, slots=True)
class Line:
    """A block without what stands in it, a table's caption, or a row.

    Attributes:
        printed: label and words without blanks; empty for what prints nothing.
        level: how many sections and items it stands in.
        part: of a plan, the number of the front page that it stands on; BODY, IMPRINT.
        block: itself; of a row or a caption, the whole table or form.
        row: of a table, the row; -1 for the caption; None where it stands in no table.
    """

    printed: str
    level: int
    part: int
    block: Block
    row: int | None = None

    @property
    def table(self) -> Table:
        """The table that a row or a caption is of."""
        return table_of(self.block)


BODY, IMPRINT = 1_000, 1_001


def lines_of(document: Document) -> list[Line]:
    """The lines of a document in order of reading, its contents apart."""
    found: list[Line] = []
    for number, page in enumerate(document.front.pages):
        if page.kind is not PageKind.CONTENTS:
            found += _lines(page.blocks, 0, number)
    found += _lines(document.body, 0, BODY)
    found += _lines(document.imprint, 0, IMPRINT)
    return found


def table_of(block: Block) -> Table:
    """A table, or a form as a table."""
    if isinstance(block, Form):
        return form_table(block)
    assert isinstance(block, Table)
    return block


def squeezed(words: str) -> str:
    """Words without blanks and without what has no width."""
    return "".join(words.translate(_DROPPED).split())


def _lines(blocks: Iterable[Block], level: int, part: int) -> Iterator[Line]:
    for block in blocks:
        match block:
            case Section() | Item():
                bare = replace(block, blocks=())
                yield Line(squeezed(_printed(bare)), level, part, bare)
                yield from _lines(block.blocks, level + 1, part)
            case Table() | Form():
                table = table_of(block)
                if table.caption:
                    yield Line(squeezed(plain(table.caption)), level, part, block, -1)
                for at, row in enumerate(table.rows):
                    yield Line(_row(row), level, part, block, at)
            case Contents():
                pass
            case Paragraph(role=Role.CONTENTS_TITLE):
                pass
            case _:
                yield Line(squeezed(_printed(block)), level, part, block)


def _row(row: Row) -> str:
    return squeezed("".join(_printed(block) for cell in row.cells for block in cell.blocks))


def _printed(block: Block) -> str:
    match block:
        case Paragraph():
            return plain(block.content)
        case Section():
            return _label(block.label) + plain(block.title) + _all(block.blocks)
        case Item():
            return _label(block.label) + plain(block.content) + _all(block.blocks)
        case Table() | Form():
            table = table_of(block)
            rows = "".join(_all(cell.blocks) for row in table.rows for cell in row.cells)
            return plain(table.caption) + rows
        case Figure():
            return plain(block.caption)
        case _:
            return ""


def _all(blocks: Iterable[Block]) -> str:
    return "".join(map(_printed, blocks))


def _label(label: Label | None) -> str:
    return label.text if label else ""
