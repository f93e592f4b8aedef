"""The plan's own rendering, as the pieces a Word file of it holds, each with its origins."""

from collections.abc import Iterable, Iterator

from planforge.document import (
    Block,
    CommentAnchor,
    Document,
    Figure,
    Footnote,
    Form,
    Inline,
    Item,
    LineBreak,
    Link,
    Paragraph,
    Ref,
    Row,
    Section,
    SectionKind,
    Strong,
    Table,
    Text,
    form_table,
    placed,
    plain,
)
from planforge.pull.lines import Column, Piece, Sort, Span

_SHOWN = frozenset({"image/png", "image/jpeg"})


def pieces_of(document: Document) -> list[Piece]:
    """The pieces of a numbered document, in the order in which the DOCX writer prints them."""
    return list(_Walk().document(document))


class _Walk:
    """The same way through a document as that of ``writers.docx.body``."""

    def __init__(self) -> None:
        self._tables = 0

    def document(self, document: Document) -> Iterator[Piece]:
        for page in document.front.pages:
            yield from self._blocks(page.blocks)
        yield from self._blocks(document.body)
        self._tables += 1
        for block in document.imprint:
            if isinstance(block, Paragraph) and plain(block.content).strip():
                cell = Column(plain(block.content), 0, spans_of(block.content), block.origin)
                yield Piece(Sort.ROW, "", cells=(cell,), origin=block.origin, table=self._tables)

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[Piece]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Piece]:
        match block:
            case Paragraph():
                yield from _line(Sort.BODY, block.content, block, role=block.role.value)
            case Section():
                yield from self._section(block)
            case Item():
                yield from self._entry(block, block.content, Sort.ITEM)
            case Table():
                yield from self._table(block)
            case Form():
                yield from self._table(form_table(block))
            case Figure():
                yield from self._figure(block)
            case _:
                pass

    def _section(self, block: Section) -> Iterator[Piece]:
        if block.kind is SectionKind.ANNEX:
            if block.label:
                yield Piece(Sort.BODY, block.label.text, role="annex-label", origin=block.origin)
            yield from _line(Sort.HEADING, block.title, block, depth=1, role="annex-title")
            yield from self._blocks(block.blocks)
            return
        yield from self._entry(block, block.title, Sort.HEADING)

    def _entry(
        self, block: Section | Item, content: tuple[Inline, ...], sort: Sort
    ) -> Iterator[Piece]:
        label = block.label.text if block.label else ""
        blocks = block.blocks
        if not content and blocks:
            first = blocks[0]
            if isinstance(first, Paragraph):
                content, blocks = first.content, blocks[1:]
                sort = Sort.ITEM
        yield from _line(sort, content, block, label=label, depth=block.depth)
        yield from self._blocks(blocks)

    def _table(self, table: Table) -> Iterator[Piece]:
        if table.caption:
            yield from _line(Sort.BODY, table.caption, table, role="caption")
        if not table.columns or not table.rows:
            return
        self._tables += 1
        number = self._tables
        for index, (row, places) in enumerate(zip(table.rows, placed(table.rows), strict=True)):
            cells = tuple(self._cell(cell.blocks, at, cell.origin) for at, cell in places)
            yield _row(row, cells, number, header=index < table.header_rows)

    def _cell(
        self, blocks: tuple[Block, ...], column: int, origin: tuple[str | int, ...]
    ) -> Column:
        words: list[str] = []
        spans: list[Span] = []
        for piece in self._blocks(blocks):
            if words:
                spans.append(Span("\n", origin))
            words.append((piece.label + piece.text) if piece.label else piece.words)
            if piece.label:
                spans.append(Span(piece.label, origin))
            spans.extend(piece.spans)
        return Column("\n".join(words), column, tuple(spans), origin)

    def _figure(self, figure: Figure) -> Iterator[Piece]:
        if figure.drawn or figure.media_type in _SHOWN:
            yield Piece(Sort.PICTURE, "图", origin=figure.origin)
        elif figure.alt:
            yield Piece(
                Sort.BODY, figure.alt, (Span(figure.alt, figure.origin),), "", figure.origin
            )
        if figure.caption:
            yield from _line(Sort.BODY, figure.caption, figure, role="caption")


def _line(
    sort: Sort,
    content: tuple[Inline, ...],
    block: Paragraph | Section | Item | Table | Figure,
    *,
    label: str = "",
    depth: int = 0,
    role: str = "",
) -> Iterator[Piece]:
    text = plain(content)
    if text.strip() or label:
        anchor = "" if isinstance(block, Figure) else block.anchor
        spans = spans_of(content)
        yield Piece(sort, text, spans, label, block.origin, anchor, depth=depth, role=role)


def _row(row: Row, cells: tuple[Column, ...], table: int, *, header: bool) -> Piece:
    return Piece(
        Sort.ROW, "", (), "", row.origin, row.anchor, cells=cells, table=table, header=header
    )


def spans_of(content: Iterable[Inline], *, lead: bool = False) -> tuple[Span, ...]:
    """The words of inline content with where they come from, in order."""
    return tuple(_spans(content, lead=lead))


def _spans(content: Iterable[Inline], *, lead: bool) -> Iterator[Span]:
    for index, node in enumerate(content):
        match node:
            case Text():
                yield Span(node.text, node.origin, lead=lead)
            case Ref():
                yield Span(node.text, node.origin, node.target, node.named, lead)
            case LineBreak():
                yield Span("\n", node.origin, lead=lead)
            case Strong():
                yield from _spans(node.content, lead=lead or index == 0)
            case Link() | CommentAnchor():
                yield from _spans(node.content, lead=lead)
            case Footnote():
                pass
