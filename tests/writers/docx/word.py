"""Reading a Word file back by Word's rules, written apart from the writer.

Numbering is resolved twice: with one counter for all nums of an abstract numbering, as Word does,
and with counters of its own for each num that overrides a start, as some readers do. What we
write must not hang on the difference.
"""

import io
import zipfile
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

from planforge.document import Document
from planforge.numbering import chinese
from planforge.profiles import Layout, load_layout
from planforge.writers.base import Options
from planforge.writers.docx import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def val(element: Element | None, name: str = "val") -> str:
    """An attribute of a w: element, or nothing."""
    return "" if element is None else element.get(f"{W}{name}") or ""


class Word:
    """The parts of a file."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self._trees: dict[str, Element] = {}

    def tree(self, name: str) -> Element:
        """The root of a part."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.parts[name])
        return self._trees[name]

    @property
    def body(self) -> Element:
        """The root of the main part."""
        return self.tree("word/document.xml")

    @property
    def paragraphs(self) -> list[Element]:
        """All paragraphs of the main part, in order."""
        return list(self.body.iter(f"{W}p"))

    def style(self, name: str) -> Element:
        """A style by its id."""
        for style in self.tree("word/styles.xml").iter(f"{W}style"):
            if val(style, "styleId") == name:
                return style
        raise AssertionError(name)

    def find(self, words: str) -> Element:
        """The first paragraph whose own text holds words."""
        for paragraph in self.paragraphs:
            if words in text(paragraph):
                return paragraph
        raise AssertionError(words)

    def targets(self) -> dict[str, str]:
        """What the relationships of the main part lead to, by id."""
        root = self.tree("word/_rels/document.xml.rels")
        return {str(e.get("Id")): str(e.get("Target")) for e in root}


def written(
    document: Document, layout: Layout | None = None, options: Options | None = None
) -> Word:
    """A document, written and opened again."""
    layout = layout or load_layout(document.layout)
    return Word(write_docx(document, layout, options or Options()).data)


def text(paragraph: Element) -> str:
    """The characters of a paragraph, fields as cached."""
    return "".join(node.text or "" for node in paragraph.iter(f"{W}t"))


def style_of(paragraph: Element) -> str:
    """The style id of a paragraph."""
    return val(paragraph.find(f"{W}pPr/{W}pStyle")) or "Normal"


def fields(root: Element) -> list[str]:
    """The instructions of the complex fields, in order."""
    return [(node.text or "").strip() for node in root.iter(f"{W}instrText")]


@dataclass
class _Level:
    start: int
    form: str
    words: str
    suffix: str
    legal: bool
    restart: bool


@dataclass
class Resolver:
    """Computes the label of each numbered paragraph in order of reading.

    Attributes:
        apart: a num that overrides a start has counters of its own.
    """

    word: Word
    apart: bool = False
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    used: set[tuple[str, int]] = field(default_factory=set)

    def labels(self) -> list[tuple[str, str]]:
        """Label and words of each paragraph that Word numbers."""
        out: list[tuple[str, str]] = []
        for paragraph in self.word.paragraphs:
            num, level = self._numbering(paragraph)
            if num not in ("", "0"):
                out.append((self._label(num, level), text(paragraph)))
        return out

    def _numbering(self, paragraph: Element) -> tuple[str, int]:
        num = val(paragraph.find(f"{W}pPr/{W}numPr/{W}numId"))
        level = val(paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl"))
        style = style_of(paragraph)
        while style and (not num or not level):
            node = self.word.style(style)
            num = num or val(node.find(f"{W}pPr/{W}numPr/{W}numId"))
            level = level or val(node.find(f"{W}pPr/{W}numPr/{W}ilvl"))
            style = val(node.find(f"{W}basedOn"))
        return num, int(level or 0)

    def _label(self, num: str, level: int) -> str:
        abstract, starts = self._num(num)
        levels = self._levels(abstract)
        key = f"{abstract}/{num}" if self.apart and starts else abstract
        counts = self.counters.setdefault(key, {})
        first = (num, level) not in self.used
        self.used.add((num, level))
        if level in starts and first:
            counts[level] = starts[level]
        else:
            counts[level] = counts.get(level, levels[level].start - 1) + 1
        for below in [n for n in counts if n > level and levels[n].restart]:
            del counts[below]
        own = levels[level]
        words = own.words
        for n in range(level + 1):
            form = "decimal" if own.legal else levels[n].form
            words = words.replace(f"%{n + 1}", numeral(form, counts.get(n, levels[n].start)))
        return words + {"nothing": "", "space": " "}[own.suffix]

    def _num(self, num: str) -> tuple[str, dict[int, int]]:
        for node in self.word.tree("word/numbering.xml").iter(f"{W}num"):
            if val(node, "numId") == num:
                starts = {
                    int(val(over, "ilvl")): int(val(over.find(f"{W}startOverride")))
                    for over in node.iter(f"{W}lvlOverride")
                }
                return val(node.find(f"{W}abstractNumId")), starts
        raise AssertionError(num)

    def _levels(self, abstract: str) -> dict[int, _Level]:
        for node in self.word.tree("word/numbering.xml").iter(f"{W}abstractNum"):
            if val(node, "abstractNumId") == abstract:
                return {
                    int(val(level, "ilvl")): _Level(
                        int(val(level.find(f"{W}start"))),
                        val(level.find(f"{W}numFmt")),
                        val(level.find(f"{W}lvlText")),
                        val(level.find(f"{W}suff")),
                        level.find(f"{W}isLgl") is not None,
                        val(level.find(f"{W}lvlRestart")) != "0",
                    )
                    for level in node.iter(f"{W}lvl")
                }
        raise AssertionError(abstract)


def numeral(form: str, number: int) -> str:
    """A number as Word prints it in a ST_NumberFormat."""
    match form:
        case "decimal":
            return str(number)
        case "chineseCountingThousand":
            return chinese(number)
        case "decimalEnclosedCircleChinese":
            return chr(0x2460 + number - 1) if number <= 20 else str(number)
        case "decimalEnclosedParen":
            return chr(0x2474 + number - 1) if number <= 20 else str(number)
        case "lowerLetter":
            return chr(96 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1)
        case _:
            assert form in ("bullet", "none"), form
            return ""
