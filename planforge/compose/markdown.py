"""Markdown fields to blocks, by markdown-it-py."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from planforge.compose.text import REFERENCE, Resolve
from planforge.document import (
    Align,
    Block,
    Cell,
    Column,
    Inline,
    Item,
    LineBreak,
    Link,
    Paragraph,
    Role,
    Row,
    Section,
    Strong,
    Table,
    Text,
)
from planforge.findings import Path

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

Fit = Callable[[Table], Table]
"""Gives a table's columns their widths."""

_STRONG = re.compile(r"\*\*([^*\n]+)\*\*")


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def markdown_blocks(
    text: str, path: Path, depth: int, resolve: Resolve, fit: Fit = lambda table: table
) -> tuple[Block, ...]:
    """The blocks of a Markdown text; its headings and lists stand below ``depth``.

    Soft line breaks vanish between Chinese characters; HTML is text; references in square
    brackets become what ``resolve`` makes of them, and ``fit`` gives tables their columns' widths.
    """
    from markdown_it.tree import SyntaxTreeNode

    root = SyntaxTreeNode(_parser().parse(text))
    return _nest(_Reader(path, resolve, fit).blocks(root.children, depth + 1), depth)


def _nest(blocks: Sequence[Block], depth: int) -> tuple[Block, ...]:
    """Put what follows a heading into its section."""
    out: list[Block] = []
    stack: list[tuple[Section, list[Block]]] = []

    def close(limit: int) -> None:
        while stack and stack[-1][0].depth >= limit:
            section, inner = stack.pop()
            done = Section(section.depth, section.title, tuple(inner), origin=section.origin)
            (stack[-1][1] if stack else out).append(done)

    for block in blocks:
        if isinstance(block, Section):
            close(block.depth)
            stack.append((block, []))
        else:
            (stack[-1][1] if stack else out).append(block)
    close(depth)
    return tuple(out)


class _Reader:
    """Makes the blocks of one Markdown field."""

    def __init__(self, path: Path, resolve: Resolve, fit: Fit) -> None:
        self._path = path
        self._resolve = resolve
        self._fit = fit

    def blocks(self, nodes: Sequence["SyntaxTreeNode"], depth: int) -> list[Block]:
        out: list[Block] = []
        for node in nodes:
            match node.type:
                case "paragraph":
                    out.append(Paragraph(self._inline(node), origin=self._path))
                case "heading":
                    level = depth + int(node.tag[1:]) - 1
                    out.append(Section(level, self._inline(node), origin=self._path))
                case "bullet_list" | "ordered_list":
                    out.extend(self._item(child, depth) for child in node.children)
                case "blockquote":
                    out.extend(
                        Paragraph(self._inline(child), Role.QUOTE, origin=self._path)
                        for child in node.children
                        if child.type == "paragraph"
                    )
                case "fence" | "code_block":
                    lines = node.content.rstrip("\n").split("\n")
                    out.extend(
                        Paragraph((Text(s, self._path),), Role.CODE, origin=self._path)
                        for s in lines
                    )
                case "table":
                    out.append(self._table(node))
                case _:
                    pass
        return out

    def _item(self, node: "SyntaxTreeNode", depth: int) -> Item:
        blocks = self.blocks(node.children, depth + 1)
        if blocks and isinstance(blocks[0], Paragraph):
            return Item(depth, blocks[0].content, tuple(blocks[1:]), origin=self._path)
        return Item(depth, (), tuple(blocks), origin=self._path)

    def _table(self, node: "SyntaxTreeNode") -> Table:
        rows = [row for group in node.children for row in group.children]
        head = rows[0].children
        aligns = [_align(cell) for cell in head]
        columns = tuple(Column(1 / len(head), align) for align in aligns)
        made = tuple(
            Row(
                tuple(
                    Cell(
                        (
                            Paragraph(
                                self._inline(cell),
                                Role.CELL_HEADER if index == 0 else Role.CELL,
                                origin=self._path,
                            ),
                        ),
                        origin=self._path,
                    )
                    for cell in row.children
                ),
                origin=self._path,
            )
            for index, row in enumerate(rows)
        )
        return self._fit(Table(columns, made, origin=self._path))

    def _inline(self, node: "SyntaxTreeNode") -> tuple[Inline, ...]:
        inner = node.children[0] if node.children and node.children[0].type == "inline" else node
        return tuple(self._spans(inner.children))

    def _spans(self, nodes: Sequence["SyntaxTreeNode"]) -> list[Inline]:
        out: list[Inline] = []
        for index, node in enumerate(nodes):
            match node.type:
                case "text":
                    out.extend(self._text(node.content))
                case "softbreak":
                    before = nodes[index - 1].content if index else ""
                    after = nodes[index + 1].content if index + 1 < len(nodes) else ""
                    if not (_chinese(before[-1:]) or _chinese(after[:1])):
                        out.append(Text(" ", self._path))
                case "hardbreak":
                    out.append(LineBreak(self._path))
                case "strong" | "em":
                    out.append(Strong(tuple(self._spans(node.children)), self._path))
                case "link":
                    inner = tuple(self._spans(node.children))
                    out.append(Link(str(node.attrs.get("href", "")), inner, self._path))
                case "image":
                    out.append(Text(node.content, self._path))
                case _:
                    out.append(Text(node.content, self._path))
        return out

    def _text(self, content: str) -> list[Inline]:
        """Text, with the emphasis that CommonMark leaves literal beside Chinese marks."""
        out: list[Inline] = []
        for index, piece in enumerate(_STRONG.split(content)):
            if piece:
                inner = self._references(piece)
                out.extend([Strong(tuple(inner), self._path)] if index % 2 else inner)
        return out

    def _references(self, content: str) -> list[Inline]:
        out: list[Inline] = []
        for index, piece in enumerate(REFERENCE.split(content)):
            if index % 2:
                out.append(self._resolve(piece, self._path))
            elif piece:
                out.append(Text(piece, self._path))
        return out


def _align(cell: "SyntaxTreeNode") -> Align:
    style = str(cell.attrs.get("style", ""))
    return next((align for align in Align if align.value in style), Align.LEFT)


def _chinese(sign: str) -> bool:
    """A Chinese character or a full-width sign; nothing is none."""
    return "\u2e80" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"
