"""Blocks as HTML; tables stand in ``table``."""

import base64
from collections.abc import Iterable, Iterator
from itertools import count

from planforge.document import (
    Block,
    Break,
    Contents,
    ContentsEntry,
    Document,
    Figure,
    Form,
    Inline,
    Item,
    Orientation,
    Paragraph,
    Role,
    Section,
    SectionKind,
    Strong,
    Table,
    blocks_of,
    plain,
)
from planforge.findings import Path
from planforge.writers.html.inline import Inlines, Setting, changed
from planforge.writers.html.markup import attribute, element_id, escape
from planforge.writers.html.table import table_html

_TAGS = {
    Role.PAGE_TITLE: "h2",
    Role.CONTENTS_TITLE: "h2",
    Role.QUOTE: "blockquote",
    Role.CODE: "pre",
}


class Outline:
    """Ids of the sections, and the entries that lead to them.

    A section without an anchor is called by its place among the sections.
    """

    def __init__(self, document: Document) -> None:
        self._ids: dict[int, str] = {}
        number = count(1)
        for block in blocks_of(document):
            if isinstance(block, Section):
                name = element_id(block.anchor) if block.anchor else f"section-{next(number)}"
                self._ids[id(block)] = name
        self.entries = tuple(self._entries(document.body))

    def id_of(self, section: Section) -> str:
        """The id of a section's element."""
        return self._ids[id(section)]

    def linked(self, contents: Contents) -> Iterator[tuple[ContentsEntry, str]]:
        """The entries of a contents list with the ids they lead to, empty where unknown.

        Both follow the order of the document; an entry is looked for from the last one found.
        """
        mine = iter(self.entries)
        for entry in contents.entries:
            found = next((name for own, name in mine if own == entry), None)
            if found is None:
                mine = iter(self.entries)
                found = element_id(entry.anchor)
            yield entry, found

    def _entries(self, blocks: tuple[Block, ...]) -> Iterator[tuple[ContentsEntry, str]]:
        for block in blocks:
            if not isinstance(block, Section) or not block.listed:
                continue
            annex = block.kind is SectionKind.ANNEX
            label = block.label.text if block.label else ""
            gap = "\u3000" if annex else block.label.gap if block.label else ""
            if block.title:
                entry = ContentsEntry(label, gap, plain(block.title), block.depth, block.anchor)
                yield entry, self.id_of(block)
            if not annex:
                yield from self._entries(block.blocks)


