"""Sections that the schema has no part for: any sequence of words, lists, tables and headings."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from planforge.document import Block, Item, Paragraph, Role, Section, Table
from planforge.importer.make import lines, make
from planforge.importer.markdown import INLINE, paragraphs_as_markdown
from planforge.importer.marks import Marks, mark_of
from planforge.importer.tree import (
    Labelled,
    cell_text,
    entries,
    literal,
    walk,
    words_of,
)
from planforge.schema import Entry
from planforge.schema.annexes import FreeSection
from planforge.schema.base import Item as ItemData
from planforge.schema.tables import TableCell, TableData, TableRow


@dataclass(slots=True)
class _Run:
    """What one free section can hold in the order of the source: words, list, Markdown, table."""

    text: list[str] = field(default_factory=list)
    items: list[ItemData] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    table: TableData | None = None

    @property
    def reached(self) -> int:
        """How far down it is filled already."""
        return 4 if self.table else 3 if self.body else 2 if self.items else 1 if self.text else 0


_BARE_MARK = re.compile(r"^\s*(\d*)([-+*]|(?<=\d)[.)])(?=\s*$)")
"""A list's mark without words: Markdown would make an empty item of it, which prints nothing."""


@dataclass(frozen=True, slots=True)
class Free:
    """Makes free sections.

    Attributes:
        marks: the numbering of the source.
        markdown: the source is Markdown: inline markup is meant.
    """

    marks: Marks
    markdown: bool = False

    def section(self, block: Labelled, depth: int, *, title: bool = True) -> FreeSection:
        """The free section of an entry at a depth; ``title=False`` where the outline says it."""
        words = words_of(block)
        if isinstance(block, Item) or _refers(block):
            return self.literal((block,))
        return self.of(block.blocks, depth, title=words if title else None)

    def literal(self, blocks: Sequence[Block]) -> FreeSection:
        """A section without a title that says the blocks line by line, labels typed out."""
        text, body = self.words(blocks)
        return make(FreeSection, text=text, body=body)

    def of(self, blocks: Sequence[Block], depth: int, *, title: str | None = None) -> FreeSection:
        """A section with these blocks, itself at ``depth``."""
        mark, odd = self._mark(blocks, depth)
        runs: list[_Run | FreeSection] = [_Run()]
        for block in blocks:
            self._add(runs, block, depth, odd)
        first = runs[0] if isinstance(runs[0], _Run) else _Run()
        rest = [run if isinstance(run, FreeSection) else _section(run) for run in runs[1:]]
        return make(FreeSection, title=title, mark=mark, sections=tuple(rest), **_fields(first))

    def words(self, blocks: Sequence[Block]) -> tuple[str | None, str | None]:
        """Blocks, labels typed out, as plain text or else as Markdown; the other is None."""
        texts = [line for block in blocks for line in literal(block)]
        marked = any(isinstance(b, Paragraph) and b.role is not Role.BODY for b in walk(blocks))
        if not marked and self._told(texts) is not None:
            return lines(texts), None
        return None, self._markdown(blocks)

    def item(self, block: Item, depth: int) -> ItemData:
        """The item of a numbered paragraph at a depth."""
        mark, odd = self._mark(block.blocks, depth)
        before: list[Block] = []
        items: list[ItemData] = []
        after: list[Block] = []
        for inner in block.blocks:
            if isinstance(inner, Item) and id(inner) not in odd:
                if after:
                    items[-1] = _with_more(items[-1], self._markdown(after))
                    after = []
                items.append(self.item(inner, depth + 1))
            else:
                (after if items else before).append(inner)
        text, body = self._words(words_of(block), before)
        more = self._markdown(after)
        whole = "\n\n".join(part for part in (body, more) if part) or None
        if body and items:
            items, whole = [], "\n\n".join([body, self._markdown(block.blocks)])
        return make(ItemData, text=text, mark=mark, items=tuple(items), body=whole)

    def _words(self, first: str, more: list[Block]) -> tuple[str | None, str]:
        """An item's own words with the paragraphs after them: as text, else as Markdown."""
        texts = [first, *(line for block in more for line in literal(block))]
        plain = all(isinstance(b, Section | Item | Table) or _is_plain(b) for b in more)
        if plain and self._told(texts[1:]) is not None:
            return lines([text for text in texts if text]), ""
        return first, self._markdown(more)

    def _markdown(self, blocks: Sequence[Block]) -> str:
        """Blocks as Markdown, in their order."""
        out: list[str] = []
        for block in blocks:
            if isinstance(block, Paragraph) and block.role is not Role.BODY:
                out.append(words_of(block))
            else:
                out.extend(self._as_markdown(literal(block)))
        return "\n\n".join(out)

    def _add(
        self, runs: list["_Run | FreeSection"], block: Block, depth: int, odd: set[int]
    ) -> None:
        if isinstance(block, Section) and id(block) not in odd:
            runs.append(self.section(block, depth + 1))
            return
        if isinstance(block, Item) and id(block) not in odd:
            self._run(runs, 2).items.append(self.item(block, depth + 1))
        elif isinstance(block, Table):
            self._run(runs, 3).table = _table(block)
        elif isinstance(block, Paragraph) and block.role is not Role.BODY:
            self._run(runs, 3).body.append(words_of(block))
        else:
            texts = literal(block)
            if self._told(texts) is None:
                self._run(runs, 3).body.extend(self._as_markdown(texts))
            else:
                self._run(runs, 1).text.extend(texts)

    @staticmethod
    def _run(runs: list["_Run | FreeSection"], needed: int) -> _Run:
        """The open run, or a new one where the open one is filled beyond what comes."""
        last = runs[-1]
        if isinstance(last, _Run) and last.reached <= needed and last.table is None:
            return last
        made = _Run()
        runs.append(made)
        return made

    def _told(self, texts: list[str]) -> str | None:
        """The paragraphs as plain text, or None where they must be Markdown."""
        whole = "\n".join(texts)
        if "[[" in whole or (self.markdown and INLINE.search(whole)):
            return None
        return whole

    def _as_markdown(self, texts: list[str]) -> list[str]:
        if self.markdown:
            return [_BARE_MARK.sub(r"\1\\\2", text) for text in texts if text]
        return [paragraphs_as_markdown([text for text in texts if text])]

    def _mark(self, blocks: Sequence[Block], depth: int) -> tuple[str | None, set[int]]:
        """The mark to ask for, and the entries whose labels it cannot give: they stay words."""
        children = [child for child in entries(blocks) if not _refers(child)]
        counted = Counter(mark_of(child) for child in children)
        if len(counted) > 1:
            weights = {m: sum(_weight(c) for c in children if mark_of(c) == m) for m in counted}
            main = max(weights, key=lambda mark: weights[mark])
            children = [child for child in children if mark_of(child) == main]
        kept = set(map(id, children))
        odd = {id(child) for child in entries(blocks) if id(child) not in kept}
        return self.marks.own(depth, children), odd


