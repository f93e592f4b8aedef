"""Random edits of documents, each from a seed."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from planforge.document import (
    Block,
    Cell,
    Document,
    Inline,
    Item,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)
from planforge.numbering import number

WORDS = (
    "值班员应当及时报告",
    "加强值守",
    "每30分钟巡查一次",
    "由办公室负责",
    "立即组织人员转移安置",
    "启用备用电源",
    "按照职责分工",
    "第二阶段",
)


def mutated(document: Document, seed: int) -> Document:
    """The document after one to seven edits."""
    random = Random(seed)
    for _ in range(random.randrange(1, 8)):
        document = _edited(document, random)
    return number(document) if random.random() < 0.5 else document


def _edited(document: Document, random: Random) -> Document:
    kind = random.random()
    pages = document.front.pages
    if kind < 0.05 and pages:
        return replace(document, front=replace(document.front, pages=pages[1:]))
    if kind < 0.2:
        return replace(document, body=_carried(document.body, random))
    if kind < 0.28:
        return replace(document, body=_unheaded(document.body, random))
    return replace(document, body=_deep(document.body, random))


def _deep(blocks: Sequence[Block], random: Random) -> tuple[Block, ...]:
    """One edit somewhere among the blocks or in one of them."""
    if not blocks:
        return ()
    at = random.randrange(len(blocks))
    block = blocks[at]
    if isinstance(block, Section | Item) and block.blocks and random.random() < 0.75:
        return _with(blocks, at, replace(block, blocks=_deep(block.blocks, random)))
    if isinstance(block, Table) and random.random() < 0.8:
        return _with(blocks, at, _table(block, random))
    return _listed(list(blocks), at, random)


def _listed(blocks: list[Block], at: int, random: Random) -> tuple[Block, ...]:
    kind = random.random()
    if kind < 0.25:
        blocks.insert(at, _new(blocks[at], random))
    elif kind < 0.45:
        blocks.pop(at)
    elif kind < 0.6:
        blocks.insert(random.randrange(len(blocks)), blocks.pop(at))
    elif kind < 0.65:
        blocks.reverse()
    elif kind < 0.7:
        random.shuffle(blocks)
    else:
        blocks[at] = _worded(blocks[at], random)
    return tuple(blocks)


def _carried(blocks: Sequence[Block], random: Random) -> tuple[Block, ...]:
    """A block from under one heading to under another."""
    holders = [at for at, block in enumerate(blocks) if isinstance(block, Section)]
    if len(holders) < 2:
        return tuple(blocks)
    one, other = random.sample(holders, 2)
    source, target = blocks[one], blocks[other]
    if not isinstance(source, Section) or not isinstance(target, Section) or not source.blocks:
        return tuple(blocks)
    at = random.randrange(len(source.blocks))
    to = random.randrange(len(target.blocks) + 1)
    left = (*source.blocks[:at], *source.blocks[at + 1 :])
    there = (*target.blocks[:to], source.blocks[at], *target.blocks[to:])
    return _with(
        _with(blocks, one, replace(source, blocks=left)), other, replace(target, blocks=there)
    )


def _unheaded(blocks: Sequence[Block], random: Random) -> tuple[Block, ...]:
    """A heading goes, and what stands under it stays."""
    at = random.randrange(len(blocks)) if blocks else 0
    block = blocks[at] if blocks else None
    if not isinstance(block, Section):
        return tuple(blocks)
    return (*blocks[:at], *block.blocks, *blocks[at + 1 :])


def _with(blocks: Sequence[Block], at: int, block: Block) -> tuple[Block, ...]:
    return (*blocks[:at], block, *blocks[at + 1 :])


def _new(beside: Block, random: Random) -> Block:
    words = (Text(random.choice(WORDS) + random.choice(WORDS)),)
    if isinstance(beside, Item):
        return Item(beside.depth, words)
    if isinstance(beside, Section):
        return Section(beside.depth, (Text(random.choice(WORDS)),), (Paragraph(words),))
    return Paragraph(words)


def _worded(block: Block, random: Random) -> Block:
    match block:
        case Paragraph() | Item():
            return replace(block, content=_inline(block.content, random))
        case Section():
            return replace(block, title=_inline(block.title, random))
        case _:
            return block


def _inline(content: tuple[Inline, ...], random: Random) -> tuple[Inline, ...]:
    places = [at for at, node in enumerate(content) if isinstance(node, Text)]
    if not places:
        return (*content, Text(random.choice(WORDS)))
    at = random.choice(places)
    node = content[at]
    assert isinstance(node, Text)
    start = random.randrange(len(node.text) + 1)
    end = min(len(node.text), start + random.randrange(12))
    come = random.choice(("", *WORDS))
    words = node.text[:start] + come + node.text[end:]
    return (*content[:at], replace(node, text=words or "（空）"), *content[at + 1 :])


def _table(table: Table, random: Random) -> Table:
    rows = list(table.rows)
    if len(rows) <= table.header_rows:
        return table
    at = random.randrange(table.header_rows, len(rows))
    kind = random.random()
    if kind < 0.2:
        rows.insert(at, replace(rows[at], cells=tuple(_cell(c, random) for c in rows[at].cells)))
    elif kind < 0.35:
        rows.pop(at)
    elif kind < 0.5:
        rows.insert(random.randrange(table.header_rows, len(rows)), rows.pop(at))
    elif kind < 0.6:
        return _column(table, random)
    else:
        cells = rows[at].cells
        spot = random.randrange(len(cells))
        changed = (*cells[:spot], _cell(cells[spot], random), *cells[spot + 1 :])
        rows[at] = replace(rows[at], cells=changed)
    return replace(table, rows=tuple(rows))


def _column(table: Table, random: Random) -> Table:
    """A column more or less, where no cell spans others."""
    plain = all(cell.colspan == cell.rowspan == 1 for row in table.rows for cell in row.cells)
    if not plain or len(table.columns) < 2:
        return table
    at = random.randrange(len(table.columns))
    width = table.columns[at]
    if random.random() < 0.5:
        rows = tuple(replace(row, cells=_without(row, at)) for row in table.rows)
        return replace(table, rows=rows, columns=(*table.columns[:at], *table.columns[at + 1 :]))
    rows = tuple(
        replace(row, cells=(*row.cells[:at], _filled(row.cells[at], random), *row.cells[at:]))
        for row in table.rows
    )
    return replace(table, rows=rows, columns=(*table.columns[:at], width, *table.columns[at:]))


def _without(row: Row, at: int) -> tuple[Cell, ...]:
    return (*row.cells[:at], *row.cells[at + 1 :])


def _filled(cell: Cell, random: Random) -> Cell:
    return replace(cell, blocks=(Paragraph((Text(random.choice(WORDS)),)),))


def _cell(cell: Cell, random: Random) -> Cell:
    if random.random() < 0.2:
        return replace(cell, blocks=(*cell.blocks, Paragraph((Text(random.choice(WORDS)),))))
    if random.random() < 0.2:
        return _filled(cell, random)
    return replace(cell, blocks=tuple(_worded(block, random) for block in cell.blocks))
