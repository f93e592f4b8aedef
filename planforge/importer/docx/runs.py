"""What stands in a paragraph: runs and what wraps them, read into pieces of one look each."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from lxml.etree import _Element as Element

from planforge.document import Inline, LineBreak
from planforge.importer.docx.fields import Fields, worked_out
from planforge.importer.docx.losses import Loss
from planforge.importer.docx.names import MC, W14, M, O, R, W, child, on, value
from planforge.importer.docx.pieces import PAGE_NUMBER, SPACE, Piece, Surroundings
from planforge.importer.docx.styles import ParagraphStyle, RunLook
from planforge.importer.docx.symbols import bullet, is_symbol_font, symbol

_MOST_REMARKS = 20  # that may be about the same words; more are listed, but not marked in the text
_EDGES = " \t\n\r"
_NO_STYLE: Final = ParagraphStyle()
_HEX = re.compile("[0-9A-Fa-f]{1,4}")
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_LINES = re.compile("[\n\r\x85\u2028\u2029]")


@dataclass(slots=True)
class Inlines:
    """Reads the runs of a story, paragraph after paragraph: fields and comments may go over ends.

    Attributes:
        around: what the story's pieces share.
        pieces: what is read of the paragraph so far.
        hidden: its hidden text.
        looks: characters of each look.
        graphics: drawings, pictures and objects, to be read behind the paragraph.
        bookmarks: names of those that start in it.
        breaks: a page or column break stands before its first words.
        break_after: one stands after its last words.
        listed: words of it stand in the result of a TOC field.
        waiting: ``w:commentRangeStart`` met before the paragraph.
    """

    around: Surroundings
    number: int = 0
    pieces: list[Piece] = field(default_factory=list)
    hidden: list[Piece] = field(default_factory=list)
    weights: dict[RunLook, int] = field(default_factory=dict)
    graphics: list[Element] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    breaks: bool = False
    break_after: bool = False
    listed: bool = False
    waiting: list[Element] = field(default_factory=list)
    _fields: Fields = field(init=False)
    _emitted: int = 0
    _waiting: int = 0
    _unfilled: list[str] = field(default_factory=list)
    _remarks: tuple[str, ...] = ()
    _style: ParagraphStyle = _NO_STYLE
    _paragraph: Element | None = None

    def __post_init__(self) -> None:
        self._fields = Fields(self.around.running)

    def begin(self, number: int, style: ParagraphStyle) -> None:
        """Forget the last paragraph; the next one has this number and paragraph style."""
        self.number = number
        self.pieces, self.hidden, self.weights = [], [], {}
        self.graphics, self.bookmarks = [], []
        self.breaks = self.break_after = False
        self.listed = False
        self._style = style

    def read(self, paragraph: Element) -> None:
        """The content of a ``w:p``."""
        self._paragraph = paragraph
        before = self._fields.contents
        for start in self.waiting:
            self.remark_start(start)
        self.waiting = []
        self._children(paragraph)
        if not self.pieces:
            self.listed = before > 0 or self._fields.contents > 0

    def _children(self, parent: Element) -> None:
        for element in parent:
            tag = element.tag
            if tag == _RUN:
                self._run(element)
            else:
                handler = _INLINE.get(tag)
                if handler is not None:
                    handler(self, element)
                elif tag not in _NOTHING:
                    self._children(element)

    def _run(self, run: Element) -> None:
        properties: Element | None = None
        look: RunLook | None = None
        for element in run:
            tag = element.tag
            if tag == _RPR:
                properties = element
                continue
            if tag in _TEXTS:
                if look is None:
                    look = self.around.looks.run(self._style, properties)
                text = self._text(element)
                if _PRIVATE.search(text):
                    text = self._translated(text, child(properties, "rFonts"))
                if properties is not None and _raised(properties):
                    self.around.losses.add(Loss.RAISED, text, self.number)
                self.say(text, look)
                continue
            handler = _IN_RUN.get(tag)
            if handler is not None:
                if look is None:
                    look = self.around.looks.run(self._style, properties)
                handler(self, element, look)
            elif tag not in _NOTHING:
                self._children_of_run(element)

    def _children_of_run(self, element: Element) -> None:
        """Something unknown inside a run: whatever text it holds is text."""
        if element.tag in (MC + "AlternateContent", MC + "Choice", MC + "Fallback"):
            self._run(element)
        else:
            self._children(element)

    def _text(self, element: Element) -> str:
        text = element.text
        if not text:
            return ""
        edged = text[0] in _EDGES or text[-1] in _EDGES
        if edged and not self.around.preserved and element.get(SPACE) != "preserve":
            text = text.strip(_EDGES)
        return _LINES.sub(" ", text) if _LINES.search(text) else text

    def _translated(self, text: str, fonts: Element | None) -> str:
        """Text with characters that a symbol font has on Word's page F000."""
        font = value(fonts, "ascii") or value(fonts, "hAnsi") or ""
        if not is_symbol_font(font):
            guessed = bullet(text, "")
            self.around.losses.add(Loss.GUESSED_SYMBOL, guessed, self.number)
            return guessed
        return _PRIVATE.sub(lambda found: self._symbol(ord(found[0]), font), text)

    def say(self, text: str, look: RunLook) -> None:
        """Text of a look at this place, unless a field's instruction or a placeholder mutes it."""
        if not text:
            return
        if self._fields.muted:
            self._fields.instruct(text)
            return
        if self._waiting:
            self._unfilled.append(text)
            return
        bold = None if text.isspace() else look.bold
        piece = Piece(text, bold, self._fields.link, self._remarks)
        self._emitted += 1
        if look.hidden:
            self.hidden.append(piece)
            return
        self.pieces.append(piece)
        self.break_after = False
        if bold is not None:
            self.weights[look] = self.weights.get(look, 0) + len(text)
        if self._fields.contents:
            self.listed = True
        for remark in self._remarks:
            self.around.talk.about[remark].append(text)

    def _node(self, node: Inline, look: RunLook) -> None:
        if self._fields.muted or self._waiting:
            return
        piece = Piece(node, None, self._fields.link, self._remarks)
        self._emitted += 1
        (self.hidden if look.hidden else self.pieces).append(piece)

    def take_last_break(self) -> bool:
        """Whether a page or column break ends the paragraph; it stands in the words no more."""
        while self.break_after and self.pieces and isinstance(self.pieces[-1].words, LineBreak):
            self.pieces.pop()
        return self.break_after

    def plain(self, text: str) -> None:
        """Text without formatting of its own."""
        self.say(text, self.around.looks.run(self._style, None))

    def tab(self, _: Element, look: RunLook) -> None:
        """A tab stop, or one of the margin (w:ptab)."""
        self.say("\t", look)

    def hyphen(self, _: Element, look: RunLook) -> None:
        """A hyphen at which no line ends."""
        self.say("-", look)

    def line_break(self, element: Element, look: RunLook) -> None:
        """``w:br`` and ``w:cr``: a new line, page or column (17.3.3.1)."""
        if value(element, "type") not in ("page", "column"):
            self._node(LineBreak(), look)
        elif self._fields.muted or look.hidden:
            return
        elif self.pieces:
            self.break_after = True
            self._node(LineBreak(), look)
        else:
            self.breaks = True

    def symbol(self, element: Element, look: RunLook) -> None:
        """A character of a symbol font."""
        code, font = value(element, "char") or "", value(element, "font") or ""
        if _HEX.fullmatch(code):
            self.say(self._symbol(int(code, 16), font), look)

    def _symbol(self, code: int, font: str) -> str:
        found = symbol(code, font)
        if found is None and not 0xE000 <= code < 0xF900 and code >= 0x20:
            found = chr(code)
        if found is None:
            self.around.losses.add(Loss.SYMBOL, f"{font} {code:04X}", self.number)
        return found or "□"

    def ruby(self, element: Element, _: RunLook) -> None:
        """The base text of a phonetic guide; the guide is no text of the plan."""
        base = child(element, "rubyBase")
        if base is not None:
            self._children(base)

    def graphic(self, element: Element, look: RunLook) -> None:
        """A drawing, VML picture or object."""
        if self._waiting:
            self._unfilled.append("图片")
        elif look.hidden:
            self.around.losses.add(Loss.HIDDEN, "图形", self.number)
        elif not self._fields.muted:
            self.graphics.append(element)

    def note(self, element: Element, look: RunLook) -> None:
        """The call of a footnote or endnote."""
        if self._fields.muted:
            return
        made = self.around.note(element)
        if made is not None:
            self._node(made, look)

    def instruction(self, element: Element, _: RunLook) -> None:
        """A piece of the innermost field's instruction."""
        self._fields.instruct(element.text or "")

    def field_mark(self, element: Element, look: RunLook) -> None:
        """Begin, separation or end of a field (17.16.18)."""
        if element in self.around.stray:
            return
        kind = value(element, "fldCharType")
        if kind == "begin":
            self._fields.begin(child(element, "ffData"))
        elif kind == "separate":
            self._fields.separate(self._emitted)
        elif kind == "end" and self._fields.open:
            self._close(look)

    def _close(self, look: RunLook) -> None:
        """What is shown of the innermost field that has no result of its own."""
        made = self._fields.end()
        if self._fields.muted or made.shown not in (-1, self._emitted):
            return
        words = PAGE_NUMBER if made.skipped else worked_out(made)
        if words is not None:
            self.say(words, look)
        elif not made.separated:
            self.around.losses.add(Loss.FIELD, made.words, self.number)

    def simple_field(self, element: Element) -> None:
        """``w:fldSimple``: instruction in an attribute, result inside."""
        self._fields.begin(None)
        self._fields.instruct(value(element, "instr") or "")
        if any(one.tag != W + "fldData" for one in element):
            self._fields.separate(self._emitted)
            self._children(element)
        self._close(self.around.looks.run(self._style, None))

    def hyperlink(self, element: Element) -> None:
        """Its address where it leads out; a place within the document is words only."""
        relation = self.around.relations.get(element.get(R + "id"))
        before = self._fields.link
        if relation is not None and relation.external:
            self._fields.link = relation.target
        self._children(element)
        self._fields.link = before

    def control(self, element: Element) -> None:
        """A content control around runs (17.5.2.32)."""
        content = child(element, "sdtContent")
        if content is None:
            return
        self.enter(child(element, "sdtPr"))
        self._children(content)
        self.leave(child(element, "sdtPr"))

    def enter(self, properties: Element | None) -> None:
        """A content control begins; one that still shows what to fill in says nothing."""
        self._waiting += on(child(properties, "showingPlcHdr"))

    def leave(self, properties: Element | None) -> None:
        """It ends."""
        self._waiting -= on(child(properties, "showingPlcHdr"))
        if self._unfilled and not self._waiting:
            self.around.losses.add(Loss.PLACEHOLDER, "".join(self._unfilled), self.number)
            self._unfilled = []

    def formula(self, element: Element) -> None:
        """An Office Math formula, its characters in one line."""
        words = "".join(piece.text or "" for piece in element.iter(M + "t", W + "t"))
        if words and not self._fields.muted:
            self.around.losses.add(Loss.FORMULA, words, self.number)
            self.plain(words)

    def outside(self, element: Element) -> None:
        """A subdocument or ink, which stands in a part of its own."""
        loss = Loss.DOCUMENT if element.tag == W + "subDoc" else Loss.OBJECT
        relation = self.around.relations.get(element.get(R + "id"))
        self.around.losses.add(loss, relation.target if relation else "", self.number)

    def bookmark(self, element: Element) -> None:
        """Where one starts."""
        name = value(element, "name")
        if name:
            self.bookmarks.append(name)

    def remark_start(self, element: Element) -> None:
        """The words of a comment begin."""
        id_ = value(element, "id") or ""
        talk = self.around.talk
        if id_ not in talk.known or id_ in talk.about:
            return
        talk.about[id_] = []
        if self._paragraph is not None:
            talk.starts[id_] = self._paragraph
        if len(self._remarks) < _MOST_REMARKS:
            self._remarks = (*self._remarks, id_)

    def remark_end(self, element: Element) -> None:
        """They end."""
        id_ = value(element, "id")
        if id_ in self._remarks:
            self._remarks = tuple(one for one in self._remarks if one != id_)

    def remark(self, element: Element, _: RunLook) -> None:
        """The comment's own place; one without a range is about no words."""
        id_ = value(element, "id") or ""
        talk = self.around.talk
        if id_ not in talk.known:
            self.around.losses.add(Loss.NOTE, f"批注 {id_}", self.number)
            return
        if id_ not in talk.about:
            talk.about[id_] = []
            if self._paragraph is not None:
                talk.starts[id_] = self._paragraph
        self.remark_end(element)