class Blocks:
    """Renders blocks; the footnotes met are in ``inlines.notes``."""

    def __init__(self, document: Document, setting: Setting, outline: Outline) -> None:
        self.setting = setting
        self.inlines = Inlines(setting)
        self._outline = outline
        self._landscape = False
        self._main_title = any(
            isinstance(block, Paragraph) and block.role is Role.TITLE for block in document.body
        )

    def render(self, blocks: Iterable[Block], level: int = 2, *, wide: bool = False) -> str:
        """HTML of blocks.

        Args:
            blocks: siblings.
            level: the heading level of a section among them, from 2.
            wide: they stand in an element that already lies landscape.
        """
        out: list[str] = []
        opened = False
        for block in blocks:
            if self._landscape is not (opened != wide):
                out.append("</div>" if opened else f'<div class="{self._lying()}">')
                opened = not opened
            out.append(changed(self._block(block, level, self._landscape), block.change))
        if opened:
            out.append("</div>")
        return "".join(out)

    def _lying(self) -> str:
        return "landscape" if self._landscape else "portrait"

    def _block(self, block: Block, level: int, wide: bool) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Section():
                return self._section(block, level, wide)
            case Item():
                lead, blocks = self._lead(block, block.content)
                under = self.render(blocks, level, wide=wide) if blocks else ""
                return f'{lead}<div class="under">{under}</div>' if under else lead
            case Table() | Form():
                return table_html(block, self)
            case Figure():
                return self._figure(block)
            case Contents():
                return self._contents(block)
            case Break():
                return self._break(block)

    def _break(self, block: Break) -> str:
        """A break; what turns the paper is a page of its own kind, and breaks by that."""
        landscape = block.orientation is Orientation.LANDSCAPE
        if block.orientation is None or landscape is self._landscape:
            return '<div class="page-break"></div>'
        self._landscape = landscape
        return ""

    def _paragraph(self, block: Paragraph) -> str:
        tag = _TAGS.get(block.role, "p")
        if block.role is (Role.TITLE if self._main_title else Role.COVER_TITLE):
            tag = "h1"
        if block.role is Role.ISSUER_MARK:
            inner = self.inlines.render(block.content, block.origin)
            fit = self.inlines.fitted(block.content, block.role.value)
        else:
            inner, fit = self.inlines.title(block.content, block.origin, block.role.value), ""
        if block.role is Role.CODE:
            inner = inner.replace("<br>", "\n")
        name = f' id="{attribute(element_id(block.anchor))}"' if block.anchor else ""
        origin = self.setting.origin(block.origin)
        return f'<{tag} class="{block.role.value}"{fit}{name}{origin}>{inner}</{tag}>\n'

    def _section(self, block: Section, level: int, wide: bool) -> str:
        annex = block.kind is SectionKind.ANNEX
        name = attribute(self._outline.id_of(block))
        origin = self.setting.origin(block.origin)
        if annex:
            head, blocks = self._annex_head(block, level), block.blocks
        elif block.title:
            head, blocks = self._heading(block, level), block.blocks
        else:
            head, blocks = self._lead(block, ())
        inner = self.render(blocks, level + 1, wide=wide)
        kind = "annex" if annex else f"depth-{block.depth}"
        return f'<section id="{name}" class="{kind}"{origin}>\n{head}{inner}</section>\n'

    def _heading(self, block: Section, level: int) -> str:
        label, gap = self._label(block), block.label.gap if block.label else ""
        title = self.inlines.render(block.title, block.origin)
        spoken = f"{block.label.text}{gap}" if block.label else ""
        return self._titled(block, level, f"heading-{min(block.depth, 6)}", spoken, label + title)

    def _annex_head(self, block: Section, level: int) -> str:
        title = self.inlines.title(block.title, block.origin, "annex-title")
        spoken = f"{block.label.text}\u3000" if block.label else ""
        head = self._titled(block, level, "annex-title", spoken, title)
        return f'<hgroup><p class="annex-label">{self._label(block)}</p>\n{head}</hgroup>\n'

    def _titled(self, block: Section, level: int, name: str, spoken: str, inner: str) -> str:
        """A heading; WeasyPrint takes the words of the PDF's outline from ``data-title``."""
        tag = f"h{min(level, 6)}"
        title = attribute(spoken + plain(block.title).replace("\n", " "))
        told = f' data-title="{title}"' if self.setting.paged else ""
        return f'<{tag} class="{name}"{told}>{inner}</{tag}>\n'

    def _label(self, block: Section | Item) -> str:
        label = block.label
        if label is None:
            return ""
        words = self.setting.words(label.text)
        article = isinstance(block, Section) and not block.title
        name = "label article-label" if article else "label"
        if not words:
            return label.gap
        return changed(f'<span class="{name}">{words}</span>', block.mark_change) + label.gap

    def _lead(
        self, block: Section | Item, own: tuple[Inline, ...]
    ) -> tuple[str, tuple[Block, ...]]:
        """The numbered paragraph, and what is left under it.

        Where the number has no words of its own, the first paragraph under it runs in.
        """
        blocks, origin, anchor = block.blocks, block.origin, block.anchor
        if not own and blocks and isinstance(blocks[0], Paragraph):
            first, blocks = blocks[0], blocks[1:]
            own, origin, anchor = first.content, first.origin, anchor or first.anchor
        named = isinstance(block, Item) and anchor
        name = f' id="{attribute(element_id(anchor))}"' if named else ""
        inner = self._run_in(block, own, origin)
        told = self.setting.origin(origin)
        return f'<p class="item-{min(block.depth, 6)}"{name}{told}>{inner}</p>\n', blocks

    def _run_in(self, block: Section | Item, own: tuple[Inline, ...], origin: Path) -> str:
        """Label and words; a layout may set the label and a Strong start as a heading."""
        label = self._label(block)
        if not own or not isinstance(own[0], Strong):
            return label + self.inlines.render(own, origin)
        start = label + self.inlines.render(own[:1], origin)
        rest = self.inlines.render(own[1:], origin)
        return f'<span class="run-in-{min(block.depth, 6)}">{start}</span>{rest}'

    def _figure(self, block: Figure) -> str:
        if block.drawn:
            return self._drawn(block)
        data = base64.b64encode(block.data).decode()
        caption = self.inlines.render(block.caption, block.origin)
        under = f'<figcaption class="caption">{caption}</figcaption>' if caption else ""
        return (
            f"<figure{self.setting.origin(block.origin)}>"
            f'<img src="data:{attribute(block.media_type)};base64,{data}" '
            f'alt="{attribute(block.alt)}" style="width:{block.width:g}mm">{under}</figure>\n'
        )

    def _drawn(self, block: Figure) -> str:
        """A drawing of our own, in the page itself: its words can be searched and copied."""
        caption = self.inlines.render(block.caption, block.origin)
        under = f'<figcaption class="caption">{caption}</figcaption>' if caption else ""
        shown = block.data.decode()
        return (
            f'<figure class="drawn"{self.setting.origin(block.origin)}>\n{shown}{under}</figure>\n'
        )

    def _contents(self, block: Contents) -> str:
        lines = []
        for entry, name in self._outline.linked(block):
            label = f'<span class="label">{escape(entry.label)}</span>' if entry.label else ""
            inner = f"{label}{entry.gap}{self.setting.words(entry.title)}"
            if name:
                inner = f'<a href="#{attribute(name)}">{inner}</a>'
            lines.append(f'<p class="contents-{min(entry.depth, 6)}">{inner}</p>\n')
        return f'<nav class="contents-list" aria-label="目录">{"".join(lines)}</nav>\n'
