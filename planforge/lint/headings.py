"""The headings of a plan as printed: their numbers, titles, and whether anything stands below."""

import re
from collections.abc import Iterable, Iterator, Sequence

from planforge.document import (
    Block,
    Document,
    Item,
    Paragraph,
    Section,
    SectionKind,
    blocks_of,
    plain,
)
from planforge.document.quick import quick
from planforge.findings import Path

_NUMBER = re.compile(r"\d+(?:\.\d+)*")


@quick
class Heading:
    """One heading.

    Attributes:
        number: of its label: 3.1.4, 二; empty where it has none.
        title: its words.
        annex: it heads an annex.
        empty: nothing stands below it.
        origin: the plan path of what it heads.
    """

    number: str
    title: str
    annex: bool
    empty: bool
    origin: Path


@quick
class Headings:
    """The headings of a plan, in order."""

    all: Sequence[Heading]

    @property
    def annexes(self) -> Sequence[Heading]:
        """Those of annexes."""
        return [one for one in self.all if one.annex]

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers of sections and numbered items in figures: 3.1, 3.1.4."""
        return frozenset(one.number for one in self.all if not one.annex and one.number)


def headings_of(document: Document) -> Headings:
    """The headings of a numbered document; a numbered item counts with its number alone."""
    return Headings(tuple(_found(blocks_of(document))))


def _found(blocks: Iterable[Block]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Section):
            annex = block.kind is SectionKind.ANNEX
            yield Heading(_number(block), plain(block.title), annex, not _any(block), block.origin)
        elif isinstance(block, Item) and block.label is not None and block.label.parents:
            yield Heading(_number(block), "", False, False, block.origin)


def _number(block: Section | Item) -> str:
    if block.label is None:
        return ""
    found = _NUMBER.search(block.label.text)
    return found[0] if found else block.label.text.strip("第章节条（）()、．. ")


def _any(section: Section) -> bool:
    """Something stands below: words, a table, a figure, a form."""
    return any(
        not isinstance(one, Paragraph) or plain(one.content).strip() for one in section.blocks
    )
