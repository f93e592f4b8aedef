"""The text writer, whose order of reading is the one that all writers keep."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planforge.document import (
    Block,
    Break,
    Change,
    ChangeKind,
    Contents,
    Document,
    Figure,
    Footnote,
    Form,
    Inline,
    Item,
    LineBreak,
    Paragraph,
    Ref,
    Section,
    SectionKind,
    Table,
    Text,
    form_table,
    placed,
)
from planforge.profiles import Layout
from planforge.writers.base import Options, Output


def write_text(document: Document, layout: Layout, options: Options) -> Output:
    """The document as plain text: UTF-8, a line a paragraph, cells of a row set apart by tabs.

    Tabs, because a row pasted into a table sheet or into Word falls into its columns.
    """
    del layout, options
    return Output("".join(f"{line}\n" for line in document_lines(document)).encode())


def document_lines(document: Document) -> list[str]:
    """The lines of a numbered document in reading order: front matter, body, imprint, notes.

    A line has no trailing white space and is never empty. A footnote stands as ``[1]`` in its
    place, and its words in a line of their own at the end.
    """
    lines = _Lines()
    for page in document.front.pages:
        lines.blocks(page.blocks)
    lines.blocks(document.body)
    lines.blocks(document.imprint)
    return [line for line in (*lines.done, *lines.note_lines()) if line]


def block_lines(blocks: Iterable[Block]) -> list[str]:
    """The lines of some blocks of a document, without their footnotes' words."""
    lines = _Lines()
    lines.blocks(blocks)
    return [line for line in lines.done if line]


def plain_lines(content: Iterable[Inline]) -> list[str]:
    """The lines of inline content, with its footnotes' marks."""
    return _Lines().words(content).split("\n")


_CLOSES = "-]"
"""As long as what opens and closes a mark of any kind."""


class _Lines:
    """Gathers lines, and the footnotes met on the way."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._notes: list[Footnote] = []

    def note_lines(self) -> Iterator[str]:
        """The footnotes' words; a note inside a note follows in its turn."""
        for note in self._notes:
            inner = _Lines()
            inner.blocks(note.blocks)
            self._notes.extend(inner._notes)
            first, *more = inner.done or [""]
            yield f"[{note.number}] {first}".rstrip()
            yield from more

    def blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._add(self.words(block.content))
            case Section(kind=SectionKind.ANNEX):
                self._add(block.label.text if block.label else "")
                self._add(self.words(block.title))
                self.blocks(block.blocks)
            case Section():
                self._numbered(block, block.title)
            case Item():
                self._numbered(block, block.content)
            case Table() | Form():
                self._table(form_table(block) if isinstance(block, Form) else block)
            case Figure():
                for line in block.told:
                    self._add(line.replace("  ", "\u3000"))
                self._add(self.words(block.caption))
            case Contents():
                self.done.extend(f"{e.label}{e.gap}{e.title}".rstrip() for e in block.entries)
            case Break():
                pass

    def _numbered(self, block: Section | Item, own: tuple[Inline, ...]) -> None:
        """A number with its words; where it has none, the first paragraph under it runs in."""
        blocks = block.blocks
        label = block.label.text + block.label.gap if block.label else ""
        if label and block.mark_change is not None:
            own, label = (Text(label, change=block.mark_change), *own), ""
        if not own and blocks and isinstance(blocks[0], Paragraph):
            own, blocks = blocks[0].content, blocks[1:]
        self._add(label + self.words(own))
        self.blocks(blocks)

    def _table(self, table: Table) -> None:
        self._add(self.words(table.caption))
        for row in placed(table.rows):
            texts: list[str] = []
            for column, cell in row:
                texts += [""] * (column - len(texts))
                texts.append(self._cell(cell.blocks))
            self._add("\t".join(texts))

    def _cell(self, blocks: tuple[Block, ...]) -> str:
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self.words(blocks[0].content).replace("\n", " ")
        inner = _Lines()
        inner.blocks(blocks)
        self._notes.extend(inner._notes)
        return " ".join(line.replace("\t", " ") for line in inner.done if line)

    def _add(self, text: str) -> None:
        """Add the lines of one paragraph."""
        if "\n" in text:
            self.done.extend(line.rstrip() for line in text.split("\n"))
        else:
            self.done.append(text.rstrip())

    def _changed(self, node: Inline, change: Change) -> str:
        """What a revision did to a node: [-gone-] or {+new+}."""
        words = self.words((replace(node, change=None),))
        new = change.kind in (ChangeKind.INSERTED, ChangeKind.MOVED_TO)
        return (f"{{+{words}+}}" if new else f"[-{words}-]") if words else ""

    def words(self, content: Iterable[Inline]) -> str:
        """The characters of content; a line break gives a newline."""
        parts: list[str] = []
        before: Change | None = None
        for node in content:
            if node.change is not None:
                words = self._changed(node, node.change)
                if words and node.change == before:
                    words = parts.pop()[: -len(_CLOSES)] + words[len(_CLOSES) :]
                before = node.change if words else before
                parts.append(words)
                continue
            before = None
            match node:
                case Text() | Ref():
                    parts.append(node.text)
                case LineBreak():
                    parts.append("\n")
                case Footnote():
                    self._notes.append(node)
                    parts.append(f"[{node.number}]")
                case _:
                    parts.append(self.words(node.content))
        return "".join(parts)
