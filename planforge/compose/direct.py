"""Items and tables of facts straight to nodes.

They are most of a plan. What they print is the same as by marker calls; it takes half the time,
since no text is rendered and split again.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planforge.compose.text import Lines, inline_lines
from planforge.compose.words import checked, words
from planforge.document import (
    Block,
    Cell,
    Column,
    Inline,
    Item,
    Mark,
    Paragraph,
    Role,
    Row,
    Section,
    Strong,
    Table,
    Text,
)
from planforge.findings import Path
from planforge.schema import Entry, Model
from planforge.schema import Item as PlanItem

if TYPE_CHECKING:
    from planforge.compose.scribe import Scribe


class Direct:
    """Makes nodes for one plan; shares the scribe's paths, words and record of what is printed."""

    def __init__(self, scribe: "Scribe") -> None:
        self._scribe = scribe

    def item(self, item: PlanItem, depth: int, mark: Mark | None) -> list[Block]:
        """An item at an absolute depth with everything below it; without words, what it holds."""
        source = self._scribe.source(item)
        start = self._start(item, source.path)
        if start is None:  # what stands under nothing stands in its place
            return self._below(item, depth - 1, source.path)
        below = self._below(item, depth, source.path)
        content = tuple(start[0])
        more = [Paragraph(tuple(line), origin=source.path) for line in start[1:]]
        blocks = (*more, *below)
        at, anchor = source.path, source.anchor
        if self._is_heading(item):
            return [Section(depth, content, blocks, anchor, mark, origin=at)]
        return [Item(depth, content, blocks, anchor, mark, origin=at)]

    def _below(self, item: PlanItem, depth: int, origin: Path) -> list[Block]:
        scribe = self._scribe
        blocks: list[Block] = []
        if item.intro:
            lines = self._field(item, "intro", origin)
            blocks += [Paragraph(tuple(line), origin=origin) for line in lines]
        if item.items and not item.said:
            child_mark = scribe.mark_of(item)
            for inner in item.items:
                blocks += self.item(inner, depth + 1, child_mark)
        if item.body:
            blocks += scribe.rich_blocks(item, "body", depth)
        blocks += scribe.held_blocks(item)
        if item.note:
            blocks.append(self._note(item, origin))
        return blocks

    def table(
        self,
        rows: Sequence[Model],
        columns: Sequence[tuple[str, str]],
        widths: tuple[Column, ...],
        origin: Path,
    ) -> Table:
        """A row of headings, then a row for each object with its fields."""
        head = tuple(_plain(Text(title, origin), Role.CELL_HEADER, origin) for _, title in columns)
        made = [Row(head, origin=origin)]
        for row in rows:
            source = self._scribe.source(row)
            cells = tuple(self._fact(row, field, source.path) for field, _ in columns)
            made.append(Row(cells, source.anchor, source.path))
        return Table(widths, tuple(made), origin=origin)

    def _start(self, item: PlanItem, origin: Path) -> Lines | None:
        """The lines of its own paragraph; None where it says nothing."""
        if item.text:
            lines = self._field(item, "text", origin)
        elif sentence := self._scribe.item_words(item):
            lines = self._split(sentence, origin)
        elif item.heading:
            return self._title(item, origin) or None
        else:
            return None
        lead = self._lead(item, origin)
        if lead:
            lines = [[*lead, *lines[0]], *lines[1:]] if lines else [lead]
        return lines or None

    def _is_heading(self, item: PlanItem) -> bool:
        said = item.text or (item.actor or item.within)
        return not said and bool(
            item.intro or item.items or item.body or item.table or item.figure or item.note
        )

    def _lead(self, item: Entry, origin: Path) -> list[Inline]:
        scribe = self._scribe
        heading = item.heading
        if heading is None:
            return []
        if "[[" in heading or "[[" in (item.text or ""):
            lines = self._split(scribe.lead(item), origin)
            return lines[0] if lines else []
        named = "title" if item.title is not None else item.NAMED_BY
        said: list[Inline] = [*self._field(item, named, origin)[0]]
        said.append(Text(":" if scribe.half else "：", origin))
        return [Strong(tuple(said), said[0].origin)] if scribe.strong_titles else said

    def _title(self, item: Entry, origin: Path) -> Lines:
        return self._field(item, "title" if item.title is not None else item.NAMED_BY, origin)

    def _note(self, item: Entry, origin: Path) -> Paragraph:
        lines = self._field(item, "note", origin)
        lead = Text("注:" if self._scribe.half else "注：", origin)
        return Paragraph((lead, *(lines[0] if lines else ())), Role.NOTE, origin=origin)

    def _fact(self, row: Model, field: str, origin: Path) -> Cell:
        value = getattr(row, field)
        if type(value) is not str or "[[" in value:
            empty = value is None or value == ()
            lines = [] if empty else self._split(self._scribe.value(row, field), origin)
            return _cell(lines, Role.CELL, origin)
        if "\n" in value:
            return _cell(self._field(row, field, origin), Role.CELL, origin)
        return _plain(self._words(value, (*origin, field)), Role.CELL, origin)

    def _field(self, model: Model, field: str, origin: Path) -> Lines:
        """The lines of a string field, with slots and references."""
        value: str = getattr(model, field)
        path = (*origin, field)
        if "[[" in value or "\n" in value:
            said = self._scribe.fill(model, field) if isinstance(model, Entry) else None
            return self._split(said or self._scribe.say(words(value, path), path), origin)
        return [[self._words(value, path)]]

    def _words(self, value: str, path: Path) -> Text:
        """Words without slots and references."""
        self._scribe.printed.add(path)
        return Text(checked(value, path).strip(), path)

    def _split(self, text: str, origin: Path) -> Lines:
        scribe = self._scribe
        return inline_lines(text, scribe.words, origin, scribe.resolve, half=scribe.half)


def _plain(words: Text, role: Role, origin: Path) -> Cell:
    return Cell((Paragraph((words,), role, "", origin),), 1, 1, origin)


def _cell(lines: Lines, role: Role, origin: Path) -> Cell:
    blocks: tuple[Block, ...] = tuple(Paragraph(tuple(line), role, origin=origin) for line in lines)
    return Cell(blocks or (Paragraph((), role, origin=origin),), origin=origin)
