"""The second pass: references, contents and footnote numbers, once every label is known."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from planforge.document import (
    Block,
    Contents,
    ContentsEntry,
    Document,
    Footnote,
    FrontMatter,
    Inline,
    Label,
    Ref,
    Rewriter,
    Section,
    kept,
)
from planforge.document.quick import quick
from planforge.numbering.pending import Pending


@quick
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


class _Filler(Rewriter):
    """Visits only what waits."""

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
            made.append(self.block(block))
        self._chapter = ""
        return kept(blocks, tuple(made))

    def block(self, block: Block) -> Block:
        """A block with what waits in it filled in; contents with their entries."""
        if block not in self._pending:
            return block
        if isinstance(block, Contents):
            entries = tuple(e for e in self._entries if e.depth <= block.depth)
            return replace(block, entries=entries)
        return super().block(block)

    def inline(self, node: Inline) -> Inline:
        """An inline node with what waits in it filled in; footnotes in reading order."""
        if isinstance(node, Footnote):
            self._footnotes += 1
            mine = self._footnotes
            return replace(node, number=mine, blocks=self.blocks(node.blocks))
        return super().inline(node)

    def ref(self, ref: Ref) -> Ref:
        """The reference with its number and words; a named thing has its own."""
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
