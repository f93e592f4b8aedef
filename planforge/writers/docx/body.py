"""The main text: blocks as paragraphs and tables, streamed in order of reading."""

from collections.abc import Sequence

from planforge.document import (
    Block,
    Break,
    Contents,
    ContentsEntry,
    Figure,
    Form,
    FrontPage,
    Inline,
    Item,
    Orientation,
    PageKind,
    Paragraph,
    Role,
    Section,
    SectionKind,
    Strong,
    Table,
    form_table,
    plain,
)
from planforge.profiles import Layout
from planforge.writers.docx.contents import Listed, contents_mark, contents_xml
from planforge.writers.docx.direct import NONE, Direct
from planforge.writers.docx.inlines import Format, Inlines
from planforge.writers.docx.lists import BASE_NUM, Place
from planforge.writers.docx.pictures import Media
from planforge.writers.docx.red_head import above_mark, after_number
from planforge.writers.docx.running import LAST_PAGE
from planforge.writers.docx.sections import PageSections, front_spec
from planforge.writers.docx.setting import border
from planforge.writers.docx.static import Static
from planforge.writers.docx.tables import Tables, grid_places, table_width
from planforge.writers.docx.targets import Bookmarks, Survey

_END = '<w:p><w:pPr><w:pStyle w:val="PlanEnd"/></w:pPr></w:p>'
_MM = 72 / 25.4


