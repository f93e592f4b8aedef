"""Facts as a table with columns that the plan itself names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planforge.compose.text import inline_lines
from planforge.compose.words import printed, words
from planforge.document import Cell, Column, Inline, Paragraph, Role, Row, Table, Text
from planforge.findings import Path
from planforge.schema import Entry, Model
from planforge.schema.base import Listing
from planforge.schema.grading import Criterion
from planforge.schema.headings import COUNT, fields_named, is_count

if TYPE_CHECKING:
    from planforge.compose.scribe import Scribe

_LONG = 10
"""Longer words in a list are parted by a semicolon."""


def listing_table(scribe: "Scribe", passage: Listing, rows: Sequence[Model]) -> Table:
    """A row of the headings that the passage asks for, then a row for each object.

    A heading means the field that it names in any of its words; 序号 counts. A column that means
    no field is there to be filled in by hand, and noted.
    """
    at = scribe.path(passage)
    fields = _fields(scribe, passage, rows)
    head = tuple(
        _cell(((Text(heading, at),),), Role.CELL_HEADER, at) for heading in passage.columns
    )
    grid = [
        [_value(scribe, row, field, number) for field in fields]
        for number, row in enumerate(rows, 1)
    ]
    merging = [heading in passage.merged for heading in passage.columns]
    made = [Row(head, origin=at)]
    for index, row in enumerate(rows):
        source = scribe.source(row)
        made.append(Row(tuple(_cells(grid, index, merging)), source.anchor, source.path))
    share = 1 / max(1, len(fields))
    return Table(tuple(Column(share) for _ in fields), tuple(made), origin=at)


def shown(rows: tuple[object, ...]) -> tuple[Model, ...]:
    """The facts among rows that are not said elsewhere."""
    return tuple(
        row for row in rows if isinstance(row, Model) and not (isinstance(row, Entry) and row.aside)
    )


def words_in(value: object) -> str:
    """What a cell says for a field's value: a list with its usual marks, items line by line."""
    text = printed(value)
    if text is not None:
        return text
    if not isinstance(value, tuple):
        return ""
    if value and isinstance(value[0], Entry | Criterion):
        return "\n".join(inner.text or "" for inner in value)
    return _mark(value).join(map(str, value))


def _fields(scribe: "Scribe", passage: Listing, rows: Sequence[Model]) -> list[str]:
    """The fields of the headings; COUNT for the number, empty where there is none."""
    if not rows:
        return [""] * len(passage.columns)
    named = fields_named(type(rows[0]), passage.columns)
    fields = []
    for heading, field in zip(passage.columns, named, strict=True):
        fields.append(COUNT if is_count(heading) else field)
        if not fields[-1]:
            scribe.blank_columns.append(((*scribe.path(passage), "columns"), heading))
    return fields


def _value(scribe: "Scribe", row: Model, field: str, number: int) -> Cell:
    origin = scribe.path(row)
    if field in ("", COUNT):
        text = str(number) if field else ""
        return _cell(((Text(text, origin),) if text else (),), Role.CELL, origin)
    value = getattr(row, field)
    said = _said(scribe, value, (*origin, field))
    if isinstance(value, str) and isinstance(row, Entry) and "[[." in value:
        said = scribe.fill(row, field)
    lines = inline_lines(said, scribe.words, origin, scribe.resolve)
    return _cell(lines or ((),), Role.CELL, origin)


def _said(scribe: "Scribe", value: object, path: Path) -> str:
    text = printed(value)
    if text is not None:
        return scribe.say(words(text, path), path)
    if not isinstance(value, tuple) or not value:
        return ""
    if isinstance(value[0], Entry):
        return scribe.say("\n", path).join(scribe.fill(inner) for inner in value)
    if isinstance(value[0], Criterion):
        lines = [(inner.text or "", (*path, i, "text")) for i, inner in enumerate(value)]
        return scribe.say("\n", path).join(scribe.say(words(t, at), at) for t, at in lines)
    said = (scribe.say(words(str(v), (*path, i)), (*path, i)) for i, v in enumerate(value))
    return _mark(value).join(said)


def _mark(value: tuple[object, ...]) -> str:
    return "；" if any(len(str(inner)) > _LONG for inner in value) else "、"


def _cells(grid: list[list[Cell]], index: int, merging: list[bool]) -> list[Cell]:
    """The cells of a row; equal neighbours of merged columns are one."""
    out = []
    for column, cell in enumerate(grid[index]):
        span = 1
        if merging[column]:
            if index and _same(grid[index - 1][column], cell):
                continue
            while index + span < len(grid) and _same(grid[index + span][column], cell):
                span += 1
        out.append(Cell(cell.blocks, 1, span, cell.origin))
    return out


def _same(one: Cell, two: Cell) -> bool:
    return _texts(one) == _texts(two) != []


def _texts(cell: Cell) -> list[str]:
    return [
        node.text
        for block in cell.blocks
        if isinstance(block, Paragraph)
        for node in block.content
        if isinstance(node, Text)
    ]


def _cell(lines: Sequence[Sequence[Inline]], role: Role, origin: Path) -> Cell:
    blocks = tuple(Paragraph(tuple(line), role, origin=origin) for line in lines)
    return Cell(blocks, origin=origin)
