"""References in texts: resolved to nodes, and settled once the document is there."""

from dataclasses import replace
from typing import TypeVar

from planforge.compose.index import Index, Resolved
from planforge.compose.paths import Paths
from planforge.document import (
    Block,
    Cell,
    Document,
    Inline,
    Item,
    Paragraph,
    Ref,
    Row,
    Section,
    Strong,
    Table,
    Text,
    blocks_of,
)
from planforge.findings import Finding, Path, Severity
from planforge.schema import Plan


class References:
    """Resolves the references of one plan and keeps what is wrong with them."""

    def __init__(self, plan: Plan, paths: Paths) -> None:
        self.findings: list[Finding] = []
        self._plan = plan
        self._paths = paths
        self._index: Index | None = None
        self._refs = 0
        self._aliases: dict[str, str] = {}

    def node(self, reference: str, path: Path) -> Ref | Text:
        """The node of a reference; one that names nothing stays text, with a finding."""
        if self._index is None:
            self._index = Index(self._plan, self._paths)
        found = self._index.resolve(reference)
        if isinstance(found, Resolved):
            self._refs += 1
            return Ref(
                found.anchor, words=found.words or "", named=found.words is not None, origin=path
            )
        self.findings.append(
            Finding(
                "PF301",
                "dangling-reference",
                Severity.ERROR,
                found,
                "改成已有的标识或名称；只有写了标识的条目和唯一的名称可以引用。",
                path,
            )
        )
        return Text(f"[[{reference}]]", path)

    def alias(self, anchor: str, printed: str) -> None:
        """What would stand at an anchor is printed under another: a part without its own title."""
        self._aliases[anchor] = printed

    def settle(self, document: Document) -> Document:
        """The document where references to what is not printed are plain words."""
        if not self._refs:
            return document
        anchors = {
            block.anchor
            for block in blocks_of(document)
            if isinstance(block, Section | Item | Paragraph | Table)
        }
        anchors |= {
            row.anchor
            for block in blocks_of(document)
            if isinstance(block, Table)
            for row in block.rows
        }
        return replace(document, body=self._blocks(document.body, anchors))

    def _blocks(self, blocks: tuple[Block, ...], anchors: set[str]) -> tuple[Block, ...]:
        return _kept(blocks, tuple(self._block(block, anchors) for block in blocks))

    def _block(self, block: Block, anchors: set[str]) -> Block:
        match block:
            case Paragraph():
                content = self._inlines(block.content, anchors)
                return block if content is block.content else replace(block, content=content)
            case Section():
                title = self._inlines(block.title, anchors)
                inner = self._blocks(block.blocks, anchors)
                same = title is block.title and inner is block.blocks
                return block if same else replace(block, title=title, blocks=inner)
            case Item():
                content = self._inlines(block.content, anchors)
                inner = self._blocks(block.blocks, anchors)
                same = content is block.content and inner is block.blocks
                return block if same else replace(block, content=content, blocks=inner)
            case Table():
                rows = _kept(block.rows, tuple(self._row(row, anchors) for row in block.rows))
                return block if rows is block.rows else replace(block, rows=rows)
            case _:
                return block

    def _row(self, row: Row, anchors: set[str]) -> Row:
        cells = _kept(row.cells, tuple(self._cell(cell, anchors) for cell in row.cells))
        return row if cells is row.cells else replace(row, cells=cells)

    def _cell(self, cell: Cell, anchors: set[str]) -> Cell:
        inner = self._blocks(cell.blocks, anchors)
        return cell if inner is cell.blocks else replace(cell, blocks=inner)

    def _inlines(self, content: tuple[Inline, ...], anchors: set[str]) -> tuple[Inline, ...]:
        return _kept(content, tuple(self._inline(node, anchors) for node in content))

    def _inline(self, node: Inline, anchors: set[str]) -> Inline:
        if isinstance(node, Strong):
            inner = self._inlines(node.content, anchors)
            return node if inner is node.content else replace(node, content=inner)
        if not isinstance(node, Ref):
            return node
        target = node.target
        while target not in anchors and target in self._aliases:
            target = self._aliases[target]
        if target in anchors:
            return node if target == node.target else replace(node, target=target)
        if node.named:
            return Text(node.words, node.origin)
        self.findings.append(
            Finding(
                "PF306",
                "reference-not-printed",
                Severity.ERROR,
                f"引用指向的“{node.target}”没有出现在输出的文件里。",
                "检查大纲是否包含它，或改为引用别处。",
                node.origin,
            )
        )
        return Text(node.target, node.origin)


_T = TypeVar("_T")


def _kept(old: tuple[_T, ...], new: tuple[_T, ...]) -> tuple[_T, ...]:
    """The old tuple where nothing in it was replaced."""
    return old if all(a is b for a, b in zip(old, new, strict=True)) else new
