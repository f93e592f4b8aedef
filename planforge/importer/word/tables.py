"""Word's tables and pictures as blocks of a Document."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planforge.document import Block, Cell, Column, Figure, Paragraph, Role, Row, Table, Text, plain
from planforge.importer.docx.model import WordBlock, WordCell, WordParagraph, WordPicture, WordTable
from planforge.importer.nodes import origin, placed
from planforge.importer.word.inlines import lines_of
from planforge.importer.word.numbers import typed

_WIDTH = 120.0
_LEAST, _MOST = 5.0, 420.0
_HEADER = 20
"""Characters of the longest cell of a row of column titles."""


def table_of(table: WordTable) -> Table:
    """The table; one that says nothing of header rows has one where its first row looks so."""
    rows = tuple(
        Row(tuple(_cell(cell) for cell in row.cells), origin=origin(table.number))
        for row in table.rows
    )
    flagged = 0
    while flagged < len(table.rows) and table.rows[flagged].header:
        flagged += 1
    return Table(_columns(table), rows, flagged or _guessed(rows), origin=origin(table.number))


def _columns(table: WordTable) -> tuple[Column, ...]:
    wide = max((sum(cell.colspan for cell in row.cells) for row in table.rows), default=1)
    widths = table.widths if len(table.widths) == wide and sum(table.widths) > 0 else (1.0,) * wide
    whole = sum(widths)
    return tuple(Column(width / whole) for width in widths)


def _guessed(rows: tuple[Row, ...]) -> int:
    """One row of column titles: short words in every cell, no sentence among them."""
    if len(rows) < 2 or len(rows[0].cells) < 2:
        return 0
    words = [_words(cell) for cell in rows[0].cells]
    titles = all(word and len(word) <= _HEADER and "。" not in word for word in words)
    return int(titles and not any(word.endswith(("：", ":")) for word in words))


def _words(cell: Cell) -> str:
    return "".join(plain(b.content) for b in cell.blocks if isinstance(b, Paragraph))


def _cell(cell: WordCell) -> Cell:
    blocks = tuple(made for block in cell.blocks for made in _blocks(block))
    return Cell(blocks, cell.colspan, cell.rowspan)


def _blocks(block: WordBlock) -> Iterator[Block]:
    match block:
        case WordTable():
            yield table_of(block)
        case WordPicture():
            yield figure_of(block)
        case WordParagraph():
            yield from _paragraphs(block)


def _paragraphs(block: WordParagraph) -> Iterator[Paragraph]:
    at = origin(block.number)
    lead = typed(block.label) if block.label is not None else ""
    for content in lines_of(block.content) or ([()] if lead else []):
        whole = (Text(lead), *content) if lead else content
        lead = ""
        yield Paragraph(placed(whole, block.number), Role.CELL, origin=at)


def paragraphs_of(blocks: Iterable[WordBlock]) -> Iterator[WordParagraph]:
    """All paragraphs, those in cells included, in order of reading."""
    return (block for block in _leaves(blocks) if isinstance(block, WordParagraph))


def pictures_of(blocks: Iterable[WordBlock]) -> Iterator[WordPicture]:
    """All pictures, those in cells included, in order of reading."""
    return (block for block in _leaves(blocks) if isinstance(block, WordPicture))


def _leaves(blocks: Iterable[WordBlock]) -> Iterator[WordParagraph | WordPicture]:
    stack = list(blocks)[::-1]
    while stack:
        block = stack.pop()
        if isinstance(block, WordTable):
            inner = [b for row in block.rows for cell in row.cells for b in cell.blocks]
            stack.extend(reversed(inner))
        else:
            yield block


def without_hidden(table: WordTable) -> WordTable:
    """The table without its hidden paragraphs."""
    rows = tuple(
        replace(row, cells=tuple(replace(c, blocks=_seen(c.blocks)) for c in row.cells))
        for row in table.rows
    )
    return replace(table, rows=rows)


def _seen(blocks: tuple[WordBlock, ...]) -> tuple[WordBlock, ...]:
    kept = (b for b in blocks if not (isinstance(b, WordParagraph) and b.hidden))
    return tuple(without_hidden(b) if isinstance(b, WordTable) else b for b in kept)


def figure_of(picture: WordPicture) -> Figure:
    """The picture, as wide as it stands in the file where that can be."""
    width = min(max(picture.width, _LEAST), _MOST) if picture.width else _WIDTH
    at = origin(picture.number)
    return Figure(picture.data, picture.media_type, picture.alt, width=width, origin=at)


def said(blocks: tuple[Block, ...]) -> Iterator[tuple[int, str]]:
    """What the cells of tables say, each paragraph with its number."""
    for block in blocks:
        match block:
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        yield from said(cell.blocks)
            case Paragraph():
                number = block.origin[1] if len(block.origin) == 2 else 0
                yield (number if isinstance(number, int) else 0), plain(block.content)
            case _:
                pass


def pictures_in(blocks: tuple[Block, ...]) -> Iterator[Figure]:
    """The pictures in blocks, those of cells included."""
    for block in blocks:
        match block:
            case Figure():
                yield block
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        yield from pictures_in(cell.blocks)
            case _:
                pass
