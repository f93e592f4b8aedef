"""Paragraphs, tables and what hangs on them, in order of reading."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from planforge.document import Text
from planforge.errors import LoadError
from planforge.importer.docx.content import content_of, words_of
from planforge.importer.docx.looks import Looks
from planforge.importer.docx.losses import Loss, Losses
from planforge.importer.docx.model import Spot, WordBlock, WordParagraph
from planforge.importer.docx.names import R, W, child, value
from planforge.importer.docx.paragraphs import Facts, Paragraphs
from planforge.importer.docx.pictures import (
    Gallery,
    Kind,
    Shape,
    diagram_part,
    diagram_words,
    shapes,
)
from planforge.importer.docx.pieces import Surroundings
from planforge.importer.docx.revisions import Story
from planforge.importer.docx.runs import Inlines
from planforge.importer.docx.sections import starts_page
from planforge.importer.docx.stories import Stories
from planforge.importer.docx.tables import read_table

DEEPEST = 30
"""Tables and text boxes within one another."""


@dataclass(slots=True)
class Sheet:
    """What all stories of a file's body share.

    Attributes:
        stories: opens parts.
        story: the body.
        around: what its runs share.
        looks: how things look.
        losses: where losses are told.
        gallery: the pictures.
        boxes: reads the properties of paragraphs in text boxes.
        sections: the ``w:sectPr`` of the body, in order.
        number: of the last paragraph.
    """

    stories: Stories
    story: Story
    around: Surroundings
    looks: Looks
    losses: Losses
    gallery: Gallery
    boxes: Paragraphs
    sections: list[Element] = field(default_factory=list)
    number: int = 0


@dataclass(slots=True)
class Blocks:
    """Reads the blocks of one story: the body, or a text box.

    Attributes:
        sheet: what it shares with the other stories.
        paragraphs: reads properties and counts labels.
        box: it is a text box.
        depth: tables and text boxes around.
    """

    sheet: Sheet
    paragraphs: Paragraphs
    box: bool = False
    depth: int = 0
    _inlines: Inlines = field(init=False)
    _bookmarks: list[str] = field(default_factory=list)
    _contents: int = 0
    _new_page: bool = False
    _section: int = 0

    def __post_init__(self) -> None:
        self._inlines = Inlines(self.sheet.around)

    def read(self, parent: Element) -> list[WordBlock]:
        """The blocks in an element: the body, a cell, a text box."""
        found: list[WordBlock] = []
        self._into(parent, found)
        return found

    def cell(self, element: Element) -> tuple[WordBlock, ...]:
        """The blocks of a ``w:tc``."""
        return tuple(self.read(element))

    def mark(self, element: Element) -> None:
        """Something between blocks that marks a place: a bookmark or a comment."""
        if element.tag == W + "bookmarkStart":
            self._bookmarks.append(value(element, "name") or "")
        elif element.tag == W + "commentRangeStart":
            self._inlines.waiting.append(element)
        elif element.tag == W + "commentRangeEnd":
            self._inlines.remark_end(element)

    def _into(self, parent: Element, found: list[WordBlock]) -> None:
        for element in parent:
            handler = _BLOCKS.get(element.tag)
            if handler is not None:
                handler(self, element, found)
            elif len(element) and element.tag not in _PROPERTIES:
                self._into(element, found)

    def paragraph(self, element: Element, found: list[WordBlock]) -> None:
        """A ``w:p``, and the shapes anchored in it; one that only holds a page break is none."""
        inlines, facts = self._inlines, self.paragraphs.facts(element)
        number = self.sheet.number + 1
        inlines.begin(number, facts.style)
        inlines.read(element)
        graphics = inlines.graphics
        bookmarks = [*self._bookmarks, *inlines.bookmarks]
        new_page = self._new_page or inlines.breaks
        shown = bool(inlines.pieces or graphics)
        kept = shown or inlines.hidden or facts.place is not None or facts.section is not None
        if inlines.breaks and not kept:
            self._bookmarks, self._new_page = bookmarks, True
            return
        self.sheet.number = number
        self._bookmarks = []
        self._new_page = inlines.take_last_break()
        hidden = bool(inlines.hidden) and not words_of(inlines.pieces).strip() and not graphics
        if inlines.hidden and not hidden:
            self.sheet.losses.add(Loss.HIDDEN, words_of(inlines.hidden), number)
        label = self.paragraphs.label(facts, shown)
        found.append(
            WordParagraph(
                number,
                Spot(self.sheet.story.part, self.sheet.story.paragraphs[element]),
                content_of(inlines.hidden if hidden else inlines.pieces),
                label,
                facts.style.name,
                facts.outline,
                self.sheet.looks.paragraph(
                    facts.style,
                    facts.properties,
                    self.paragraphs.indents(facts),
                    inlines.weights,
                    new_page,
                ),
                tuple(dict.fromkeys(filter(None, bookmarks))),
                self._is_contents(facts),
                self.box,
                hidden,
            )
        )
        if facts.section is not None and not self.box:
            self._section += 1
            self._new_page |= starts_page(self.sheet.sections, self._section)
        spot = Spot(self.sheet.story.part, self.sheet.story.paragraphs[element])
        for graphic in graphics:
            self._graphic(graphic, number, spot, found)

    def _is_contents(self, facts: Facts) -> bool:
        name = facts.style.name
        styled = name.startswith("toc ") and (name[4:].isdecimal() or name == "toc heading")
        return styled or self._contents > 0 or self._inlines.listed

    def table(self, element: Element, found: list[WordBlock]) -> None:
        """A ``w:tbl``."""
        self._deeper()
        first = self.sheet.number + 1
        table = read_table(element, first, self.cell, self.mark)
        self.depth -= 1
        if table is not None:
            found.append(table)

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            message = f"文件 {self.sheet.losses.name} 里表格或文本框嵌套超过 {DEEPEST} 层，不读入。"
            raise LoadError(message, "请在 Word 中把嵌套的表格拆开后再试。")

    def control(self, element: Element, found: list[WordBlock]) -> None:
        """A content control around blocks (17.5.2.29)."""
        content = child(element, "sdtContent")
        if content is None:
            return
        properties = child(element, "sdtPr")
        gallery = value(child(child(properties, "docPartObj"), "docPartGallery")) or ""
        contents = gallery.lower() == "table of contents"
        self._contents += contents
        self._inlines.enter(properties)
        self._into(content, found)
        self._inlines.leave(properties)
        self._contents -= contents

    def place(self, element: Element, _: list[WordBlock]) -> None:
        """Something that marks a place between blocks."""
        self.mark(element)

    def document(self, element: Element, _: list[WordBlock]) -> None:
        """``w:altChunk``: a whole file in place of blocks, which only Word unpacks (17.17.2)."""
        relation = self.sheet.around.relations.get(element.get(R + "id"))
        words = relation.target if relation else ""
        self.sheet.losses.add(Loss.DOCUMENT, words, self.sheet.number + 1)

    def _graphic(self, graphic: Element, number: int, spot: Spot, found: list[WordBlock]) -> None:
        around, losses = self.sheet.around, self.sheet.losses
        for shape in shapes(graphic):
            if shape.kind is Kind.BOX:
                self._box(shape.element, found)
            elif shape.kind is Kind.PICTURE:
                picture = self.sheet.gallery.picture(shape, around.relations, number)
                if picture is not None:
                    found.append(picture)
            elif shape.kind is Kind.WORDS:
                self._say([shape.words], spot, found)
            elif shape.kind is Kind.DIAGRAM:
                self._say(self._diagram(shape, number), spot, found)
            else:
                loss = Loss.CHART if shape.kind is Kind.CHART else Loss.OBJECT
                losses.add(loss, shape.words, number)

    def _box(self, element: Element, found: list[WordBlock]) -> None:
        self._deeper()
        inner = Blocks(self.sheet, self.sheet.boxes, box=True, depth=self.depth)
        found += inner.read(element)
        self.depth -= 1

    def _diagram(self, shape: Shape, number: int) -> list[str]:
        part = diagram_part(shape, self.sheet.around.relations)
        root = self.sheet.stories.tree(part)
        words = [] if root is None else diagram_words(root)
        self.sheet.losses.add(Loss.DIAGRAM, "".join(words) or shape.words, number)
        return words

    def _say(self, texts: Iterable[str], spot: Spot, found: list[WordBlock]) -> None:
        """Words of a shape that are no paragraphs of the file, at the place of its anchor."""
        for text in texts:
            if text.strip():
                self.sheet.number += 1
                words = (Text(" ".join(text.split())),)
                found.append(WordParagraph(self.sheet.number, spot, words, box=True))


_Handler = Callable[[Blocks, Element, list[WordBlock]], None]
_BLOCKS: dict[object, _Handler] = {
    W + "p": Blocks.paragraph,
    W + "tbl": Blocks.table,
    W + "sdt": Blocks.control,
    W + "altChunk": Blocks.document,
    W + "bookmarkStart": Blocks.place,
    W + "commentRangeStart": Blocks.place,
    W + "commentRangeEnd": Blocks.place,
}
_PROPERTIES = frozenset((W + "tcPr", W + "sectPr", W + "sdtPr", W + "customXmlPr", W + "tblPr"))