def _refers(block: Labelled) -> bool:
    """Its words look like a reference, which plain texts would follow."""
    return "[[" in words_of(block)


def _weight(block: Labelled) -> int:
    return 1 + sum(1 for _ in walk(block.blocks))


def _is_plain(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.BODY


def _with_more(item: ItemData, body: str) -> ItemData:
    """The item with more paragraphs, which stand under its last entry."""
    if item.items:
        last = _with_more(item.items[-1], body)
        return item.model_copy(update={"items": (*item.items[:-1], last)})
    whole = "\n\n".join(part for part in (item.body, body) if part)
    return make(ItemData, text=item.text, mark=item.mark, body=whole)


def _fields(run: _Run) -> dict[str, object]:
    body = "\n\n".join(run.body) or None
    return {"text": lines(run.text), "items": tuple(run.items), "body": body, "table": run.table}


def _section(run: _Run) -> FreeSection:
    return make(FreeSection, **_fields(run))


def _table(block: Table) -> TableData:
    rows = tuple(
        TableRow(cells=tuple(TableCell(text=cell_text(cell)) for cell in row.cells))
        for row in block.rows
    )
    return TableData(rows=rows, header_rows=block.header_rows)


def empty(entry: Entry) -> bool:
    """Nothing of it would print."""
    return not (entry.model_fields_set - {"id", "title", "mark", "said"})
