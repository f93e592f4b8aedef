"""The second pass: references, contents and footnote numbers, once every label is known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from planforge.document import (
    Block,
    CommentAnchor,
    Contents,
    ContentsEntry,
    Document,
    Figure,
    Footnote,
    Form,
    FrontMatter,
    Inline,
    Item,
    Label,
    Link,
    Paragraph,
    Ref,
    Section,
    Strong,
    Table,
    Text,
)
from planforge.numbering.pending import Pending


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference can point at.

    Attributes:
        label: its number, or None.
        words: its title; empty where it has none.
        annex: it is an annex.
        chapter: the number of the chapter it stands in, as printed; empty for a chapter.
    """

    label: Label | None
    words: str
    annex: bool = False
    chapter: str = ""


def fill(
    document: Document,
    pending: Pending,
    targets: Callable[[Document], Mapping[str, Target]],
    entries: tuple[ContentsEntry, ...],
) -> Document:
    """The document with references, contents and footnote numbers filled in where they wait."""
    known = targets(document) if pending.refers else {}
    filler = _Filler(known, pending, entries, full_path=document.scheme.full_path)
    return replace(
        document,
        front=FrontMatter(
            tuple(replace(p, blocks=filler.blocks(p.blocks)) for p in document.front.pages),
            document.front.origin,
            document.front.change,
        ),
        body=filler.body(document.body),
        imprint=filler.blocks(document.imprint),
    )


_T = TypeVar("_T")


class _Filler:
    """Visits only what waits, and rebuilds only what changes."""

    def __init__(
        self,
        targets: Mapping[str, Target],
        pending: Pending,
        entries: tuple[ContentsEntry, ...],
        *,
        full_path: bool,
    ) -> None:
        self._targets = targets
        self._pending = pending
        self._entries = entries
        self._full_path = full_path
        self._footnotes = 0
        self._chapter = ""

    def body(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks of the body: references know which chapter they stand in."""
        made: list[Block] = []
        for block in blocks:
            label = block.label if isinstance(block, Section) else None
            self._chapter = label.text if label else ""
            made.append(self._block(block) if block in self._pending else block)
        self._chapter = ""
        return _same(blocks, tuple(made))

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        made = (self._block(block) if block in self._pending else block for block in blocks)
        return _same(blocks, tuple(made))

    def _block(self, block: Block) -> Block:
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
            case Contents():
                entries = tuple(e for e in self._entries if e.depth <= block.depth)
                return replace(block, entries=entries)
            case _:
                return block

    def _table(self, table: Table) -> Table:
        rows = []
        for row in table.rows:
            cells = []
            for cell in row.cells:
                blocks = self.blocks(cell.blocks)
                cells.append(cell if blocks is cell.blocks else replace(cell, blocks=blocks))
            kept = _same(row.cells, tuple(cells))
            rows.append(row if kept is row.cells else replace(row, cells=kept))
        kept_rows = _same(table.rows, tuple(rows))
        caption = self.inlines(table.caption)
        if kept_rows is table.rows and caption is table.caption:
            return table
        return replace(table, rows=kept_rows, caption=caption)

    def inlines(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        for node in content:
            if type(node) is not Text:
                break
        else:
            return content
        return _same(content, tuple(self._inline(node) for node in content))

    def _inline(self, node: Inline) -> Inline:
        match node:
            case Ref():
                return self._ref(node)
            case Strong() | Link() | CommentAnchor():
                content = self.inlines(node.content)
                return node if content is node.content else replace(node, content=content)
            case Footnote():
                self._footnotes += 1
                mine = self._footnotes
                return replace(node, number=mine, blocks=self.blocks(node.blocks))
            case _:
                return node

    def _ref(self, ref: Ref) -> Ref:
        target = self._targets.get(ref.target)
        if ref.named or target is None:
            return ref
        label = target.label.text if target.label else ""
        alone = target.annex or (self._full_path and label) or not target.words
        if alone and label:
            return replace(ref, label=label.rstrip("、.．"), words="", before="", after="")
        gap = target.label.gap if target.label else ""
        elsewhere = target.chapter if target.chapter != self._chapter else ""
        before = f"“{elsewhere}"
        return replace(ref, label=label + gap, words=target.words, before=before, after="”")


def _same(old: tuple[_T, ...], new: tuple[_T, ...]) -> tuple[_T, ...]:
    """The old tuple where nothing in it was replaced."""
    return old if all(a is b for a, b in zip(old, new, strict=True)) else new
