"""The text that Word shows for a DOCX file: its labels counted by Word's rules, fields as cached.

Written apart from the writer, against ISO/IEC 29500-1 17.9 (numbering) and 17.16 (fields).
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

from planforge.numbering import chinese

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COUNTED_ELSEWHERE = ("PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES")


def docx_text(data: bytes) -> str:
    """The text of document.xml with its labels, then the footnotes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {
            name: etree.fromstring(package.read(f"word/{name}.xml"))
            for name in ("document", "styles", "numbering", "footnotes")
            if f"word/{name}.xml" in package.namelist()
        }
    reader = _Reader(_Styles(parts["styles"]), _Lists(parts.get("numbering")))
    text = "\n".join(reader.paragraphs(parts["document"]))
    notes = {note.get(f"{_W}id"): note for note in parts["footnotes"].iter(f"{_W}footnote")}
    for count, name in enumerate(reader.notes, 1):
        inner = "\n".join(_Reader(reader.styles, reader.lists).paragraphs(notes[name]))
        text += f"\n[{count}] {inner}"
    return text


def _value(element: Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(f"{_W}{name}")


class _Styles:
    """Where a style's paragraphs are numbered; numId and ilvl are inherited apart."""

    def __init__(self, root: Element) -> None:
        self._styles = {_value(s, "styleId"): s for s in root.iter(f"{_W}style")}
        self.default = next(
            name
            for name, style in self._styles.items()
            if _value(style, "default") == "1" and _value(style, "type") == "paragraph"
        )

    def numbering(self, name: str | None) -> tuple[str | None, str | None]:
        number: str | None = None
        level: str | None = None
        while name in self._styles:
            style = self._styles[name]
            place = style.find(f"{_W}pPr/{_W}numPr")
            if place is not None:
                number = number or _value(place.find(f"{_W}numId"))
                level = level or _value(place.find(f"{_W}ilvl"))
            name = _value(style.find(f"{_W}basedOn"))
        return number, level


@dataclass
class _Level:
    start: int
    numeral: str
    text: str
    legal: bool
    restarts: bool


@dataclass
class _Lists:
    """Counts as Word does: by abstract list, a level's count starting anew under a higher one."""

    root: Element | None
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[str] = field(default_factory=set)

    def label(self, number: str, level: int) -> str:
        assert self.root is not None
        found = self.root.xpath(f"w:num[@w:numId='{number}']", namespaces={"w": _W[1:-1]})
        assert isinstance(found, list)
        instance = found[0]
        assert isinstance(instance, Element)
        abstract = _value(instance.find(f"{_W}abstractNumId")) or ""
        levels = self._levels(abstract)
        counts = self.counts.setdefault(abstract, {})
        if number not in self.started:
            self.started.add(number)
            for override in instance.iter(f"{_W}lvlOverride"):
                start = _value(override.find(f"{_W}startOverride"))
                if start is not None:
                    counts[int(_value(override, "ilvl") or 0)] = int(start) - 1
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [key for key in counts if key > level and levels[key].restarts]:
            del counts[deeper]
        text = levels[level].text
        for place, above in levels.items():
            if place > level or f"%{place + 1}" not in text:
                continue
            count = counts.get(place, above.start)
            numeral = "decimal" if levels[level].legal else above.numeral
            text = text.replace(f"%{place + 1}", _numeral(numeral, count))
        return text

    def _levels(self, abstract: str) -> dict[int, _Level]:
        assert self.root is not None
        levels: dict[int, _Level] = {}
        for element in self.root.iter(f"{_W}abstractNum"):
            if _value(element, "abstractNumId") != abstract:
                continue
            for level in element.iter(f"{_W}lvl"):
                levels[int(_value(level, "ilvl") or 0)] = _Level(
                    int(_value(level.find(f"{_W}start")) or 0),
                    _value(level.find(f"{_W}numFmt")) or "decimal",
                    _value(level.find(f"{_W}lvlText")) or "",
                    level.find(f"{_W}isLgl") is not None,
                    _value(level.find(f"{_W}lvlRestart")) != "0",
                )
        return levels


def _numeral(numeral: str, count: int) -> str:
    match numeral:
        case "chineseCountingThousand":
            return chinese(count)
        case "decimalEnclosedCircleChinese" | "decimalEnclosedCircle":
            return chr(0x2460 + count - 1)
        case "decimalEnclosedParen":
            return chr(0x2474 + count - 1)
        case "lowerLetter":
            return chr(ord("a") + count - 1)
        case "none":
            return ""
        case _:
            return str(count)


class _Reader:
    def __init__(self, styles: _Styles, lists: _Lists) -> None:
        self.styles = styles
        self.lists = lists
        self.notes: list[str | None] = []
        self._fields: list[tuple[list[str], list[bool]]] = []

    def paragraphs(self, root: Element) -> Iterator[str]:
        for paragraph in root.iter(f"{_W}p"):
            yield self._label(paragraph) + "".join(self._words(paragraph))

    def _label(self, paragraph: Element) -> str:
        style = _value(paragraph.find(f"{_W}pPr/{_W}pStyle")) or self.styles.default
        number, level = self.styles.numbering(style)
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        if own is not None:
            number = _value(own.find(f"{_W}numId")) or number
            level = _value(own.find(f"{_W}ilvl")) or level
        if number in (None, "0"):
            return ""
        return self.lists.label(str(number), int(level or 0))

    def _words(self, paragraph: Element) -> Iterator[str]:
        for element in paragraph.iter():
            tag = str(element.tag).removeprefix(_W)
            if tag == "fldChar":
                self._field(_value(element, "fldCharType"))
            elif tag == "instrText" and self._fields:
                self._fields[-1][0].append(element.text or "")
            elif self._hidden():
                continue
            elif tag == "t":
                yield element.text or ""
            elif tag in ("br", "tab", "cr"):
                yield "\n"
            elif tag == "footnoteReference":
                self.notes.append(_value(element, "id"))
                yield f"[{len(self.notes)}]"

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(([], []))
        elif kind == "separate":
            self._fields[-1][1].append(True)
        else:
            self._fields.pop()

    def _hidden(self) -> bool:
        """In a field's instruction, or in a result that counts pages."""
        for instruction, separated in self._fields:
            words = "".join(instruction).split()
            if not separated or (words and words[0] in _COUNTED_ELSEWHERE):
                return True
        return False
