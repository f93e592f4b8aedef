"""Walking a document, and the one way in which a form becomes a table."""

from collections.abc import Iterator

from planforge.document.inline import Text, plain
from planforge.document.measure import text_width
from planforge.document.nodes import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Form,
    FormField,
    Item,
    Paragraph,
    Role,
    Row,
    Section,
    Table,
)

_FORM = 42.0
"""Width of a form in characters of its size: 五号 on the type area of GB/T 9704-2012."""

_PADDING = 1.0
_ONE_LINE = 6.0
_NARROW, _WIDE = 4.0, 16.0


def children(block: Block) -> tuple[Block, ...]:
    """The blocks directly under a block; a table's are those of its cells, row by row."""
    if isinstance(block, Section | Item):
        return block.blocks
    if isinstance(block, Table):
        return tuple(inner for row in block.rows for cell in row.cells for inner in cell.blocks)
    return ()


def blocks_of(document: Document) -> Iterator[Block]:
    """Every block of a document in reading order: front matter, body, imprint."""
    stack: list[Block] = [
        *reversed(document.imprint),
        *reversed(document.body),
        *(block for page in reversed(document.front.pages) for block in reversed(page.blocks)),
    ]
    while stack:
        block = stack.pop()
        yield block
        stack.extend(reversed(children(block)))


def form_table(form: Form) -> Table:
    """The form as a table: name and room to write, ``form.columns`` pairs beside each other."""
    pairs = max(1, form.columns)
    rows: list[Row] = []
    waiting: list[FormField] = []
    for field in form.fields:
        if field.lines > 1 or pairs == 1:
            rows.extend(_rows(waiting, pairs))
            waiting = []
            rows.append(_row([field], pairs, wide=True))
        else:
            waiting.append(field)
    rows.extend(_rows(waiting, pairs))
    return Table(
        _form_columns(rows, pairs),
        tuple(rows),
        header_rows=0,
        caption=form.title,
        origin=form.origin,
        change=form.change,
    )


def _form_columns(rows: list[Row], pairs: int) -> tuple[Column, ...]:
    """Names of up to six characters on one line, longer ones on two; the rest is to write in."""
    longest = [0.0] * pairs
    for row in rows:
        for at, cell in enumerate(row.cells[::2]):
            name = cell.blocks[0]
            width = text_width(plain(name.content)) if isinstance(name, Paragraph) else 0.0
            longest[at] = max(longest[at], width if width <= _ONE_LINE else width / 2 + 1)
    columns: list[Column] = []
    for width in longest:
        share = (min(max(width, _NARROW), _WIDE / pairs) + _PADDING) / _FORM
        columns += [Column(share, Align.CENTER), Column(1 / pairs - share)]
    return tuple(columns)


def _rows(fields: list[FormField], pairs: int) -> Iterator[Row]:
    for start in range(0, len(fields), pairs):
        yield _row(fields[start : start + pairs], pairs, wide=False)


def _row(fields: list[FormField], pairs: int, *, wide: bool) -> Row:
    cells: list[Cell] = []
    for field in fields:
        last = field is fields[-1]
        span = 2 * (pairs - len(fields)) + 1 if wide or last else 1
        name = Paragraph((Text(field.name, field.origin),), Role.CELL_HEADER, origin=field.origin)
        value = Paragraph(field.value, Role.CELL, origin=field.origin)
        empty = Paragraph((), Role.CELL, origin=field.origin)
        cells.append(Cell((name,), origin=field.origin))
        cells.append(
            Cell((value, *([empty] * (field.lines - 1))), colspan=span, origin=field.origin)
        )
    return Row(tuple(cells), origin=fields[0].origin)
