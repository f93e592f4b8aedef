"""The Markdown writer: GitHub's tables and footnotes, all else plain CommonMark.

Numbers stand as text, so a reader that renumbers lists cannot change them.
"""

import base64
import re
from collections.abc import Iterable
from dataclasses import replace

from planforge.document import (
    Align,
    Block,
    Break,
    Cell,
    Contents,
    Document,
    Figure,
    Footnote,
    Form,
    Inline,
    Item,
    Paragraph,
    Role,
    Section,
    SectionKind,
    Table,
    Text,
    form_table,
)
from planforge.profiles import Layout
from planforge.writers.base import Options, Output
from planforge.writers.html import bare_table
from planforge.writers.html.markup import attribute
from planforge.writers.markdown_inline import MarkdownInlines, escape, guarded
from planforge.writers.text import plain_lines

_HEADINGS = {
    Role.TITLE: "#",
    Role.COVER_TITLE: "#",
    Role.PAGE_TITLE: "##",
    Role.CONTENTS_TITLE: "##",
}
_QUOTED = (Role.QUOTE, Role.CALLOUT)
_RULES = {Align.LEFT: "---", Align.CENTER: ":---:", Align.RIGHT: "---:"}
_BITMAPS = ("image/png", "image/jpeg", "image/gif", "image/webp")
"""What readers of Markdown show from a data: address."""


def write_markdown(document: Document, layout: Layout, options: Options) -> Output:
    """The document as Markdown, UTF-8. Pictures stand at its end, as data: addresses."""
    del layout, options
    writer = _Markdown()
    for page in document.front.pages:
        writer.blocks(page.blocks)
    writer.blocks(document.body)
    writer.blocks(document.imprint)
    writer.ending()
    return Output(("\n\n".join(writer.chunks) + "\n").encode())


