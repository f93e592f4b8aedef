"""Sections that the schema has no part for: any sequence of words, lists, tables and headings."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from planforge.document import Block, Figure, Item, Link, Paragraph, Role, Section, Table
from planforge.importer.held import figure_data, no_file, pictures_in, table_data
from planforge.importer.make import lines, make
from planforge.importer.markdown import INLINE, leads, marked
from planforge.importer.marks import Marks, mark_of
from planforge.importer.tree import (
    REFERENCE,
    Labelled,
    content_of,
    entries,
    flat,
    literal,
    walk,
    words_of,
)
from planforge.schema import Entry
from planforge.schema.annexes import FreeSection
from planforge.schema.base import Item as ItemData
from planforge.schema.tables import FigureData, TableData

TEXT, ITEMS, BODY, TABLE, FIGURE = 1, 2, 3, 4, 5
"""The order in which a section, or an item, prints what it holds."""


@dataclass(slots=True)
class _Run:
    """What one free section can hold in the order of the source: words, list, Markdown, table."""

    text: list[str] = field(default_factory=list)
    items: list[ItemData] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    table: TableData | None = None
    figure: FigureData | None = None

    @property
    def reached(self) -> int:
        """How far down it is filled already."""
        if self.figure or self.table:
            return FIGURE if self.figure else TABLE
        return BODY if self.body else ITEMS if self.items else TEXT if self.text else 0

    def fields(self) -> dict[str, object]:
        """What it holds, as the fields of an entry."""
        return {
            "text": lines(self.text),
            "items": tuple(self.items),
            "body": "\n\n".join(self.body) or None,
            "table": self.table,
            "figure": self.figure,
        }


_Runs = list["_Run | FreeSection"]

_BARE_MARK = re.compile(r"^\s*(\d*)([-+*]|(?<=\d)[.)])(?=\s*$)")
"""A list's mark without words: Markdown would make an empty item of it, which prints nothing."""


