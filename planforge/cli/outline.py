"""The outline of a document as lines."""

from collections.abc import Iterable, Iterator

from planforge.document import Block, Document, Item, Section, SectionKind, plain


def outline(document: Document, depth: int) -> Iterator[str]:
    """A line for each section and annex with its label, two blanks for each level."""
    yield from _lines(document.body, 0, depth)


def _lines(blocks: Iterable[Block], level: int, depth: int) -> Iterator[str]:
    if level >= depth:
        return
    for block in blocks:
        if isinstance(block, Section) and block.title:
            yield f"{'  ' * level}{_label(block)}{plain(block.title)}"
            yield from _lines(block.blocks, level + 1, depth)
        elif isinstance(block, Section | Item):
            yield from _lines(block.blocks, level, depth)


def _label(section: Section) -> str:
    """The label with its gap; an annex's, which stands on a line of its own, with a space."""
    if section.label is None:
        return ""
    gap = "\u3000" if section.kind is SectionKind.ANNEX else section.label.gap
    return f"{section.label.text}{gap}"
