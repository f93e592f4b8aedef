"""Rebuilding a tree: only what changes is made anew."""

from dataclasses import replace
from typing import TypeVar

from planforge.document.inline import CommentAnchor, Footnote, Inline, Link, Ref, Strong, Text
from planforge.document.nodes import (
    Block,
    Cell,
    Figure,
    Form,
    Item,
    Paragraph,
    Row,
    Section,
    Table,
)


class Rewriter:
    """Walks blocks and gives them back with their references replaced by ``ref``.

    A node in which nothing changes is given back as it is. Subclasses override what they change.
    """

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks, rewritten."""
        return kept(blocks, tuple(self.block(block) for block in blocks))

    def block(self, block: Block) -> Block:
        """One block with everything in it, rewritten."""
        match block:
            case Paragraph():
                content = self.inlines(block.content)
                return block if content is block.content else replace(block, content=content)
            case Section():
                title = self.inlines(block.title)
                blocks = self.blocks(block.blocks)
                same = title is block.title and blocks is block.blocks
                return block if same else replace(block, title=title, blocks=blocks)
            case Item():
                content = self.inlines(block.content)
                blocks = self.blocks(block.blocks)
                same = content is block.content and blocks is block.blocks
                return block if same else replace(block, content=content, blocks=blocks)
            case Table():
                return self._table(block)
            case Figure():
                return replace(block, caption=self.inlines(block.caption))
            case Form():
                fields = tuple(replace(f, value=self.inlines(f.value)) for f in block.fields)
                return replace(block, title=self.inlines(block.title), fields=fields)
            case _:
                return block

    def inlines(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Inline content, rewritten; plain words take one look."""
        if all(type(node) is Text for node in content):
            return content
        return kept(content, tuple(self.inline(node) for node in content))

    def inline(self, node: Inline) -> Inline:
        """One inline node, rewritten."""
        match node:
            case Ref():
                return self.ref(node)
            case Strong() | Link() | CommentAnchor():
                content = self.inlines(node.content)
                return node if content is node.content else replace(node, content=content)
            case Footnote():
                blocks = self.blocks(node.blocks)
                return node if blocks is node.blocks else replace(node, blocks=blocks)
            case _:
                return node

    def ref(self, ref: Ref) -> Inline:
        """What takes a reference's place."""
        return ref

    def _table(self, table: Table) -> Table:
        rows = kept(table.rows, tuple(self._row(row) for row in table.rows))
        caption = self.inlines(table.caption)
        same = rows is table.rows and caption is table.caption
        return table if same else replace(table, rows=rows, caption=caption)

    def _row(self, row: Row) -> Row:
        cells = kept(row.cells, tuple(self._cell(cell) for cell in row.cells))
        return row if cells is row.cells else replace(row, cells=cells)

    def _cell(self, cell: Cell) -> Cell:
        blocks = self.blocks(cell.blocks)
        return cell if blocks is cell.blocks else replace(cell, blocks=blocks)


_T = TypeVar("_T")


def kept(old: tuple[_T, ...], new: tuple[_T, ...]) -> tuple[_T, ...]:
    """The old tuple where nothing in it was replaced."""
    return old if all(a is b for a, b in zip(old, new, strict=True)) else new
