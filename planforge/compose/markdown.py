"""Markdown fields to blocks, by markdown-it-py."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

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

_STRONG = re.compile(r"\*\*([^*\n]+)\*\*")
_CHINESE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]")


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def markdown_blocks(text: str, path: Path, depth: int) -> tuple[Block, ...]:
    """The blocks of a Markdown text; its headings and lists stand below ``depth``.

    Soft line breaks vanish between Chinese characters; HTML is text.
    """
    from markdown_it.tree import SyntaxTreeNode

    root = SyntaxTreeNode(_parser().parse(text))
    return _nest(_blocks(root.children, path, depth + 1), depth)


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


def _blocks(nodes: Sequence["SyntaxTreeNode"], path: Path, depth: int) -> list[Block]:
    out: list[Block] = []
    for node in nodes:
        match node.type:
            case "paragraph":
                out.append(Paragraph(_inline(node, path), origin=path))
            case "heading":
                level = depth + int(node.tag[1:]) - 1
                out.append(Section(level, _inline(node, path), origin=path))
            case "bullet_list" | "ordered_list":
                out.extend(_item(child, path, depth) for child in node.children)
            case "blockquote":
                out.extend(
                    Paragraph(_inline(child, path), Role.QUOTE, origin=path)
                    for child in node.children
                    if child.type == "paragraph"
                )
            case "fence" | "code_block":
                lines = node.content.rstrip("\n").split("\n")
                out.extend(Paragraph((Text(s, path),), Role.CODE, origin=path) for s in lines)
            case "table":
                out.append(_table(node, path))
            case _:
                pass
    return out


def _item(node: "SyntaxTreeNode", path: Path, depth: int) -> Item:
    blocks = _blocks(node.children, path, depth + 1)
    if blocks and isinstance(blocks[0], Paragraph):
        return Item(depth, blocks[0].content, tuple(blocks[1:]), origin=path)
    return Item(depth, (), tuple(blocks), origin=path)


def _table(node: "SyntaxTreeNode", path: Path) -> Table:
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
                            _inline(cell, path),
                            Role.CELL_HEADER if index == 0 else Role.CELL,
                            origin=path,
                        ),
                    ),
                    origin=path,
                )
                for cell in row.children
            ),
            origin=path,
        )
        for index, row in enumerate(rows)
    )
    return Table(columns, made, origin=path)


def _align(cell: "SyntaxTreeNode") -> Align:
    style = str(cell.attrs.get("style", ""))
    return next((align for align in Align if align.value in style), Align.LEFT)


def _inline(node: "SyntaxTreeNode", path: Path) -> tuple[Inline, ...]:
    inner = node.children[0] if node.children and node.children[0].type == "inline" else node
    return tuple(_spans(inner.children, path))


def _spans(nodes: Sequence["SyntaxTreeNode"], path: Path) -> list[Inline]:
    out: list[Inline] = []
    for index, node in enumerate(nodes):
        match node.type:
            case "text":
                out.extend(_text(node.content, path))
            case "softbreak":
                before = nodes[index - 1].content if index else ""
                after = nodes[index + 1].content if index + 1 < len(nodes) else ""
                if not (_CHINESE.match(before[-1:]) or _CHINESE.match(after[:1])):
                    out.append(Text(" ", path))
            case "hardbreak":
                out.append(LineBreak(path))
            case "strong" | "em":
                out.append(Strong(tuple(_spans(node.children, path)), path))
            case "link":
                inner = tuple(_spans(node.children, path))
                out.append(Link(str(node.attrs.get("href", "")), inner, path))
            case "image":
                out.append(Text(node.content, path))
            case _:
                out.append(Text(node.content, path))
    return out


def _text(content: str, path: Path) -> list[Inline]:
    """Text, with the emphasis that CommonMark leaves literal beside Chinese marks."""
    out: list[Inline] = []
    for index, piece in enumerate(_STRONG.split(content)):
        if piece:
            text = Text(piece, path)
            out.append(Strong((text,), path) if index % 2 else text)
    return out
