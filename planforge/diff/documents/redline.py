"""The redline as a Document: the new document, what went woven in, every difference marked."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planforge.diff.documents.cut import DELETED, INSERTED, marked, woven
from planforge.diff.documents.gone import Gone, unspanned
from planforge.diff.model import Fate, Pair, RowPair, Script
from planforge.document import (
    Block,
    Break,
    Cell,
    Change,
    ChangeKind,
    CommentAnchor,
    Contents,
    Document,
    Figure,
    Footnote,
    Form,
    FrontMatter,
    Inline,
    Item,
    Link,
    PageKind,
    Paragraph,
    Role,
    Row,
    Section,
    Strong,
    Table,
    form_table,
    placed,
)


def redline_document(script: Script, *, note: str = "") -> Document:
    """The new document with all that a revision did marked on its nodes.

    Words carry their marks on inline nodes; of a paragraph that came, went or moved,
    ``mark_change`` says the same of its paragraph mark and so of its label. Rows that came or
    went carry ``change``. Labels are those that stood in each document: never number it again.

    Args:
        script: the comparison.
        note: what the pages say of their marks, where a draft says that it is one.
    """
    made = _Redline(script).document()
    if not note:
        return made
    draft = "　".join(filter(None, (made.meta.draft, note)))
    return replace(made, meta=replace(made.meta, draft=draft))


class _Redline:
    """Walks the new document in the order of its units."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._at = 0
        self._table = 0
        self._pairs: dict[int, Pair] = {}
        self._after: dict[int, list[Pair]] = {}
        self._rows: dict[int, list[RowPair]] = {}
        self._gone = Gone(script)
        self._sort()

    def _sort(self) -> None:
        """Each new unit's pair, and what went behind it; rows by the new table that they stand in.

        Units of rows that went stand in their rows, which stand in their tables.
        """
        last = -1
        for pair in self._script.pairs:
            if pair.new is not None and pair.fate is not Fate.MOVED_FROM:
                self._pairs[pair.new] = pair
                last = pair.new
            elif self._gone.stands_alone(pair):
                self._after.setdefault(self._gone.beside(pair, last), []).append(pair)
        for row in self._script.rows:
            table = self._gone.table_of(row)
            if table is not None:
                self._rows.setdefault(table, []).append(row)

    # The document

    def document(self) -> Document:
        new = self._script.new.document
        lead = self._behind(-1)
        pages = tuple(
            page
            if page.kind is PageKind.CONTENTS
            else replace(page, blocks=self._blocks(page.blocks))
            for page in new.front.pages
        )
        body = (*lead, *self._blocks(new.body))
        imprint = self._blocks(new.imprint)
        front = FrontMatter(pages, new.front.origin, new.front.change)
        return replace(new, front=front, body=body, imprint=imprint)

    def _behind(self, unit: int) -> tuple[Block, ...]:
        return self._gone.blocks(self._after.get(unit, ()))

    def _next(self) -> tuple[int, Pair | None]:
        unit = self._at
        self._at += 1
        return unit, self._pairs.get(unit)

    # Blocks

    def _blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(made for block in blocks for made in self._block(block))

    def _block(self, block: Block) -> Iterator[Block]:
        match block:
            case Paragraph():
                yield from self._paragraph(block)
            case Section():
                unit, pair = self._next()
                title, mark = self._content(block.title, pair)
                under = (*self._behind(unit), *self._blocks(block.blocks))
                yield replace(block, title=title, blocks=under, mark_change=mark)
            case Item():
                unit, pair = self._next()
                content, mark = self._content(block.content, pair)
                under = (*self._behind(unit), *self._blocks(block.blocks))
                yield replace(block, content=content, blocks=under, mark_change=mark)
            case Table():
                yield from self._grid(block)
            case Form():
                yield from self._form(block)
            case Contents():
                yield block
            case Figure():
                yield from self._figure(block)
            case Break():
                unit, _ = self._next()
                yield block
                yield from self._behind(unit)

    def _paragraph(self, block: Paragraph) -> Iterator[Block]:
        if block.role is Role.CONTENTS_TITLE:
            yield block
            return
        unit, pair = self._next()
        content, mark = self._content(block.content, pair)
        yield replace(block, content=content, mark_change=mark)
        yield from self._behind(unit)

    def _figure(self, block: Figure) -> Iterator[Block]:
        """A figure; its caption is a unit of its own."""
        unit, pair = self._next()
        change = _change(pair)
        behind = self._behind(unit)
        if block.caption:
            last, pair = self._next()
            words, _ = self._content(block.caption, pair)
            block = replace(block, caption=words)
            behind += self._behind(last)
        yield replace(block, change=change) if change else block
        yield from behind

    def _form(self, block: Form) -> Iterator[Block]:
        """A form in which something changed becomes the table that it prints as."""
        rows = self._rows.get(self._table, ())
        touched = any(row.fate is not Fate.SAME for row in rows)
        first = self._pairs.get(self._at)
        touched = touched or (first is not None and first.fate is not Fate.SAME)  # its title
        made = list(self._grid(form_table(block)))
        yield from made if touched or len(made) > 1 else (block,)

    # Tables

    def _grid(self, table: Table) -> Iterator[Block]:
        caption = table.caption
        behind: list[Block] = []
        if caption:
            unit, pair = self._next()
            caption, _ = self._content(caption, pair)
            behind += self._behind(unit)
        number, self._table = self._table, self._table + 1
        rows = [self._row(row) for row in table.rows]
        last = self._at - 1
        yield from behind
        yield replace(
            table, caption=caption, rows=tuple(self._with_gone(number, rows, len(table.columns)))
        )
        yield from self._behind_table(last)

    def _behind_table(self, last: int) -> tuple[Block, ...]:
        pairs = self._after.get(last, ())
        return self._gone.blocks([pair for pair in pairs if not self._gone.in_cell(pair)])

    def _with_gone(self, number: int, rows: list[Row], width: int) -> Iterator[Row]:
        """The rows of a new table in order, those that went among them."""
        pairs = self._rows.get(number, ())
        if any(row.new is None or row.fate is Fate.MOVED_FROM for row in pairs):
            rows = unspanned(rows, width)
        left = dict(enumerate(rows))
        for row in pairs:
            if row.new is not None and row.fate is not Fate.MOVED_FROM:
                made = left.pop(row.new[1], None)
                if made is not None:
                    yield replace(made, change=_row_change(row))
            elif row.old is not None:
                yield self._gone.row(row, width)
        yield from left.values()

    def _row(self, row: Row) -> Row:
        return replace(row, cells=tuple(self._cell(cell) for _, cell in next(placed((row,)))))

    def _cell(self, cell: Cell) -> Cell:
        if not cell.blocks:
            unit, pair = self._next()
            content, _ = self._content((), pair)
            made: tuple[Block, ...] = (Paragraph(content, Role.CELL),) if content else ()
            return replace(cell, blocks=(*made, *self._gone_in_cell(unit)))
        return replace(cell, blocks=tuple(b for block in cell.blocks for b in self._inside(block)))

    def _inside(self, block: Block) -> Iterator[Block]:
        """A block in a cell; a table in it is not taken apart."""
        match block:
            case Paragraph():
                unit, pair = self._next()
                content, mark = self._content(block.content, pair)
                yield replace(block, content=content, mark_change=mark)
                yield from self._gone_in_cell(unit)
            case Item() | Section():
                unit, pair = self._next()
                own = block.content if isinstance(block, Item) else block.title
                content, mark = self._content(own, pair)
                under = tuple(b for inner in block.blocks for b in self._inside(inner))
                named = {"content" if isinstance(block, Item) else "title": content}
                yield replace(block, blocks=under, mark_change=mark, **named)  # type: ignore[arg-type]
                yield from self._gone_in_cell(unit)
            case Table():
                rows = tuple(
                    replace(
                        row,
                        cells=tuple(
                            replace(c, blocks=tuple(b for i in c.blocks for b in self._inside(i)))
                            for c in row.cells
                        ),
                    )
                    for row in block.rows
                )
                yield replace(block, rows=rows)
            case Form():
                yield from self._inside(form_table(block))
            case Contents():
                yield block
            case _:
                self._next()
                yield block

    def _gone_in_cell(self, unit: int) -> tuple[Block, ...]:
        pairs = [pair for pair in self._after.get(unit, ()) if self._gone.in_cell(pair)]
        return self._gone.blocks(pairs)

    # Words

    def _content(
        self, content: tuple[Inline, ...], pair: Pair | None
    ) -> tuple[tuple[Inline, ...], Change | None]:
        """The words of a unit as the redline shows them, and the mark of its paragraph mark."""
        change = _change(pair)
        content = self._with_notes(content)
        if pair is None or pair.fate is Fate.SAME:
            return content, None
        if pair.marks and pair.old is not None:
            old = self._script.old.units[pair.old].content
            return woven(old, content, pair.marks, change), change
        return (marked(content, change) if change else content), change

    def _with_notes(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Content with its footnotes woven; each paragraph of a note is a unit of its own."""
        return tuple(map(self._with_note, content)) if len(content) > 1 else content

    def _with_note(self, node: Inline) -> Inline:
        match node:
            case Footnote():
                blocks: list[Block] = []
                for block in node.blocks:
                    if isinstance(block, Paragraph):
                        _, pair = self._next()
                        words, mark = self._content(block.content, pair)
                        blocks.append(replace(block, content=words, mark_change=mark))
                    else:
                        blocks.append(block)
                return replace(node, blocks=tuple(blocks))
            case Strong() | Link() | CommentAnchor():
                inner = tuple(map(self._with_note, node.content))
                return replace(node, content=inner)
            case _:
                return node


def _change(pair: Pair | None) -> Change | None:
    if pair is None:
        return None
    if pair.fate is Fate.INSERTED:
        return INSERTED
    if pair.fate is Fate.MOVED_TO:
        return Change(ChangeKind.MOVED_TO, str(pair.move))
    return None


def _row_change(row: RowPair) -> Change | None:
    if row.fate is Fate.INSERTED:
        return INSERTED
    if row.fate is Fate.MOVED_TO:
        return Change(ChangeKind.MOVED_TO, str(row.move))
    return DELETED if row.fate is Fate.DELETED else None