@dataclass(frozen=True, slots=True)
class Free:
    """Makes free sections.

    Attributes:
        marks: the numbering of the source.
        markdown: the source is Markdown: inline markup is meant.
        file_of: the name of a picture's file beside the plan file; empty where it has none.
    """

    marks: Marks
    markdown: bool = False
    file_of: Callable[[Figure], str] = no_file

    def section(self, block: Labelled, depth: int, *, title: bool = True) -> FreeSection:
        """The free section of an entry at a depth; ``title=False`` where the outline says it."""
        words = words_of(block)
        if isinstance(block, Item) or _refers(block):
            return self.literal((block,))
        return self.of(block.blocks, depth, title=words if title else None)

    def literal(self, blocks: Sequence[Block]) -> FreeSection:
        """A section without a title that says the blocks line by line, labels typed out."""
        runs: _Runs = [_Run()]
        waiting: list[Block] = []
        for block in (inner for outer in blocks for inner in flat(outer)):
            if isinstance(block, Table | Figure):
                self._say(runs, waiting)
                waiting = []
                self._hold(runs, block)
            else:
                waiting.append(block)
        self._say(runs, waiting)
        return self._joined(runs)

    def of(self, blocks: Sequence[Block], depth: int, *, title: str | None = None) -> FreeSection:
        """A section with these blocks, itself at ``depth``."""
        mark, odd = self._mark(blocks, depth)
        runs: _Runs = [_Run()]
        for block in blocks:
            self._add(runs, block, depth, odd)
        return self._joined(runs, title=title, mark=mark)

    def words(self, blocks: Sequence[Block]) -> tuple[str | None, str | None]:
        """Blocks, labels typed out, as plain text or else as Markdown; the other is None."""
        texts = [line for block in blocks for line in literal(block)]
        marked_ = any(isinstance(b, Paragraph) and b.role is not Role.BODY for b in walk(blocks))
        if not marked_ and self._told(texts) is not None:
            return lines(texts), None
        return None, "\n\n".join(self._markdown(blocks)) or None

    def item(self, block: Item, depth: int) -> ItemData:
        """The item of a numbered paragraph at a depth."""
        mark, odd = self._mark(block.blocks, depth)
        if any(isinstance(inner, Table | Figure) for inner in walk(block.blocks)):
            return self._mixed(block, depth, mark, odd)
        before: list[Block] = []
        items: list[ItemData] = []
        after: list[Block] = []
        for inner in block.blocks:
            if isinstance(inner, Item) and id(inner) not in odd:
                if after:
                    items[-1] = _with_more(items[-1], "\n\n".join(self._markdown(after)))
                    after = []
                items.append(self.item(inner, depth + 1))
            else:
                (after if items else before).append(inner)
        text, body = self._words(block, before)
        more = "\n\n".join(self._markdown(after))
        whole = "\n\n".join(part for part in (body, more) if part) or None
        if body and items:
            items, whole = [], "\n\n".join([body, *self._markdown(block.blocks)])
        return make(ItemData, text=text, mark=mark, items=tuple(items), body=whole)

    def _mixed(self, block: Item, depth: int, mark: str | None, odd: set[int]) -> ItemData:
        """An item with tables or figures: what stands between its items stands in their place.

        Items without words print what they hold, without a number.
        """
        before: list[Block] = []
        rest = list(block.blocks)
        while rest and isinstance(rest[0], Paragraph):
            before.append(rest.pop(0))
        text, body = self._words(block, before)
        runs: _Runs = [_Run(body=[body] if body else [])]
        for inner in rest:
            self._add(runs, inner, depth, odd, plain=False)
        found = [run for run in runs if isinstance(run, _Run)]
        if len(found) == 1:
            return make(ItemData, **{**found[0].fields(), "text": text, "mark": mark})
        items: list[ItemData] = []
        for run in found:
            items += run.items
            fields = {**run.fields(), "items": ()}
            if any(fields.values()):
                items.append(make(ItemData, **fields))
        return make(ItemData, text=text, mark=mark, items=tuple(items))

    def _words(self, first: Item, more: list[Block]) -> tuple[str, str]:
        """An item's own words with the paragraphs after them: as text, else as Markdown."""
        own = words_of(first)
        texts = [own, *(line for block in more for line in literal(block))]
        plain = all(isinstance(b, Section | Item) or _is_plain(b) for b in more)
        if plain and self._told(texts[1:]) is not None:
            return "\n".join(text for text in texts if text), ""
        return own, "\n\n".join(self._markdown(more))

    def _markdown(self, blocks: Iterable[Block]) -> list[str]:
        """Blocks without tables as paragraphs of Markdown, in their order."""
        out: list[str] = []
        for block in (inner for outer in blocks for inner in flat(outer)):
            words = words_of(block)
            if isinstance(block, Paragraph) and block.role is not Role.BODY:
                out.append(words)
            elif self.markdown and words.strip():
                out.append(_BARE_MARK.sub(r"\1\\\2", words))
            elif words.strip():
                out.append(leads(marked(content_of(block))))
        return out

    def _add(
        self, runs: _Runs, block: Block, depth: int, odd: set[int], *, plain: bool = True
    ) -> None:
        """Take a block; ``plain``: paragraphs may be plain text."""
        if isinstance(block, Section) and id(block) not in odd and plain:
            runs.append(self.section(block, depth + 1))
        elif isinstance(block, Item) and id(block) not in odd:
            _open(runs, ITEMS).items.append(self.item(block, depth + 1))
        elif isinstance(block, Table | Figure):
            self._hold(runs, block)
        elif isinstance(block, Section | Item):
            for inner in flat(block):
                self._add(runs, inner, depth, odd, plain=plain)
        else:
            texts = literal(block)
            told = plain and _is_plain(block) and self._told(texts) is not None
            if told and not _linked(block):
                _open(runs, TEXT).text.extend(texts)
            else:
                _open(runs, BODY).body.extend(self._markdown((block,)))

    def _say(self, runs: _Runs, blocks: Sequence[Block]) -> None:
        """Take paragraphs line by line, as they are."""
        if not blocks:
            return
        text, body = self.words(blocks)
        run = _open(runs, TEXT if text else BODY)
        if text:
            run.text.append(text)
        elif body:
            run.body.append(body)

    def _hold(self, runs: _Runs, block: Table | Figure) -> None:
        """Take a table, or a figure that has a file."""
        if isinstance(block, Table):
            _open(runs, BODY).table = table_data(block)
            for figure in pictures_in(block):
                self._hold(runs, figure)
        elif file := self.file_of(block):
            _open(runs, TABLE).figure = figure_data(block, file)

    def _joined(
        self, runs: _Runs, *, title: str | None = None, mark: str | None = None
    ) -> FreeSection:
        """The first run with the others below it, in order."""
        first = runs[0] if isinstance(runs[0], _Run) else _Run()
        rest = tuple(
            run if isinstance(run, FreeSection) else make(FreeSection, **run.fields())
            for run in runs[1:]
        )
        return make(FreeSection, title=title, mark=mark, sections=rest, **first.fields())

    def _told(self, texts: list[str]) -> str | None:
        """The paragraphs as plain text, or None where they must be Markdown."""
        whole = "\n".join(texts)
        if REFERENCE.search(whole) or (self.markdown and INLINE.search(whole)):
            return None
        return whole

    def _mark(self, blocks: Sequence[Block], depth: int) -> tuple[str | None, set[int]]:
        """The mark to ask for, and the entries whose labels it cannot give: they stay words."""
        children = [child for child in entries(blocks) if not _refers(child)]
        counted = Counter(mark_of(child) for child in children)
        if len(counted) > 1:
            weights = {m: sum(_weight(c) for c in children if mark_of(c) == m) for m in counted}
            main = max(weights, key=lambda mark: weights[mark])
            children = [child for child in children if mark_of(child) == main]
        children = _one_count(children)
        kept = set(map(id, children))
        odd = {id(child) for child in entries(blocks) if id(child) not in kept}
        return self.marks.own(depth, children), odd


