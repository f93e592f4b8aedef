"""The main text: sections, items and paragraphs, streamed in order of reading."""

from collections.abc import Sequence

from planforge.document import (
    Block,
    Break,
    Contents,
    ContentsEntry,
    Document,
    Figure,
    Form,
    FrontPage,
    Inline,
    Item,
    Orientation,
    Paragraph,
    Role,
    Section,
    SectionKind,
    Strong,
    Table,
    Text,
    form_table,
    plain,
)
from planforge.findings import Finding
from planforge.profiles import Layout
from planforge.writers.docx.contents import Listed, contents_mark, contents_xml
from planforge.writers.docx.direct import KEPT, NONE, Direct
from planforge.writers.docx.flow import Flow
from planforge.writers.docx.front import FrontLook
from planforge.writers.docx.inlines import PLAIN, Format
from planforge.writers.docx.meter import ems_of
from planforge.writers.docx.objects import Objects
from planforge.writers.docx.pictures import Media
from planforge.writers.docx.sections import front_spec
from planforge.writers.docx.targets import Bookmarks, Survey
from planforge.writers.titles import title_lines

_SHAPED = frozenset({Role.TITLE, Role.COVER_TITLE, Role.PAGE_TITLE})
_DEEPEST = 9
_OFF = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'


class Body:
    """Writes the text of one document."""

    def __init__(
        self, layout: Layout, flow: Flow, survey: Survey, media: Media, bookmarks: Bookmarks
    ) -> None:
        self._layout = layout
        self._flow = flow
        self._inlines = flow.inlines
        self._static = flow.static
        self._ids = flow.static.sheet.ids
        self._survey = survey
        self._bookmarks = bookmarks
        self._objects = Objects(layout, flow, survey, media, self._block)
        self._listed: list[Listed] = []
        self._contents: list[tuple[int, Contents]] = []
        self._listing = False
        self._item_keys = {
            depth: f"item-{depth}"
            for depth in range(1, _DEEPEST + 1)
            if f"item-{depth}" in self._ids
        }
        self._faces: dict[int, tuple[Format, str]] = {}
        self._looks: dict[tuple[str, str, str], Direct] = {}

    def write(self, document: Document) -> None:
        """The whole document: pages before the body, the body, the imprint, the contents."""
        for page in document.front.pages:
            self._front(page)
        self._flow.sections.body()
        self._flow.begin_counting()
        self._listing = True
        self._blocks(document.body)
        self._listing = False
        if document.imprint and self._flow.sections.look.wide:
            self._flow.turn(wide=False)
        self._objects.imprint(document.imprint)
        for place, contents in self._contents:
            self._flow.fill(place, contents_xml(contents, self._listed, self._ids))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What could not be shown as it is."""
        return tuple(self._objects.findings)

    def _front(self, page: FrontPage) -> None:
        spec = front_spec(self._layout, page)
        if spec.own_page:
            self._flow.sections.front(spec)
            self._flow.begin_counting()
        look = FrontLook(self._layout, self._static.formats, self._flow.meter, page)
        for index, block in enumerate(page.blocks):
            if isinstance(block, Paragraph):
                self._paragraph(block, _after(page.blocks, index), look.of(block))
            else:
                self._block(block)
        if spec.own_page:
            self._flow.end_section()

    def _blocks(self, blocks: Sequence[Block]) -> None:
        for index, block in enumerate(blocks):
            if type(block) is Paragraph:
                following = _after(blocks, index)
                leads = isinstance(following, Table | Form)
                self._paragraph(block, following, KEPT if leads else NONE)
            else:
                self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Item():
                self._item(block)
            case Paragraph():
                self._paragraph(block, None)
            case Section(kind=SectionKind.ANNEX):
                self._annex(block)
            case Section():
                self._section(block)
            case Table():
                self._objects.table(block)
            case Form():
                self._objects.table(form_table(block))
            case Figure():
                self._objects.figure(block)
            case Contents():
                self._place_contents(block)
            case Break():
                self._turn(block)

    def _turn(self, block: Break) -> None:
        if block.orientation is None:
            self._flow.new_page()
        else:
            self._flow.turn(wide=block.orientation is Orientation.LANDSCAPE)

    def _paragraph(self, block: Paragraph, following: Block | None, direct: Direct = NONE) -> None:
        role = block.role
        key = "body" if role is Role.BODY else role.value
        if role is Role.SIGNER and direct is NONE and self._layout.signature == "block":
            direct = self._over_date(block, following)
        if key == "body":
            inner = self._inlines.runs(block.content)
        elif role in _SHAPED:
            inner = self._shaped(key, block.content)
        elif role is Role.ISSUER_MARK:
            inner = self._fitted(block)
        else:
            inner = self._inlines.runs(block.content)
        self._flow.put(key, self._anchored(block.anchor, inner), direct)

    def _anchored(self, anchor: str, inner: str) -> str:
        name = self._survey.bookmark(anchor)
        return self._inlines.bookmarked(name, inner) if name else inner

    def _shaped(self, key: str, content: tuple[Inline, ...]) -> str:
        """A centred title of plain words, broken where the sense does."""
        style = self._static.sheet.styles[key]
        if style.align == "center" and all(type(node) is Text for node in content):
            room = self._flow.meter.width / (style.size_pt + style.tracking_pt)
            lines = title_lines(plain(content), room)
            if len(lines) > 1:
                inner = self._inlines.text("\n".join(lines))
                self._inlines.ems = int(room) * len(lines)
                return inner
        return self._inlines.runs(content)

    def _fitted(self, block: Paragraph) -> str:
        """The issuer's mark, small enough to stand on one line."""
        style = self._layout.style(block.role.value)
        words = plain(block.content)
        size = int(2 * (self._flow.meter.width / max(1.0, ems_of(words)) - style.tracking_pt))
        if size >= round(style.size_pt * 2):
            return self._inlines.runs(block.content)
        small = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        return self._inlines.runs(block.content, Format(tail=small))

    def _over_date(self, signer: Paragraph, following: Block | None) -> Direct:
        """A signer centred over the date that follows (GB/T 9704-2012, 7.3.5.1)."""
        if not isinstance(following, Paragraph) or following.role is not Role.DATE:
            return NONE
        date, size = self._layout.style("date"), self._layout.style("signer").size_pt
        longer = ems_of(plain(following.content)) - ems_of(plain(signer.content))
        right = max(0.0, date.right_chars + longer / 2)
        chars, twips = round(right * 100), round(right * size * 20)
        return Direct(
            spacing=f'<w:ind w:rightChars="{chars}" w:right="{twips}"/>',
            align='<w:jc w:val="right"/>',
        )

    def _section(self, block: Section) -> None:
        if not block.title:
            self._untitled(block)
            return
        listed = self._listing and block.listed
        key = f"{'heading' if listed else 'unlisted'}-{min(block.depth, _DEEPEST)}"
        numbering, typed = self._numbered(block, self._ids[key])
        inner = self._inlines.runs(block.title)
        name = self._bookmark(block, listed=listed)
        inner = typed + (self._inlines.bookmarked(name, inner) if name else inner)
        page = self._flow.put(key, inner, self._in_list(key, numbering))
        if listed:
            self._list(block, block.label.gap if block.label else "", name, page)
        outer, self._listing = self._listing, listed
        self._blocks(block.blocks)
        self._listing = outer

    def _bookmark(self, block: Section, *, listed: bool) -> str:
        name = self._survey.bookmark(block.anchor)
        return name or (self._bookmarks.unnamed() if listed else "")

    def _list(self, block: Section, gap: str, bookmark: str, page: int) -> None:
        label = block.label.text if block.label else ""
        entry = ContentsEntry(label, gap, plain(block.title), block.depth, block.anchor)
        self._listed.append(Listed(entry, bookmark, page))

    def _numbered(self, block: Section | Item, style: str, form: Format = PLAIN) -> tuple[str, str]:
        """The numbering of a labelled paragraph, and the runs of a label that must be typed."""
        linked = self._static.places.get(style)
        off = _OFF if linked else ""
        if block.label is None:
            return off, ""
        place = self._survey.place(block)
        if place is None:
            return off, self._inlines.text(block.label.text + block.label.gap, form)
        self._inlines.ems += len(block.label.text)
        if place == linked:
            return "", ""
        num, level = place
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>', ""

    def _in_list(self, key: str, numbering: str, mark: str = "") -> Direct:
        """A list paragraph; LibreOffice drops the style's indent unless it is said again."""
        if not numbering and not mark:
            return NONE
        known = self._looks.get((key, numbering, mark))
        if known is None:
            said = self._static.sheet.indent(key) or '<w:ind w:firstLine="0"/>'
            spacing = said if numbering else ""
            known = Direct(numbering=numbering, spacing=spacing, mark=mark)
            self._looks[key, numbering, mark] = known
        return known

    def _item(self, block: Item) -> None:
        if not block.content and block.blocks:
            self._untitled(block)
            return
        key = self._item_keys.get(block.depth, "item")
        content = block.content
        first = content[0] if content else None
        if isinstance(first, Strong) and self._layout.run_in_headings:
            form, mark = self._face(block)
            numbering, typed = self._numbered(block, "", form)
            inner = self._inlines.runs(first.content, form) + self._inlines.runs(content[1:])
        else:
            mark = ""
            numbering, typed = self._numbered(block, "")
            inner = self._inlines.runs(content)
        if block.anchor:
            inner = self._anchored(block.anchor, inner)
        self._flow.put(key, typed + inner, self._in_list(key, numbering, mark))
        if block.blocks:
            self._blocks(block.blocks)

    def _face(self, block: Item) -> tuple[Format, str]:
        """The look of a run-in title, that of a heading of the label's depth, and of its mark."""
        level = block.label.level if block.label else -1
        depth = min(level + 1 if level >= 0 else block.depth, _DEEPEST)
        known = self._faces.get(depth)
        if known is None:
            form = Format(f'<w:rStyle w:val="{self._ids[f"run-in-{depth}"]}"/>')
            known = self._faces[depth] = (form, f"<w:rPr>{form.head}</w:rPr>")
        return known

    def _untitled(self, block: Section | Item) -> None:
        """A number without words of its own: the first paragraph under it runs in."""
        key, blocks = "body", block.blocks
        form = PLAIN
        if isinstance(block, Section) and "article-label" in self._ids:
            form = Format(f'<w:rStyle w:val="{self._ids["article-label"]}"/>')
        numbering, typed = self._numbered(block, "", form)
        inner = ""
        if blocks and isinstance(blocks[0], Paragraph):
            first, blocks = blocks[0], blocks[1:]
            key = first.role.value
            inner = self._anchored(first.anchor, self._inlines.runs(first.content))
        inner = typed + self._anchored(block.anchor, inner)
        if numbering or typed or inner:
            mark = f"<w:rPr>{form.head}</w:rPr>" if form.head else ""
            self._flow.put(key, inner, self._in_list(key, numbering, mark))
        self._blocks(blocks)

    def _annex(self, block: Section) -> None:
        """An annex: its label flush left, its title below, on a new page."""
        self._flow.new_page()
        target = self._survey.targets.get(block.anchor)
        label = block.label.text if block.label else ""
        if label:
            inner = self._inlines.text(label)
            if target:
                inner = self._inlines.bookmarked(target.label_bookmark, inner)
            if block.listed and block.title:
                inner = contents_mark(label, "\u3000", plain(block.title)) + inner
            self._flow.put("annex-label", inner)
        name = self._bookmark(block, listed=block.listed)
        if block.title:
            inner = self._shaped("annex-title", block.title)
            inner = self._inlines.bookmarked(name, inner) if name else inner
            page = self._flow.put("annex-title", inner)
            if block.listed:
                self._list(block, "\u3000", name, page)
        outer, self._listing = self._listing, False
        self._blocks(block.blocks)
        self._listing = outer

    def _place_contents(self, block: Contents) -> None:
        """Keep the place of the contents; page numbers are known at the end."""
        self._contents.append((self._flow.keep_place(), block))
        for entry in block.entries:
            words = f"{entry.label}{entry.gap}{entry.title}"
            key = f"contents-{min(entry.depth, _DEEPEST)}"
            self._flow.meter.paragraph(key, ems_of(words) + 3)


def _after(blocks: Sequence[Block], index: int) -> Block | None:
    return blocks[index + 1] if index + 1 < len(blocks) else None