def _raised(properties: Element) -> bool:
    return value(child(properties, "vertAlign"), "val") in ("superscript", "subscript")


_RUN, _RPR = W + "r", W + "rPr"
_TEXTS = frozenset((W + "t", W + "delText"))
_IN_RUN: dict[object, Callable[[Inlines, Element, RunLook], None]] = {
    W + "tab": Inlines.tab,
    W + "ptab": Inlines.tab,
    W + "br": Inlines.line_break,
    W + "cr": Inlines.line_break,
    W + "noBreakHyphen": Inlines.hyphen,
    W + "sym": Inlines.symbol,
    W + "ruby": Inlines.ruby,
    W + "drawing": Inlines.graphic,
    W + "pict": Inlines.graphic,
    W + "object": Inlines.graphic,
    W + "footnoteReference": Inlines.note,
    W + "endnoteReference": Inlines.note,
    W + "instrText": Inlines.instruction,
    W + "delInstrText": Inlines.instruction,
    W + "fldChar": Inlines.field_mark,
    W + "commentReference": Inlines.remark,
}
_INLINE: dict[object, Callable[[Inlines, Element], None]] = {
    W + "hyperlink": Inlines.hyperlink,
    W + "fldSimple": Inlines.simple_field,
    W + "sdt": Inlines.control,
    M + "oMath": Inlines.formula,
    W + "subDoc": Inlines.outside,
    W + "contentPart": Inlines.outside,
    W + "bookmarkStart": Inlines.bookmark,
    W + "commentRangeStart": Inlines.remark_start,
    W + "commentRangeEnd": Inlines.remark_end,
}
_NOTHING = frozenset(
    [
        W + name
        for name in (
            "pPr", "rPr", "bookmarkEnd", "proofErr", "softHyphen", "lastRenderedPageBreak",
            "footnoteRef", "endnoteRef", "annotationRef", "separator", "continuationSeparator",
            "pgNum", "permStart", "permEnd", "customXmlPr", "smartTagPr", "sdtPr", "sdtEndPr",
            "fldData", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
            "moveToRangeEnd",         )
    ]
    + [O + "lock", W14 + "checkbox"]
)  # fmt: skip
"""What has no words of its own, and holds none."""