class Body:
    """Writes the text of one document."""

    def __init__(
        self,
        layout: Layout,
        static: Static,
        survey: Survey,
        inlines: Inlines,
        media: Media,
        sections: PageSections,
        bookmarks: Bookmarks,
    ) -> None:
        self._layout = layout
        self._static = static
        self._ids = static.sheet.ids
        self._survey = survey
        self._inlines = inlines
        self._media = media
        self._sections = sections
        self._bookmarks = bookmarks
        self._tables = Tables(layout, self._cell)
        self._parts: list[str] = []
        self._meter = static.meter()
        self._listed: list[Listed] = []
        self._contents: list[tuple[int, Contents]] = []
        self._waiting: list[str] = []  # bookmarks for the next paragraph
        self._listing = False
        self._break = False
        self._cell_width = 0.0

    @property
    def pages(self) -> int:
        """The number of the last page, by our count."""
        return self._meter.page

    def front(self, pages: Sequence[FrontPage]) -> None:
        """The pages before the body."""
        for page in pages:
            spec = front_spec(self._layout, page)
            if spec.own_page:
                self._sections.front(page, spec)
                self._begin_counting()
            if page.kind is PageKind.RED_HEAD:
                self._red_head(page.blocks)
            else:
                self._blocks(page.blocks)
            if spec.own_page:
                self._end_section()
        self._sections.body()
        self._begin_counting()

    def body(self, blocks: Sequence[Block]) -> None:
        """The text itself, whose sections stand in the contents."""
        self._listing = True
        self._blocks(blocks)
        self._listing = False

    def finish(self, *, last_page: bool) -> str:
        """The content of the main part, with the contents filled in.

        Args:
            last_page: put the bookmark on the last page that the total of pages asks for.
        """
        if not self._parts or not self._parts[-1].endswith("</w:p>"):
            self._parts.append(_END)
        if last_page:
            mark = self._inlines.bookmarked(LAST_PAGE, "")
            self._parts[-1] = self._parts[-1].removesuffix("</w:p>") + mark + "</w:p>"
        for index, contents in self._contents:
            self._parts[index] = contents_xml(contents, self._listed, self._ids)
        return "".join((*self._parts, self._sections.properties()))

    def imprint(self, blocks: Sequence[Block]) -> None:
        """The 版记: a table at the foot of the last page, as wide as the text, a row a line."""
        if not blocks:
            return
        rules = self._layout.imprint_rules
        inner = rules.inner_mm * _MM
        sides = (
            ("top", rules.outer_mm * _MM),
            ("bottom", rules.outer_mm * _MM),
            ("insideH", inner),
        )
        borders = "".join(border(side, width, "000000") for side, width in sides)
        width = table_width(self._layout, wide=self._sections.look.wide)
        zero = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
        rows = "".join(
            f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" '
            f'w:type="dxa"/></w:tcPr>{self._cell(block, "", width / 20)[0]}</w:tc></w:tr>'
            for block in blocks
        )
        self._parts.append(
            '<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="margin" w:horzAnchor="margin" '
            'w:tblpXSpec="left" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
            f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{zero}</w:tblCellMar></w:tblPr>'
            f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl>'
        )
        self._parts.append(_END)

    def _blocks(self, blocks: Sequence[Block]) -> None:
        for index, block in enumerate(blocks):
            if type(block) is Paragraph:
                following = blocks[index + 1] if index + 1 < len(blocks) else None
                self._paragraph(block, following)
            else:
                self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._paragraph(block, None)
            case Section(kind=SectionKind.ANNEX):
                self._annex(block)
            case Section():
                self._section(block)
            case Item():
                self._item(block)
            case Table():
                self._table(block)
            case Form():
                self._table(form_table(block))
            case Figure():
                self._figure(block)
            case Contents():
                self._place_contents(block)
            case Break():
                self._turn_page(block)

    def _put(self, key: str, inner: str, look: Direct = NONE) -> int:
        """Write a paragraph whose runs were just made; returns the page it starts on."""
        self._parts.append(self._xml(key, inner, look))
        page = self._meter.paragraph(key, self._inlines.ems)
        self._inlines.ems = 0.0
        return page

    def _xml(self, key: str, inner: str, look: Direct) -> str:
        head = f'<w:p><w:pPr><w:pStyle w:val="{self._ids[key]}"/>'
        if self._waiting:
            for name in self._waiting:
                inner = self._inlines.bookmarked(name, inner)
            self._waiting.clear()
        if look is NONE and not self._break:
            return f"{head}</w:pPr>{inner}</w:p>"
        turn = "<w:pageBreakBefore/>" if self._break else ""
        self._break = False
        return (
            f"{head}{look.keep}{turn}{look.numbering}{look.border}{look.spacing}{look.align}"
            f"{look.mark}</w:pPr>{inner}</w:p>"
        )

    def _paragraph(self, block: Paragraph, following: Block | None) -> None:
        inner = self._runs(block.content, block.anchor)
        look = NONE
        if block.role is Role.SIGNER and self._layout.signature == "block":
            look = self._over_date(block, following)
        self._put(block.role.value, inner, look)

    def _runs(self, content: tuple[Inline, ...], anchor: str) -> str:
        inner = self._inlines.runs(content)
        return self._anchored(anchor, inner) if anchor else inner

    def _anchored(self, anchor: str, inner: str) -> str:
        target = self._survey.targets.get(anchor)
        return self._inlines.bookmarked(target.bookmark, inner) if target else inner

    def _over_date(self, signer: Paragraph, following: Block | None) -> Direct:
        """A signer centred over the date that follows (GB/T 9704-2012, 7.3.5.1)."""
        if not isinstance(following, Paragraph) or following.role is not Role.DATE:
            return NONE
        date = self._layout.style("date")
        longer = _ems(plain(following.content)) - _ems(plain(signer.content))
        right = max(0.0, date.right_chars + longer / 2)
        size = self._layout.style("signer").size_pt
        chars, twips = round(right * 100), round(right * size * 20)
        return Direct(
            spacing=f'<w:ind w:rightChars="{chars}" w:right="{twips}"/>',
            align='<w:jc w:val="right"/>',
        )

    def _section(self, block: Section) -> None:
        if not block.title:
            self._run_in(block, ())
            return
        depth = min(block.depth, 9)
        listed = self._listing and block.listed
        key = f"heading-{depth}" if listed else f"unlisted-{depth}"
        numbering, typed = self._numbered(block, self._ids[key])
        inner = self._inlines.runs(block.title)
        name = self._bookmark(block, listed=listed)
        inner = typed + (self._inlines.bookmarked(name, inner) if name else inner)
        page = self._put(key, inner, Direct(numbering=numbering) if numbering else NONE)
        if listed:
            self._list(block, block.label.gap if block.label else "", name, page)
        outer, self._listing = self._listing, listed
        self._blocks(block.blocks)
        self._listing = outer

    def _bookmark(self, block: Section, *, listed: bool) -> str:
        target = self._survey.targets.get(block.anchor)
        if target is not None:
            return target.bookmark
        return self._bookmarks.unnamed() if listed else ""

    def _list(self, block: Section, gap: str, bookmark: str, page: int) -> None:
        label = block.label.text if block.label else ""
        entry = ContentsEntry(label, gap, plain(block.title), block.depth, block.anchor)
        self._listed.append(Listed(entry, bookmark, page))

    def _numbered(self, block: Section | Item, style: str) -> tuple[str, str]:
        """The numbering of a labelled paragraph, and what of its label must be typed."""
        linked = self._static.linked.index(style) if style in self._static.linked else -1
        off = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>' if linked >= 0 else ""
        if block.label is None:
            return off, ""
        words = block.label.text + block.label.gap
        place = self._survey.place(block)
        if place is None:
            return off, self._inlines.text(words)
        self._inlines.ems += _ems(words)
        if place == Place(BASE_NUM, linked):
            return "", ""
        return (
            f'<w:numPr><w:ilvl w:val="{place.level}"/><w:numId w:val="{place.num}"/></w:numPr>'
        ), ""

    def _item(self, block: Item) -> None:
        if not block.content:
            self._run_in(block, block.content)
            return
        key = self._item_key(block)
        numbering, typed = self._numbered(block, "")
        content, start, mark = block.content, "", ""
        title = f"run-in-{min(block.depth, 9)}"
        if title in self._ids and isinstance(content[0], Strong):
            look = f'<w:rStyle w:val="{self._ids[title]}"/>'
            start = self._inlines.runs(content[0].content, Format(look))
            content, mark = content[1:], f"<w:rPr>{look}</w:rPr>"
        inner = start + self._inlines.runs(content)
        inner = typed + (self._anchored(block.anchor, inner) if block.anchor else inner)
        self._put(key, inner, Direct(numbering=numbering, mark=mark))
        self._blocks(block.blocks)

    def _item_key(self, block: Section | Item) -> str:
        key = f"item-{block.depth}"
        return key if key in self._ids else "item"

    def _run_in(self, block: Section | Item, content: tuple[Inline, ...]) -> None:
        """A number without words of its own: the first paragraph under it runs in."""
        blocks = block.blocks
        numbering, typed = self._numbered(block, "")
        if blocks and isinstance(blocks[0], Paragraph):
            first, blocks = blocks[0], blocks[1:]
            content = first.content
            self._waiting += self._names(first.anchor)
        inner = self._runs(content, block.anchor)
        self._put(self._item_key(block), typed + inner, Direct(numbering=numbering))
        self._blocks(blocks)

    def _names(self, anchor: str) -> list[str]:
        target = self._survey.targets.get(anchor)
        return [target.bookmark] if target else []

    def _annex(self, block: Section) -> None:
        """An annex: its label flush left, its title below, on a new page."""
        self._new_page()
        target = self._survey.targets.get(block.anchor)
        label = block.label.text if block.label else ""
        if label:
            inner = self._inlines.text(label)
            if target:
                inner = self._inlines.bookmarked(target.label_bookmark, inner)
            mark = contents_mark(label, "\u3000", plain(block.title)) if block.listed else ""
            self._put("annex-label", mark + inner)
        name = self._bookmark(block, listed=block.listed)
        inner = self._inlines.runs(block.title)
        if block.title:
            inner = self._inlines.bookmarked(name, inner) if name else inner
            page = self._put("annex-title", inner)
            if block.listed:
                self._list(block, "\u3000", name, page)
        outer, self._listing = self._listing, False
        self._blocks(block.blocks)
        self._listing = outer

    def _table(self, block: Table) -> None:
        self._waiting += self._names(block.anchor)
        if block.caption:
            self._put("caption", self._inlines.runs(block.caption))
        elif self._break or (self._parts and self._parts[-1].endswith("</w:tbl>")):
            self._parts.append(self._xml_end())
        if not block.columns or not block.rows:
            return
        width = table_width(self._layout, wide=self._sections.look.wide)
        if self._cell_width:
            width = round(self._cell_width * 20)
        head, widths = self._tables.open(block, width)
        parts = [head]
        for index, places in enumerate(grid_places(block)):
            self._waiting += self._names(block.rows[index].anchor)
            row, height = self._tables.row(block, index, places, widths)
            self._meter.block(height)
            parts.append(row)
        parts.append("</w:tbl>")
        self._parts.append("".join(parts))

    def _xml_end(self) -> str:
        """A paragraph of no height, for a break before a table or between two of them."""
        if not self._break:
            return _END
        self._break = False
        return _END.replace("</w:pPr>", "<w:pageBreakBefore/></w:pPr>")

    def _cell(self, block: Block, align: str, width: float) -> tuple[str, float]:
        """A block in a table cell, and its height in points."""
        if isinstance(block, Paragraph):
            inner = self._runs(block.content, block.anchor)
            key = block.role.value
            direct = align and block.role is Role.CELL
            look = Direct(align=f'<w:jc w:val="{align}"/>') if direct else NONE
            height = self._meter.cell(key, self._inlines.ems, width)
            self._inlines.ems = 0.0
            return self._xml(key, inner, look), height
        parts, meter, room = self._parts, self._meter, self._cell_width
        self._parts, self._meter, self._cell_width = [], self._static.meter(), width
        self._block(block)
        inner, height = "".join(self._parts), self._meter.y
        self._parts, self._meter, self._cell_width = parts, meter, room
        return inner, height

    def _figure(self, block: Figure) -> None:
        page = self._layout.page
        room = (page.text_width_mm, page.text_height_mm - 30)
        if self._sections.look.wide:
            room = (page.text_height_mm, page.text_width_mm - 30)
        if self._cell_width:
            room = (self._cell_width / _MM, room[1])
        picture = self._media.picture(
            block.data, block.media_type, block.alt, width_mm=block.width, room=room
        )
        if picture is None:
            self._put("cell", self._inlines.text(block.alt), Direct(align='<w:jc w:val="center"/>'))
        else:
            turn = "<w:pageBreakBefore/>" if self._break else ""
            self._break = False
            self._parts.append(
                f'<w:p><w:pPr><w:pStyle w:val="PlanFigure"/>{turn}</w:pPr>{picture.xml}</w:p>'
            )
            self._meter.block(picture.height_mm * _MM + 6)
        if block.caption:
            inner = self._inlines.runs(block.caption)
            self._put("caption", inner, Direct(keep='<w:keepNext w:val="0"/>'))

    def _place_contents(self, block: Contents) -> None:
        """Keep the place of the contents; page numbers are known at the end."""
        self._contents.append((len(self._parts), block))
        self._parts.append("")
        for entry in block.entries:
            words = f"{entry.label}{entry.gap}{entry.title}"
            self._meter.paragraph(f"contents-{min(entry.depth, 9)}", _ems(words) + 3)

    def _turn_page(self, block: Break) -> None:
        wide = block.orientation is Orientation.LANDSCAPE
        if block.orientation is None or wide is self._sections.look.wide:
            self._new_page()
            return
        self._end_section()
        self._sections.turn(wide=wide)
        self._meter.wide = wide

    def _new_page(self) -> None:
        """The next paragraph starts a page."""
        if self._parts:
            self._break = True
        self._meter.new_page()

    def _end_section(self) -> None:
        """Close the section in hand: its properties stand in its last paragraph.

        A contents field is made anew when Word updates it, so none of its paragraphs may
        carry them, and a table has none to give.
        """
        if not self._parts:
            return
        if not self._parts[-1].startswith("<w:p>") or "<w:sectPr>" in self._parts[-1]:
            self._parts.append(_END)
        properties = self._sections.properties()
        self._parts[-1] = self._parts[-1].replace("</w:pPr>", properties + "</w:pPr>", 1)
        self._break = False
        self._meter.new_page()

    def _begin_counting(self) -> None:
        if self._sections.look.numbered and not self._sections.counting:
            self._meter.start_counting()

    def _red_head(self, blocks: Sequence[Block]) -> None:
        """The red head: the mark at its distance, a red rule under the last paragraph."""
        for block in blocks:
            if not isinstance(block, Paragraph):
                self._block(block)
                continue
            inner = self._runs(block.content, block.anchor)
            look = NONE
            if block.role is Role.ISSUER_MARK:
                look = Direct(spacing=above_mark(self._layout, self._static.formats, self._meter.y))
            if block is blocks[-1]:
                look = after_number(self._layout, self._static.formats, block.role.value, look)
            self._put(block.role.value, inner, look)


def _ems(text: str) -> float:
    """Width of text in characters; Latin letters and digits are half as wide."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2
