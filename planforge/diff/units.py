"""The units of a document: its paragraphs in order of reading, and the tree that they stand in."""

import re
from collections.abc import Iterable

from planforge.diff.model import CellPlace, Unit, UnitKind
from planforge.diff.tree import Node, Sort
from planforge.document import (
    Block,
    Break,
    Cell,
    CommentAnchor,
    Contents,
    Document,
    Figure,
    Footnote,
    Form,
    Inline,
    Item,
    Label,
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
    plain,
)
from planforge.findings import Path

_ORDINAL = re.compile(r"序\s*号?|№|[Nn][Oo]\.?")
_COUNT = re.compile(r"[\d一二三四五六七八九十百.、（）()]*")


def units_of(document: Document, *, ours: bool = True) -> tuple[Unit, ...]:
    """The units of a document in order of reading: front pages, body, imprint.

    Contents are left out: they are made from the headings. Footnotes follow their paragraph.

    Args:
        document: numbered.
        ours: made from a plan; anchors of other documents are counted and so say nothing.
    """
    walk = _Walk(document, ours=ours, makes=True)
    return tuple(walk.units)


def tree_of(document: Document) -> Node:
    """The tree of the same units."""
    return _Walk(document, ours=True, makes=False).root


class _Walk:
    """One walk through a document."""

    def __init__(self, document: Document, *, ours: bool, makes: bool) -> None:
        self.units: list[Unit] = []
        self._count = 0
        self._ours = ours
        self._makes = makes
        self._trail: tuple[str, ...] = ()
        self._under: tuple[str, ...] = ()
        self._place: CellPlace | None = None
        self._table = 0
        self._note = 0
        self._derived = False
        self.root = self._at = Node(Sort.ROOT, 0)
        for page in document.front.pages:
            if page.kind is not PageKind.CONTENTS:
                self._part(page.kind.value, page.blocks)
        self._part("body", document.body)
        self._part("imprint", document.imprint)
        self.root.end = self._count

    def _part(self, name: str, blocks: Iterable[Block]) -> None:
        self._open(Sort.PART, name, ())
        self._blocks(blocks)
        self._close()

    # The tree

    def _open(self, sort: Sort, anchor: str, path: Path) -> Node:
        above = self._at
        node = Node(sort, self._count, -1, above.depth + 1, anchor, path, 0, 0, above)
        above.children.append(node)
        self._at = node
        return node

    def _close(self) -> None:
        node = self._at
        node.end = self._count
        if node.parent is not None:
            self._at = node.parent

    # Blocks

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._paragraph(block)
            case Section():
                self._section(block)
            case Item():
                self._item(block)
            case Table():
                self._table_of(block, block)
            case Form():
                self._table_of(form_table(block), block)
            case Figure():
                self._other(block)
                if block.caption:
                    self._open(Sort.PARAGRAPH, "", block.origin)
                    self._unit(UnitKind.PARAGRAPH, block, block.caption)
                    self._close()
            case Break():
                self._other(block)
            case Contents():
                pass

    def _paragraph(self, block: Paragraph) -> None:
        if block.role is Role.CONTENTS_TITLE:
            return
        self._derived = block.role is Role.ATTACHMENT_NOTE
        self._open(Sort.PARAGRAPH, block.anchor, block.origin)
        self._unit(UnitKind.PARAGRAPH, block, block.content)
        self._close()
        self._derived = False

    def _section(self, block: Section) -> None:
        self._open(Sort.SECTION, block.anchor, block.origin)
        self._unit(UnitKind.HEADING, block, block.title, block.label, block.depth)
        above = self._trail, self._under
        if self._makes:
            self._trail = (*above[0], _printed(block.label) + plain(block.title))
        self._under = ()
        self._blocks(block.blocks)
        self._trail, self._under = above
        self._close()

    def _item(self, block: Item) -> None:
        self._open(Sort.ITEM, block.anchor, block.origin)
        self._unit(UnitKind.ITEM, block, block.content, block.label, block.depth)
        above = self._under
        if block.label is not None and self._makes:
            self._under = (*above, block.label.text)
        self._blocks(block.blocks)
        self._under = above
        self._close()

    def _other(self, block: Figure | Break) -> None:
        # A page that the layout breaks, for a wide table or an annex.
        derived = self._derived
        self._derived = derived or (isinstance(block, Break) and not block.origin)
        self._open(Sort.OTHER, "", block.origin)
        self._unit(UnitKind.OTHER, block, ())
        self._close()
        self._derived = derived

    def _table_of(self, table: Table, block: Table | Form) -> None:
        if self._place is not None:
            self._blocks(b for row in table.rows for cell in row.cells for b in cell.blocks)
            return
        node = self._open(Sort.TABLE, table.anchor, table.origin)
        node.header = table.header_rows
        if table.caption:
            self._unit(UnitKind.PARAGRAPH, block, table.caption)
        counted = _counted(table)
        for index, (row, cells) in enumerate(zip(table.rows, placed(table.rows), strict=True)):
            self._open(Sort.ROW, row.anchor, row.origin)
            for column, cell in cells:
                self._derived = column in counted and index >= table.header_rows
                self._cell(row, cell, CellPlace(self._table, index, column))
            self._close()
        self._derived = False
        self._place = None
        self._table += 1
        self._close()

    def _cell(self, row: Row, cell: Cell, place: CellPlace) -> None:
        self._place = place
        path = cell.origin or row.origin
        node = self._open(Sort.CELL, "", path)
        node.column = place.column
        derived = self._derived
        self._blocks_of_cell(cell.blocks or (Paragraph((), Role.CELL, origin=path),), path)
        self._derived = derived
        self._close()

    def _blocks_of_cell(self, blocks: Iterable[Block], path: Path) -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    self._in_cell(block, block.content, path)
                case Item():
                    self._in_cell(block, block.content, path, block.label)
                    self._blocks_of_cell(block.blocks, path)
                case Section():
                    self._in_cell(block, block.title, path, block.label)
                    self._blocks_of_cell(block.blocks, path)
                case Table():
                    inner = (b for row in block.rows for cell in row.cells for b in cell.blocks)
                    self._blocks_of_cell(inner, path)
                case Form():
                    self._blocks_of_cell((form_table(block),), path)
                case Figure() | Break():
                    self._other(block)
                case Contents():
                    pass

    def _in_cell(
        self,
        block: Block,
        content: tuple[Inline, ...],
        path: Path,
        label: Label | None = None,
    ) -> None:
        self._open(Sort.PARAGRAPH, "", block.origin or path)
        self._unit(UnitKind.CELL, block, content, label)
        self._close()

    # Units

    def _unit(
        self,
        kind: UnitKind,
        block: Block,
        content: tuple[Inline, ...],
        label: Label | None = None,
        depth: int = 0,
    ) -> None:
        node = self._at
        node.unit = self._count
        if self._makes:
            self.units.append(
                Unit(
                    self._count,
                    kind,
                    content,
                    plain(content),
                    label.text if label else "",
                    depth,
                    node.path,
                    node.anchor if self._ours else "",
                    self._trail,
                    self._place,
                    block,
                    self._derived,
                    self._note,
                    self._under,
                )
            )
        self._count += 1
        if len(content) > 1:
            for note in _notes(content):
                self._footnote(note)

    def _footnote(self, note: Footnote) -> None:
        self._note = note.number or 1
        for block in note.blocks:
            if isinstance(block, Paragraph):
                self._open(Sort.PARAGRAPH, "", block.origin or note.origin)
                self._unit(UnitKind.PARAGRAPH, block, block.content)
                self._close()
        self._note = 0


def _notes(content: Iterable[Inline]) -> list[Footnote]:
    found: list[Footnote] = []
    for node in content:
        match node:
            case Footnote():
                found.append(node)
            case Strong() | Link() | CommentAnchor():
                found += _notes(node.content)
            case _:
                pass
    return found


def _printed(label: Label | None) -> str:
    return label.text + label.gap if label else ""


def _counted(table: Table) -> set[int]:
    """The grid columns of a table that only count its rows."""
    if not table.header_rows or not table.rows:
        return set()
    heads = {
        column
        for column, cell in next(placed(table.rows))
        if _ORDINAL.fullmatch(_words(cell).strip())
    }
    if not heads:
        return heads
    body = list(placed(table.rows))[table.header_rows :]
    for cells in body:
        for column, cell in cells:
            if column in heads and not _COUNT.fullmatch(_words(cell).strip()):
                heads.discard(column)
    return heads


def _words(cell: Cell) -> str:
    return "".join(plain(block.content) for block in cell.blocks if isinstance(block, Paragraph))
