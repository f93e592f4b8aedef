"""Which paragraph of a Word file became what: found by their words, which an import keeps."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from planforge.document import (
    Block,
    Document,
    Form,
    Item,
    Paragraph,
    Role,
    Section,
    SectionKind,
    Strong,
    Table,
    form_table,
    plain,
)
from planforge.importer.docx.model import Spot, WordBlock, WordFile, WordParagraph, WordTable

_DEEPEST = 9
_TITLES = frozenset((Role.TITLE.value, Role.COVER_TITLE.value, Role.PAGE_TITLE.value))
_HEAD = 20
"""Paragraphs among which a title may stand in several lines."""

_SHORTEST = 4
_LONGER = 2.5
"""How much longer a line may be than the title it quotes: 关于印发《…》的通知."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph of a file, and the role it has in the plan made from it.

    Attributes:
        spot: the paragraph.
        role: as the Word writer calls it: body, heading-1, item-2, cell, …
        title: characters of its run-in title with the typed label before it, spaces left out;
            0 for none.
        depth: of the run-in title's label, from 1.
    """

    spot: Spot
    role: str
    title: int = 0
    depth: int = 0


class _Line(NamedTuple):
    """A paragraph that a writer would set."""

    label: str
    words: str
    role: str
    title: int = 0
    depth: int = 0
    cell: bool = False


def roles_of(document: Document, word: WordFile) -> tuple[Placed, ...]:
    """The roles of a file's paragraphs.

    Args:
        document: made from the plan that was imported from the file; numbered.
        word: the file.
    """
    lines = _Known(_lines(document))
    found: list[Placed] = []
    for index, (paragraph, cell) in enumerate(_paragraphs(word.blocks)):
        if paragraph.contents:
            found.append(Placed(paragraph.spot, _contents_role(paragraph)))
            continue
        typed = _bare(plain(paragraph.content))
        label = _bare(paragraph.label.text) if paragraph.label else ""
        line = lines.find(label + typed, typed, cell=cell) or lines.title(typed, index)
        if line is not None:
            shown = line.title
            if shown and not label:
                shown += len(_bare(line.label))
            found.append(Placed(paragraph.spot, line.role, shown, line.depth))
    return tuple(found)


def _contents_role(paragraph: WordParagraph) -> str:
    kind, _, depth = paragraph.style.rpartition(" ")
    if kind == "toc" and depth.isdigit() and 1 <= int(depth) <= _DEEPEST:
        return f"contents-{int(depth)}"
    first = not any(sign.isdigit() for sign in plain(paragraph.content))
    return "contents-title" if first else "contents-1"


class _Known:
    """Lines of the document by their words."""

    def __init__(self, lines: Iterable[_Line]) -> None:
        self._whole: dict[str, list[_Line]] = {}
        self._words: dict[str, list[_Line]] = {}
        self._titles: list[_Line] = []
        for line in lines:
            words = _bare(line.words)
            self._whole.setdefault(_bare(line.label) + words, []).append(line)
            self._words.setdefault(words, []).append(line)
            if line.role in _TITLES:
                self._titles.append(line)

    def find(self, whole: str, words: str, *, cell: bool) -> _Line | None:
        """The line with these words, its label included or not; that of most where they differ."""
        if not words:
            return None
        for known, key in ((self._whole, whole), (self._words, words)):
            lines = [line for line in known.get(key, ()) if line.cell is cell]
            if lines:
                return Counter(lines).most_common(1)[0][0]
        return None

    def title(self, words: str, index: int) -> _Line | None:
        """The title of which these are a part, or the other way round, near the start."""
        if index >= _HEAD or len(words) < _SHORTEST:
            return None
        for line in self._titles:
            title = _bare(line.words)
            if words in title or (title in words and len(words) <= _LONGER * len(title)):
                return line
        return None


def _bare(text: str) -> str:
    return "".join(text.split())


def _paragraphs(
    blocks: Sequence[WordBlock], *, cell: bool = False
) -> Iterator[tuple[WordParagraph, bool]]:
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block, cell
        elif isinstance(block, WordTable):
            for row in block.rows:
                for one in row.cells:
                    yield from _paragraphs(one.blocks, cell=True)


def _lines(document: Document) -> Iterator[_Line]:
    for page in document.front.pages:
        yield from _of_blocks(page.blocks, listing=False)
    yield from _of_blocks(document.body, listing=True)
    yield from _of_blocks(document.imprint, listing=False)


def _of_blocks(blocks: Sequence[Block], *, listing: bool) -> Iterator[_Line]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _Line("", plain(block.content), block.role.value)
            case Section(kind=SectionKind.ANNEX):
                yield from _of_annex(block)
            case Section():
                yield from _of_section(block, listing=listing)
            case Item():
                yield from _of_item(block, listing=listing)
            case Table():
                yield from _of_table(block)
            case Form():
                yield from _of_table(form_table(block))
            case _:
                pass


def _of_annex(block: Section) -> Iterator[_Line]:
    if block.label is not None:
        yield _Line("", block.label.text, "annex-label")
    yield _Line("", plain(block.title), "annex-title")
    yield from _of_blocks(block.blocks, listing=False)


def _of_section(block: Section, *, listing: bool) -> Iterator[_Line]:
    listed = listing and block.listed
    if not block.title:
        yield from _of_untitled(block, listing=listing)
        return
    label = block.label.text if block.label is not None else ""
    kind = "heading" if listed else "unlisted"
    yield _Line(label, plain(block.title), f"{kind}-{min(block.depth, _DEEPEST)}")
    yield from _of_blocks(block.blocks, listing=listed)


def _of_item(block: Item, *, listing: bool) -> Iterator[_Line]:
    if not block.content:
        yield from _of_untitled(block, listing=listing)
        return
    label = block.label.text if block.label is not None else ""
    level = block.label.level if block.label is not None else -1
    first = block.content[0]
    title = len(_bare(plain(first.content))) if isinstance(first, Strong) else 0
    depth = min(level + 1 if level >= 0 else block.depth, _DEEPEST) if title else 0
    role = f"item-{min(block.depth, _DEEPEST)}"
    yield _Line(label, plain(block.content), role, title, depth)
    yield from _of_blocks(block.blocks, listing=listing)


def _of_untitled(block: Section | Item, *, listing: bool) -> Iterator[_Line]:
    """A number whose first paragraph runs in."""
    label = block.label.text if block.label is not None else ""
    blocks = block.blocks
    if blocks and isinstance(blocks[0], Paragraph):
        yield _Line(label, plain(blocks[0].content), blocks[0].role.value)
        blocks = blocks[1:]
    yield from _of_blocks(blocks, listing=listing)


def _of_table(table: Table) -> Iterator[_Line]:
    if table.caption:
        yield _Line("", plain(table.caption), "caption")
    for row in table.rows:
        for cell in row.cells:
            for line in _of_blocks(cell.blocks, listing=False):
                yield line._replace(cell=True)
