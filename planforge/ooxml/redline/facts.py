"""What a story of a Word file says, as values to compare: the proof that a redline is one."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from planforge.ooxml.redline.atoms import Atom, Sort, atoms_of, look_of
from planforge.ooxml.redline.lists import Lists
from planforge.ooxml.redline.parcel import Parcel
from planforge.ooxml.redline.properties import properties_of
from planforge.ooxml.redline.shape import cells_of, rows_of
from planforge.ooxml.redline.styles import Styles, number_of
from planforge.ooxml.redline.tags import (
    ID,
    RPR,
    SDT,
    SDT_CONTENT,
    SECT,
    TBL,
    P,
    canon,
    child,
    value,
    w,
)

_NOT_COMPARED = frozenset(
    (
        w("tblW"),
        w("tcW"),
        w("tblStyle"),
        w("headerReference"),
        w("footerReference"),
        w("lang"),
        w("noProof"),
    )
)
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_WALLS = frozenset((SDT, SDT_CONTENT, w("customXml")))


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a story says, in order of reading.

    Attributes:
        sort: paragraph, table, row, cell, section, end.
        words: of a paragraph.
        style: name of its style; other properties of tables.
        number: what it is numbered by: two files number alike where this is equal throughout.
        look: direct formatting of a paragraph and of its runs.
    """

    sort: str
    words: str = ""
    style: str = ""
    number: str = ""
    look: str = ""


@dataclass(slots=True)
class Reader:
    """Reads facts.

    Attributes:
        parcel: the file.
        notes: trees of the parts with notes, by kind.
    """

    parcel: Parcel
    notes: dict[str, Element | None]
    styles: Styles = field(init=False)
    lists: Lists = field(init=False)
    _nums: dict[str, int] = field(default_factory=dict)
    _abstracts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.styles = Styles(self.parcel.tree(self.parcel.related("styles")))
        self.lists = Lists(self.parcel.tree(self.parcel.related("numbering")))

    def facts(self, body: Element) -> Iterator[Fact]:
        """The facts of a body, a cell or a note."""
        for element in body:
            if element.tag == P:
                yield from self._paragraph(element)
            elif element.tag == TBL:
                yield from self._table(element)
            elif element.tag in _WALLS:
                yield from self.facts(element)
            elif element.tag == SECT:
                yield Fact("section", look=_said(element))

    def _paragraph(self, paragraph: Element) -> Iterator[Fact]:
        own = properties_of(paragraph)
        style = value(child(own, "pStyle"))
        atoms = atoms_of(paragraph).all
        words = "".join(_shown(atom) for atom in atoms)
        direct = (
            sorted(canon(one) for one in own if one.tag not in (RPR, SECT, w("pStyle"), w("numPr")))
            if own is not None
            else []
        )
        runs: list[str] = []
        for atom in atoms:
            if atom.sort is Sort.CHARACTER:
                runs.append(atom.look.key)
        looks = [key for n, key in enumerate(runs) if not n or runs[n - 1] != key]
        mark = look_of(child(own, "rPr")).key
        yield Fact(
            "paragraph", words, self.styles.name(style), self._number(own, style),
            repr((direct, looks, mark)),
        )  # fmt: skip
        section = child(own, "sectPr")
        if section is not None:
            yield Fact("section", look=_said(section))
        for kind, number in _called(paragraph):
            yield from self._note(kind, number)

    def _note(self, kind: str, number: str) -> Iterator[Fact]:
        root = self.notes.get(kind)
        for note in [] if root is None else root.iterfind(w(kind)):
            if note.get(ID) == number:
                yield Fact(kind)
                yield from self.facts(note)
                yield Fact("end")

    def _number(self, own: Element | None, style: str) -> str:
        """The definition of its numbering, and which of the lists so defined it is.

        Lists are told apart by the order of their first paragraphs, as their numbers have no
        meaning of their own.
        """
        numbering = child(own, "numPr")
        by_style = number_of(self.styles, style)
        num = value(child(numbering, "numId")) or by_style[0]
        level = value(child(numbering, "ilvl")) or by_style[1] or "0"
        said = self.lists.said(num)
        if said is None or num == "0":
            return ""
        abstract = self.lists.nums[num][0]
        lists = (
            self._nums.setdefault(num, len(self._nums)),
            self._abstracts.setdefault(abstract, len(self._abstracts)),
        )
        return repr((level, lists, said))

    def _table(self, table: Element) -> Iterator[Fact]:
        properties = child(table, "tblPr")
        yield Fact("table", style=_said(properties))
        for row in rows_of(table):
            exceptions = _said(child(row, "tblPrEx"))
            yield Fact("row", style=_said(child(row, "trPr")) + exceptions)
            for cell in cells_of(row):
                yield Fact("cell", style=_said(child(cell, "tcPr")))
                yield from self.facts(cell)
        yield Fact("end")


def _said(properties: Element | None) -> str:
    if properties is None:
        return ""
    return "".join(sorted(canon(one) for one in properties if one.tag not in _NOT_COMPARED))


def _shown(atom: Atom) -> str:
    """What a piece shows, and what it is where that is no character."""
    if atom.sort is Sort.CHARACTER:
        return atom.text
    return f"{atom.text}<{atom.key}>"


def _called(paragraph: Element) -> Iterator[tuple[str, str]]:
    for one in paragraph.iter(*_NOTES):
        yield _NOTES[str(one.tag)], one.get(ID, "")