class _Markdown:
    """Gathers the chunks that blank lines set apart."""

    def __init__(self) -> None:
        self.chunks: list[str] = []
        self._inlines = MarkdownInlines()
        self._pictures: list[str] = []
        self._bare_notes: list[Footnote] = []

    def blocks(self, blocks: Iterable[Block], level: int = 2) -> None:
        """Add blocks; level is that of the headings among them."""
        for block in blocks:
            self._block(block, level)

    def ending(self) -> None:
        """Add the notes and the pictures.

        The comment keeps a reader without footnotes from taking a note for a link's definition.
        """
        for note in self._inlines.notes:  # a note within a note joins the list as it is written
            self._add(f"[^{note.number}]: <!---->{self._note(note)}")
        for note in self._bare_notes:
            self._add(rf"\[{note.number}\] {self._note(note)}")
        self.chunks.extend(self._pictures)

    def _note(self, note: Footnote) -> str:
        return "\\\n".join(
            self._inlines.paragraph(block.content)
            for block in note.blocks
            if isinstance(block, Paragraph)
        )

    def _add(self, chunk: str) -> None:
        if chunk:
            self.chunks.append(chunk)

    def _block(self, block: Block, level: int) -> None:
        match block:
            case Paragraph():
                self._paragraph(block)
            case Section() | Item():
                self._numbered(block, level)
            case Table() | Form():
                self._table(form_table(block) if isinstance(block, Form) else block)
            case Figure():
                self._figure(block)
            case Contents():
                self._contents(block)
            case Break():
                pass

    def _paragraph(self, block: Paragraph) -> None:
        if block.role in _HEADINGS:
            self._heading(_HEADINGS[block.role], block.content, "")
        elif block.role is Role.CODE:
            self._code(block)
        else:
            text = self._inlines.paragraph(block.content)
            quoted = block.role in _QUOTED and text
            self._add("> " + text.replace("\n", "\n> ") if quoted else text)

    def _code(self, block: Paragraph) -> None:
        text = "\n".join(plain_lines(block.content))
        longest = max((len(run) for run in re.findall("`+", text)), default=0)
        fence = "`" * max(3, longest + 1)
        self._add(f"{fence}\n{text}\n{fence}" if text else "")

    def _heading(self, marks: str, content: tuple[Inline, ...], before: str) -> None:
        text = self._inlines.line(content, before)
        # Number signs at a heading's end would close it.
        text = re.sub(r"(?<!\\)#$", r"\\#", text)
        self._add(f"{marks} {text}" if text else "")

    def _numbered(self, block: Section | Item, level: int) -> None:
        label = block.label.text + block.label.gap if block.label else ""
        blocks = block.blocks
        if isinstance(block, Section) and (block.title or block.kind is SectionKind.ANNEX):
            gap = "\u3000" if block.kind is SectionKind.ANNEX and block.title else ""
            title, before = block.title, label + gap
            if block.mark_change is not None:
                title, before = (Text(before, change=block.mark_change), *title), ""
            self._heading("#" * min(level, 6), title, before)
        else:
            own = block.content if isinstance(block, Item) else ()
            if not own and blocks and isinstance(blocks[0], Paragraph):
                own, blocks = blocks[0].content, blocks[1:]
            if block.mark_change is not None:
                own, label = (Text(label, change=block.mark_change), *own), ""
            self._add(self._inlines.paragraph(own, label))
        self.blocks(blocks, level + isinstance(block, Section))

    def _contents(self, block: Contents) -> None:
        lines: list[str] = []
        level = -1
        for entry in block.entries:
            level = min(entry.depth - 1, level + 1)
            text = guarded(escape(f"{entry.label}{entry.gap}{entry.title}".replace("\n", " ")))
            lines.append(f"{'  ' * level}- {text}")
        self._add("\n".join(lines))

    def _figure(self, block: Figure) -> None:
        if block.drawn:
            self._add("\n".join(_listed(line) for line in block.told))
            self._add(self._inlines.paragraph(block.caption))
            return
        address = f"data:{block.media_type};base64,{base64.b64encode(block.data).decode()}"
        if block.media_type in _BITMAPS:
            name = f"figure-{len(self._pictures) + 1}"
            self._pictures.append(f"[{name}]: {address}")
            self._add(f"![{escape(block.alt, linked=True)}][{name}]")
        else:
            self._add(f'<img alt="{attribute(block.alt)}" src="{attribute(address)}">')
        self._add(self._inlines.paragraph(block.caption))

    def _table(self, table: Table) -> None:
        """A table of pipes; one that such a table cannot hold is written as HTML."""
        self._add(self._inlines.paragraph(table.caption))
        cells = [cell for row in table.rows for cell in row.cells]
        if table.header_rows > 1 or not all(_simple(cell) for cell in cells):
            html, notes = bare_table(replace(table, caption=(), anchor=""))
            self._bare_notes.extend(notes)
            self._add(html)
            return
        head = [self._cell(cell) for row in table.rows[: table.header_rows] for cell in row.cells]
        rows = [head or [""] * len(table.columns), [_RULES[c.align] for c in table.columns]]
        rows += [
            [self._cell(cell) for cell in row.cells] for row in table.rows[table.header_rows :]
        ]
        self._add("\n".join(f"| {' | '.join(row)} |" for row in rows) if table.rows else "")

    def _cell(self, cell: Cell) -> str:
        first = cell.blocks[0] if cell.blocks else None
        return self._inlines.line(first.content) if isinstance(first, Paragraph) else ""


def _listed(line: str) -> str:
    """A line of what a figure says as an item of a list."""
    words = line.lstrip()
    return f"{line[: len(line) - len(words)]}- {guarded(escape(words))}"


def _simple(cell: Cell) -> bool:
    """Whether a cell of a pipe table can hold what this one holds."""
    return (
        cell.colspan == cell.rowspan == 1
        and len(cell.blocks) <= 1
        and all(isinstance(block, Paragraph) for block in cell.blocks)
    )
