"""Blocks as a flat list of drawing orders for plan.typ.

Typst hashes what a function is given; a nested tree would be hashed again at each level, so the
tree is flattened here and Typst runs one loop. An order is a string (a paragraph in the style
around it) or a list whose first value names a branch of ``draw`` in plan.typ.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from planforge.document import (
    Block,
    Break,
    Contents,
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
    form_table,
    plain,
)
from planforge.writers.pdf.inlines import LONGEST, Inlines, Runs
from planforge.writers.pdf.look import MM, Json, space_before
from planforge.writers.pdf.pictures import Pictures
from planforge.writers.pdf.styles import Styles
from planforge.writers.pdf.tables import table_order
from planforge.writers.titles import title_lines

_NARROW_MM = 120.0
"""Paper narrower than this, a label or a phone, breaks lines as cells do."""

_WHOLE = 0.58
"""Chinese characters in the room of an ASCII character, on the safe side."""

_NO_BREAK_SPACE = "\u00a0"
_SHAPED = (Role.TITLE, Role.COVER_TITLE, Role.PAGE_TITLE)


@dataclass(slots=True)
class Sheet:
    """Pages of one orientation, with or without numbers."""

    landscape: bool = False
    numbered: bool = True
    orders: list[Json] = field(default_factory=list)


class Orders:
    """Turns blocks into orders on sheets.

    Attributes:
        sheets: what was drawn so far.
        inlines, pictures: what was met on the way.
    """

    def __init__(self, styles: Styles, made: Mapping[int, tuple[int, str]]) -> None:
        """Start with no sheet.

        Args:
            styles: those of the layout.
            made: depth and anchor of the listed sections that have no anchor of their own, by
                id() of the section, in the order of the contents.
        """
        self.sheets: list[Sheet] = []
        self.inlines = Inlines(styles)
        if styles.layout.page.text_width_mm < _NARROW_MM:
            self.inlines.whole = LONGEST * _WHOLE
        self.pictures = Pictures(styles)
        self._styles = styles
        self._made = made
        self._anchors: set[str] = set()
        self._out: list[Json] = []
        self._base = styles.role("body")
        self._nested = False
        self._fresh = True
        self._last: Block | None = None
        self._leads = False

    def start(self, *, landscape: bool = False, numbered: bool = True) -> None:
        """Begin a new sheet."""
        self.sheets.append(Sheet(landscape, numbered))
        self._out = self.sheets[-1].orders
        self._fresh = True

    def add(self, order: Json) -> None:
        """Add an order of one's own to the sheet."""
        self._out.append(order)
        self._fresh = False

    def finish(self) -> None:
        """Make references to places that are not in the document plain text."""
        self.inlines.settle(self._anchors)

    def inside(self, blocks: Iterable[Block], base: str, longest: int = LONGEST) -> list[Json]:
        """The orders of blocks within a box whose style is base.

        Args:
            blocks: what to draw.
            base: the style that plain strings have there.
            longest: ASCII characters that may stand together there without a break.
        """
        inlines = self.inlines
        kept = inlines.longest, inlines.whole
        inlines.longest, inlines.whole = min(longest, LONGEST), longest * _WHOLE
        with self._within(base) as orders:
            self.blocks(blocks)
        inlines.longest, inlines.whole = kept
        return orders

    @contextmanager
    def _within(self, base: str) -> Iterator[list[Json]]:
        kept = self._out, self._base, self._nested, self._fresh
        self._out, self._base, self._nested, self._fresh = [], base, True, False
        try:
            yield self._out
        finally:
            self._out, self._base, self._nested, self._fresh = kept

    def blocks(self, blocks: Iterable[Block], level: int = 0) -> None:
        """Add the orders of blocks; level is that of the section above in the outline."""
        waiting = list(blocks)
        at = 0
        while at < len(waiting):
            group = self._group(waiting, at)
            if len(group) > 1:
                self._together(group)
                at += len(group)
            else:
                following = waiting[at + 1] if at + 1 < len(waiting) else None
                self._leads = isinstance(following, Table | Form) and not self._nested
                self._block(waiting[at], level)
                self._last = waiting[at]
                at += 1

    def _group(self, blocks: list[Block], at: int) -> list[Paragraph]:
        """The paragraphs from ``at`` on that are drawn together: callouts, signers with a date."""
        group: list[Paragraph] = []
        for block in blocks[at:]:
            if not isinstance(block, Paragraph):
                break
            first = group[0].role if group else block.role
            if first is Role.SIGNER and block.role is Role.DATE:
                return [*group, block]
            if block.role is not first or first not in (Role.SIGNER, Role.CALLOUT):
                break
            group.append(block)
        boxed = len(group) > 1 and group[0].role is Role.CALLOUT and not self._nested
        return group if boxed else []

    def _together(self, group: list[Paragraph]) -> None:
        if group[0].role is Role.CALLOUT:
            name = self._style("callout")
            self.add(["box", name, self.inside(group, name)])
        elif self._styles.layout.signature == "block":
            self._signature(group)
        else:
            for paragraph in group:
                self._paragraph(paragraph)
                self._last = paragraph

    def _signature(self, group: list[Paragraph]) -> None:
        lines: list[Json] = []
        for paragraph in group:
            name = self._style(paragraph.role.value)
            if lines and paragraph.role is Role.SIGNER:
                name = self._following(name)
            self._mark(paragraph.anchor)
            lines.append([name, self._runs(paragraph.content, name, paragraph)])
        self.add(["signature", lines])

    def _block(self, block: Block, level: int) -> None:
        match block:
            case Paragraph():
                self._paragraph(block)
            case Section(kind=SectionKind.ANNEX):
                self._annex(block)
            case Section():
                self._section(block, level)
            case Item():
                self._item(block, level)
            case Table():
                self._table(block)
            case Form():
                self._table(form_table(block))
            case Figure():
                self._figure(block)
            case Break():
                self._break(block)
            case Contents():
                self._contents(block)

    def _paragraph(self, block: Paragraph, label: str = "", label_face: str = "") -> None:
        name = self._style(block.role.value)
        runs = self._runs(block.content, name, block)
        if block.role in _SHAPED:
            runs = self._shaped(runs, name)
        elif block.role is Role.ISSUER_MARK:
            name = self._fitting(name, plain(block.content))
        last = self._last
        if isinstance(last, Paragraph) and last.role is block.role:
            name = self._following(name)
        if self._leads and not label:
            name = self._styles.variant(name, "lead", keep_next=True)
        if label:
            first = self.inlines.label(label, name, label_face or name, block.origin)
            runs = [*first, *([runs] if isinstance(runs, str) else runs)]
        if block.role is Role.CODE:
            runs = _kept_spaces(runs)
        if block.role is Role.CALLOUT and not self._nested:
            self._mark(block.anchor)
            self.add(["box", name, [runs if isinstance(runs, str) else ["plain", runs]]])
            return
        self._text(name, runs, block.anchor)

    def _section(self, block: Section, level: int) -> None:
        label = block.label.text + block.label.gap if block.label else ""
        name = self._styles.depth("heading", block.depth)
        if not block.title:
            self._untitled(block, label, level)
            return
        self._open(name)
        runs = self._runs(block.title, name, block, label)
        self.add(["title", name, level + 1, runs, self._placed(self._anchor(block))])
        self.blocks(block.blocks, level + 1)

    def _untitled(self, block: Section | Item, label: str, level: int) -> None:
        """A number without a title: the first paragraph under it runs in."""
        first = block.blocks[0] if block.blocks else None
        face = self._styles.role("article-label") if isinstance(block, Section) else ""
        if face and "article-label" not in self._styles.layout.styles:
            face = self._styles.depth("heading", block.depth)
        if isinstance(first, Paragraph):
            self._mark(self._anchor(block))
            self._paragraph(first, label, face)
            self.blocks(block.blocks[1:], level)
            return
        if label:
            name = self._styles.role("body")
            self._text(name, self.inlines.runs((), name, block.origin, label), self._anchor(block))
        self.blocks(block.blocks, level)

    def _item(self, block: Item, level: int) -> None:
        label = block.label.text + block.label.gap if block.label else ""
        if not block.content and block.blocks:
            self._untitled(block, label, level)
            return
        depth = block.label.level + 1 if block.label and block.label.level >= 0 else block.depth
        name = self._styles.item(block.depth)
        self._open(name)
        first = block.content[0] if block.content else None
        if self._styles.layout.run_in_headings and isinstance(first, Strong):
            face = self._styles.depth("heading", depth)
            runs: Runs = [
                *self._list(
                    self.inlines.changed(
                        self.inlines.label(label, name, face, block.origin), block.mark_change
                    )
                ),
                ["face", face, self.inlines.runs(first.content, face, block.origin)],
                *self._list(self._runs(block.content[1:], name, block)),
            ]
        else:
            runs = self._runs(block.content, name, block, label)
        self._text(name, runs, self._anchor(block), opened=True)
        self.blocks(block.blocks, level)

    def _annex(self, block: Section) -> None:
        layout = self._styles.layout
        if not self._nested:
            self._break(Break())
        label = block.label.text if block.label else ""
        mark, name = self._style("annex-label"), self._style("annex-title")
        if layout.annex_title_line:
            lines = layout.annex_title_line - 2
            name = self._styles.variant(name, "annex", before_lines=lines, before_pt=0)
        words = self._shaped(self._runs(block.title, name, block), name)
        self._styles.note(mark, label, block.origin)
        bookmark = "\u3000".join(part for part in (label, plain(block.title)) if part)
        anchor = self._placed(self._anchor(block))
        self.add(["annex", mark, label, name, words, anchor, bookmark])
        self.blocks(block.blocks, 1)

    def _table(self, table: Table) -> None:
        self._caption(table.caption, table)
        self._mark(table.anchor)
        self.add(table_order(table, self._styles, self._placed, self.inside))

    def _figure(self, block: Figure) -> None:
        self.add(self.pictures.order(block))
        self._caption(block.caption, block)

    def _caption(self, content: tuple[Inline, ...], block: Table | Figure) -> None:
        if not content:
            return
        name = self._style("caption")
        if isinstance(block, Figure):
            name = self._styles.variant(name, "figure", keep_next=False)
        self._text(name, self._runs(content, name, block), "")

    def _break(self, block: Break) -> None:
        if self._nested:
            return
        sheet = self.sheets[-1]
        if block.orientation is not None:
            landscape = block.orientation is Orientation.LANDSCAPE
            if landscape != sheet.landscape:
                self.start(landscape=landscape, numbered=sheet.numbered)
                return
        if not self._fresh:
            self.add(["page"])
            self._fresh = True

    def _contents(self, block: Contents) -> None:
        lines: list[Json] = []
        made = (anchor for depth, anchor in self._made.values() if depth <= block.depth)
        for entry in block.entries:
            name = self._styles.depth("contents", entry.depth)
            words = f"{entry.label}{entry.gap}{entry.title}"
            runs = self.inlines.runs((), name, block.origin, words)
            lines.append([name, entry.anchor or next(made, ""), runs])
        self.add(["contents", lines])

    def _text(self, name: str, runs: Runs, anchor: str, *, opened: bool = False) -> None:
        if not opened:
            self._open(name)
        mark = self._placed(anchor)
        if not runs:
            self.add(["blank", name])
        elif mark or not self._styles.same(name, self._base):
            self.add(["text", name, runs, mark])
        else:
            self.add(runs if isinstance(runs, str) else ["plain", runs])

    def _style(self, role: str) -> str:
        return self._styles.role(role)

    def _open(self, name: str) -> None:
        """Space above the first paragraph of a page is kept, and a style may want a new page."""
        style = self._styles.get(name)
        if style.page_before:
            self._break(Break())
        if self._fresh and not self._nested and space_before(self._styles.layout, style):
            self.add(["start"])

    def _runs(
        self,
        content: Iterable[Inline],
        style: str,
        block: Paragraph | Section | Item | Table | Figure,
        label: str = "",
    ) -> Runs:
        mark = block.mark_change if label and isinstance(block, Section | Item) else None
        if mark is not None:
            own = self.inlines.changed(self.inlines.runs((), style, block.origin, label), mark)
            return [*self._list(own), *self._list(self.inlines.runs(content, style, block.origin))]
        runs = self.inlines.runs(content, style, block.origin, label)
        return self.inlines.changed(runs, block.change)

    def _shaped(self, runs: Runs, name: str) -> Runs:
        """A title of plain words, its lines broken where the sense does."""
        style = self._styles.get(name)
        if not isinstance(runs, str) or style.align != "center":
            return runs
        width = self._styles.layout.page.text_width_mm * MM
        out: list[Json] = []
        for line in title_lines(runs, width / (style.size_pt + style.tracking_pt)):
            out += [0, line] if out else [line]
        return out if len(out) > 1 else runs

    def _following(self, name: str) -> str:
        """The style of a paragraph behind another of its role."""
        if not self._styles.get(name).contextual:
            return name
        return self._styles.variant(name, "following", before_pt=0, before_lines=0)

    def _fitting(self, name: str, text: str) -> str:
        """The style of an issuer's mark, small enough for the mark to stand on one line."""
        style = self._styles.get(name)
        width = self._styles.layout.page.text_width_mm * MM
        size = width / max(1, len(text)) - style.tracking_pt
        if size >= style.size_pt:
            return name
        return self._styles.variant(name, "fitting", size_pt=size)

    def _list(self, runs: Runs) -> list[Json]:
        return ([runs] if runs else []) if isinstance(runs, str) else runs

    def _anchor(self, block: Section | Item) -> str:
        return block.anchor or self._made.get(id(block), (0, ""))[1]

    def _mark(self, anchor: str) -> None:
        """Set an anchor between paragraphs."""
        if self._placed(anchor):
            self._out.append(["mark", anchor])

    def _placed(self, anchor: str) -> str:
        """The anchor if it is to be set, being the first of its name; else nothing."""
        if not anchor or anchor in self._anchors:
            return ""
        self._anchors.add(anchor)
        return anchor


def _kept_spaces(runs: Runs) -> Runs:
    if isinstance(runs, str):
        return runs.replace(" ", _NO_BREAK_SPACE)
    return [run.replace(" ", _NO_BREAK_SPACE) if isinstance(run, str) else run for run in runs]


def unanchored(blocks: Iterable[Block]) -> Iterator[Section]:
    """Listed sections without an anchor, in the order in which the contents list them."""
    for block in blocks:
        if isinstance(block, Section) and block.listed:
            if block.title and not block.anchor:
                yield block
            if block.kind is not SectionKind.ANNEX:
                yield from unanchored(block.blocks)