def _open(runs: _Runs, needed: int) -> _Run:
    """The open run, or a new one where the open one is filled beyond what comes."""
    last = runs[-1]
    if isinstance(last, _Run) and last.reached <= needed:
        return last
    made = _Run()
    runs.append(made)
    return made


def _refers(block: Labelled) -> bool:
    """Its words look like a reference, which plain texts would follow."""
    return REFERENCE.search(words_of(block)) is not None


def _one_count(children: list[Labelled]) -> list[Labelled]:
    """The entries up to where items count from one again, which no list of a plan does."""
    for index, child in enumerate(children):
        again = index > 0 and isinstance(child, Item) and child.label is not None
        if again and child.label is not None and child.label.number == 1:
            return children[:index]
    return children


def _weight(block: Labelled) -> int:
    return 1 + sum(1 for _ in walk(block.blocks))


def _linked(block: Block) -> bool:
    """It leads to an address that its words do not say."""
    words = words_of(block)
    return any(isinstance(n, Link) and n.url not in words for n in content_of(block))


def _is_plain(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.BODY


def _with_more(item: ItemData, body: str) -> ItemData:
    """The item with more paragraphs, which stand under its last entry."""
    if item.items:
        last = _with_more(item.items[-1], body)
        return item.model_copy(update={"items": (*item.items[:-1], last)})
    whole = "\n\n".join(part for part in (item.body, body) if part)
    return item.model_copy(update={"body": whole})


def empty(entry: Entry) -> bool:
    """Nothing of it would print."""
    return not (entry.model_fields_set - {"id", "title", "mark", "said"})
