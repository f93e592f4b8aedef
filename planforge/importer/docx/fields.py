"""Fields: instruction and result, and the few whose result has to be worked out (17.16)."""

import re
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from planforge.importer.docx.names import W, child, number, on, switch, value

_QUOTES = '"“”'
_CIRCLES = "○◯〇"
_TEXT_BOX = W + "txbxContent"
_LAID_OVER = re.compile(r"eq\s.*?\\o\s*(?:\\a[a-z]\s*)*\((.*)\)[^()]*", re.IGNORECASE | re.DOTALL)
_RAISED = re.compile(r"\\s\s*(?:\\(?:up|do|ai|di)\s*\d*\s*)*\(([^()]*)\)", re.IGNORECASE)
_SHOWS_NOTHING = frozenset(
    (
        "XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "ADVANCE", "NEXT", "NEXTIF", "SKIPIF",
        "BIDIOUTLINE", "COMMENTS",
    )
)  # fmt: skip
"""Fields that print nothing (17.16.5), and so lose nothing without a result."""
_BUTTONS = ("MACROBUTTON", "GOTOBUTTON")
PAGE_NUMBERS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF"))
"""Fields whose result is another one on each page, or after each change."""


@dataclass(slots=True)
class Field:
    """An open field.

    Attributes:
        before: the link that its surroundings have.
        instruction: its pieces so far.
        separated: its result has begun.
        kind: the first word of the instruction, once it is known.
        form: the ``w:ffData`` of a form field, or None.
        shown: how many pieces of text had been read when its result began; -1 where it has none.
        skipped: its result is left out.
    """

    before: str
    form: Element | None = None
    instruction: list[str] = field(default_factory=list)
    separated: bool = False
    kind: str = ""
    shown: int = -1
    skipped: bool = False

    @property
    def words(self) -> str:
        """The whole instruction."""
        return "".join(self.instruction).strip()


@dataclass(slots=True)
class Fields:
    """The open fields of a story, innermost last.

    Attributes:
        running: of a header or footer, where page numbers are left out.
        open: the fields.
        muted: how many instructions and left-out results one stands in.
        contents: how many results of TOC fields one stands in.
        link: the address that what one reads leads to, or empty.
    """

    running: bool = False
    open: list[Field] = field(default_factory=list)
    muted: int = 0
    contents: int = 0
    link: str = ""

    def begin(self, form: Element | None) -> None:
        """A field begins, perhaps a form field."""
        self.open.append(Field(self.link, form))
        self.muted += 1

    def instruct(self, words: str) -> None:
        """A piece of the innermost field's instruction, if that goes on."""
        if self.open and not self.open[-1].separated:
            self.open[-1].instruction.append(words)

    def separate(self, shown: int) -> None:
        """The innermost field's result begins; so many pieces of text have been read."""
        if not self.open or self.open[-1].separated:
            return
        made = self.open[-1]
        words = made.words
        made.kind, made.separated, made.shown = kind_of(words), True, shown
        made.skipped = self.running and made.kind in PAGE_NUMBERS
        self.muted -= not made.skipped
        self.contents += made.kind == "TOC"
        if made.kind == "HYPERLINK":
            self.link = address_of(words)

    def end(self) -> Field:
        """The innermost field ends; there is one."""
        made = self.open.pop()
        if not made.separated:
            made.kind = kind_of(made.words)
            made.skipped = self.running and made.kind in PAGE_NUMBERS
            self.muted -= 1
        else:
            self.muted -= made.skipped
            self.contents -= made.kind == "TOC"
        self.link = made.before
        return made


def kind_of(instruction: str) -> str:
    """The field's name in capitals: TOC, HYPERLINK, …; empty where there is none."""
    first = instruction.split(None, 1)
    return first[0].upper() if first else ""


def address_of(instruction: str) -> str:
    """Where a HYPERLINK field leads outside the document; empty for a place within it."""
    words = instruction.split(None, 1)
    if len(words) < 2 or words[0].upper() != "HYPERLINK":
        return ""
    rest = words[1].strip()
    if rest[:1] in _QUOTES:
        return re.split(f"[{_QUOTES}]", rest[1:], maxsplit=1)[0].strip()
    return "" if rest.startswith("\\") else rest.split()[0]


def worked_out(made: Field) -> str | None:
    """What a field shows that has no result of its own; None where nobody knows.

    Word keeps no result for form fields, buttons and EQ, by which it writes 带圈字符 and 拼音指南.
    """
    words = made.words
    kind = kind_of(words)
    if kind == "FORMCHECKBOX":
        return _check_box(made.form)
    if kind == "FORMDROPDOWN":
        return _choice(made.form)
    if kind in _BUTTONS:
        return "".join(words.split(None, 2)[2:])
    if kind == "EQ":
        return _laid_over(words)
    return "" if kind in _SHOWS_NOTHING or not kind else None


def _check_box(form: Element | None) -> str:
    box = child(form, "checkBox")
    checked = switch(child(box, "checked"))
    return "☒" if (checked if checked is not None else on(child(box, "default"))) else "☐"


def _choice(form: Element | None) -> str:
    choices = child(form, "ddList")
    if choices is None:
        return ""
    listed = [value(entry) or "" for entry in choices.iterfind(W + "listEntry")]
    picked = number(child(choices, "result"))
    picked = picked if picked is not None else number(child(choices, "default")) or 0
    return listed[picked] if 0 <= picked < len(listed) else ""


def _laid_over(words: str) -> str | None:
    r"""``\o(○,1)`` is a number in a circle; in ``\o\ad(\s\up 9(pīn),拼)`` the last is the text."""
    found = _LAID_OVER.fullmatch(words)
    if found is None:
        return None
    outer, _, inner = _RAISED.sub(r"\1", found[1]).rpartition(",")
    outer, inner = outer.strip(), inner.strip()
    if outer in _CIRCLES:
        return _circled(inner)
    return inner if found[1].lstrip().startswith("\\s") else None


def _circled(inner: str) -> str:
    if not inner.isdecimal() or len(inner) > 2:
        return f"({inner})"
    count = int(inner)
    if 1 <= count <= 20:
        return chr(0x2460 + count - 1)
    if 21 <= count <= 35:
        return chr(0x3251 + count - 21)
    return chr(0x32B1 + count - 36) if 36 <= count <= 50 else f"({inner})"


def unpaired(root: Element) -> frozenset[Element]:
    """The ``w:fldChar`` that belong to no whole field; were they heeded, text would be lost.

    An instruction that runs over paragraphs and has no result is none either.
    A text box is a story of its own: no field goes in or out (17.16.18).
    """
    open_: dict[Element | None, list[tuple[Element, Element | None]]] = {}
    stray: list[Element] = []
    boxes = root.find(f".//{_TEXT_BOX}") is not None
    for mark in root.iter(W + "fldChar"):
        story = next(mark.iterancestors(_TEXT_BOX), None) if boxes else None
        stack = open_.setdefault(story, [])
        kind = value(mark, "fldCharType")
        if kind == "begin":
            stack.append((mark, None))
        elif kind == "separate" and stack and stack[-1][1] is None:
            stack[-1] = (stack[-1][0], mark)
        elif kind == "end" and stack:
            begin, separate = stack.pop()
            if separate is None and _paragraph(begin) is not _paragraph(mark):
                stray += [begin, mark]
        else:
            stray.append(mark)
    for stack in open_.values():
        stray += [mark for pair in stack for mark in pair if mark is not None]
    return frozenset(stray)


def _paragraph(mark: Element) -> Element | None:
    return next(mark.iterancestors(W + "p"), None)
