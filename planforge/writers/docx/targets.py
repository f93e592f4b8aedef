"""What the document refers to: bookmarks, and which labels Word counts."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from zlib import crc32

from planforge.document import (
    Block,
    Document,
    Item,
    Label,
    Paragraph,
    Section,
    SectionKind,
    Table,
    plain,
)
from planforge.findings import Path
from planforge.writers.docx.lists import Lists, Place

_NAME_LIMIT = 40  # Word cuts longer names, and then two may be equal
_STEM = _NAME_LIMIT - 2 - 9  # room for a check sum, and for the ending of an annex's label
_NOT_WORD = re.compile(r"[^\w]+")


class Target(NamedTuple):
    """A place that references lead to.

    Attributes:
        bookmark: around its words; a name that Word accepts.
        anchor: as in the document.
        path: the plan path that it comes from.
        label: its label, or None.
        counted: Word counts the label, so that a field can ask for it.
        annex: its label stands typed in a paragraph and bookmark of its own.
        words: its title, or empty.
    """

    bookmark: str
    anchor: str
    path: Path
    label: Label | None = None
    counted: bool = False
    annex: bool = False
    words: str = ""

    @property
    def label_bookmark(self) -> str:
        """The bookmark around an annex's label."""
        return f"{self.bookmark[: _NAME_LIMIT - 2]}_n"


class Bookmarks:
    """Names for anchors: hidden ones, unique, the same for the same document.

    A name that is long or taken ends in a check sum of its anchor.
    """

    def __init__(self, *, public: bool) -> None:
        self._public = public
        self._taken: set[str] = set()
        self._contents = 0

    def name(self, anchor: str) -> str:
        """A bookmark for an anchor; in a public edition it tells nothing of the plan's ids."""
        name = f"_Ref{len(self._taken) + 1:08d}" if self._public else _readable(anchor)
        folded = name.lower() if len(name) <= _NAME_LIMIT - 2 else ""
        if not folded or folded in self._taken:
            name, folded = self._checked(name[:_STEM], crc32(anchor.encode("utf-8", "replace")))
        self._taken.add(folded)
        return name

    def unnamed(self) -> str:
        """A bookmark for a heading without an anchor, so that the contents can lead to it."""
        self._contents += 1
        return f"_Toc{self._contents:08d}"

    def _checked(self, stem: str, check: int) -> tuple[str, str]:
        """A name with a check sum, or the next that is not taken; and the same in small letters."""
        while True:
            name = f"{stem}_{check:08x}"
            folded = name.lower()
            if folded not in self._taken:
                return name, folded
            check = (check + 1) % 2**32


def _readable(anchor: str) -> str:
    """The anchor in letters and digits."""
    name = "_pf_" + anchor.replace(":", "_").replace(".", "_")
    if name.isidentifier() and "·" not in name:
        return name
    return "_pf_" + _NOT_WORD.sub("_", anchor)


class Survey:
    """One walk before writing: places in Word's lists, targets, origins.

    Attributes:
        targets: by anchor, in order of reading.
    """

    def __init__(self, document: Document, lists: Lists, bookmarks: Bookmarks) -> None:
        self.targets: dict[str, Target] = {}
        self._places: dict[int, Place | None] = {}
        self._within = ""
        self._lists = lists
        self._bookmarks = bookmarks
        for page in document.front.pages:
            self._apart(page.blocks)
        self._blocks(document.body)
        self._apart(document.imprint)

    def place(self, block: Section | Item) -> Place | None:
        """The place in Word's lists of a label, or None where it has none or is typed."""
        return self._places.get(id(block))

    def bookmark(self, anchor: str) -> str:
        """The bookmark of an anchor; empty where the anchor is, or is not in the document."""
        target = self.targets.get(anchor) if anchor else None
        return target.bookmark if target else ""

    def _apart(self, blocks: Iterable[Block]) -> None:
        """Walk blocks that are numbered on their own."""
        outer = self._lists.enter()
        self._blocks(blocks)
        self._lists.leave(outer)

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    if block.anchor:
                        self._target(block.anchor, block.origin)
                case Section() | Item():
                    self._entry(block)
                case Table():
                    self._table(block)
                case _:
                    pass

    def _entry(self, block: Section | Item) -> None:
        words, annex = "", False
        if isinstance(block, Section):
            words, annex = plain(block.title), block.kind is SectionKind.ANNEX
        place, label, anchor = None, block.label, block.anchor
        if label is not None and not annex:
            place = self._places[id(block)] = self._lists.place(label, self._within)
        if anchor and anchor not in self.targets:
            name = self._bookmarks.name(anchor)
            self.targets[anchor] = Target(
                name, anchor, block.origin, label, place is not None, annex, words
            )
        outer, self._within = self._within, anchor or self._within
        if annex:
            self._apart(block.blocks)
        elif block.blocks:
            self._blocks(block.blocks)
        self._within = outer

    def _table(self, table: Table) -> None:
        if table.anchor:
            self._target(table.anchor, table.origin)
        outer = self._within
        for row in table.rows:
            self._within = row.anchor or table.anchor or outer
            if row.anchor:
                self._target(row.anchor, row.origin)
            for cell in row.cells:
                for block in cell.blocks:
                    if type(block) is not Paragraph or block.anchor:
                        self._apart(cell.blocks)
                        break
        self._within = outer

    def _target(self, anchor: str, origin: Path) -> None:
        if anchor not in self.targets:
            self.targets[anchor] = Target(self._bookmarks.name(anchor), anchor, origin)
