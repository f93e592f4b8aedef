"""Tables, forms and figures that the plan holds as data, as blocks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planforge.compose.text import NOTE, REFERENCE, footnote
from planforge.compose.words import words
from planforge.document import (
    Align,
    Block,
    Cell,
    Column,
    Figure,
    Form,
    FormField,
    Inline,
    Paragraph,
    Role,
    Row,
    Table,
    Text,
)
from planforge.findings import Path
from planforge.schema.annexes import FormData
from planforge.schema.tables import FigureData, TableData, TableRow

if TYPE_CHECKING:
    from planforge.figures import Drawing

_MM_PT = 72 / 25.4
_MEDIA = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def table_block(data: TableData, path: Path, printed: set[Path]) -> Table:
    """The table; its width in columns is that of its widest row."""
    count = max((sum(c.colspan for c in row.cells) for row in data.rows), default=0) or 1
    widths = [float(width) for width in data.widths[:count]] or [1.0] * count
    widths += [sum(widths) / len(widths)] * (count - len(widths))
    total = sum(widths) or 1
    rows = tuple(
        _row(row, (*path, "rows", index), index < data.header_rows, printed)
        for index, row in enumerate(data.rows)
    )
    return Table(
        tuple(Column(width / total, Align.LEFT) for width in widths),
        rows,
        data.header_rows,
        _text(data.caption, (*path, "caption"), printed),
        origin=path,
    )


def _row(row: TableRow, path: Path, header: bool, printed: set[Path]) -> Row:
    role = Role.CELL_HEADER if header else Role.CELL
    cells = []
    for index, cell in enumerate(row.cells):
        at = (*path, "cells", index)
        lines = (cell.text or "").split("\n")
        blocks = tuple(
            Paragraph(_noted(line, (*at, "text"), printed), role, origin=at) for line in lines
        )
        cells.append(Cell(blocks, cell.colspan, cell.rowspan, at))
    return Row(tuple(cells), origin=path)


def form_block(data: FormData, path: Path, printed: set[Path]) -> Form:
    """The form."""
    fields = []
    for index, field in enumerate(data.fields):
        at = (*path, "fields", index)
        printed.add((*at, "name"))
        value = _text(field.value, (*at, "value"), printed)
        fields.append(FormField(words(field.name or "", at), value, max(1, field.lines), at))
    title = _text(data.title, (*path, "title"), printed)
    return Form(tuple(fields), title, max(1, data.columns), origin=path)


def figure_block(
    data: FigureData, path: Path, content: bytes | None, printed: set[Path]
) -> tuple[Block, ...]:
    """The figure; where its file is missing, its words alone."""
    alt = data.alt or data.caption or data.file or ""
    printed.update((*path, field) for field in ("file", "alt"))
    caption = _text(data.alt if data.caption is None else data.caption, (*path, "caption"), printed)
    media = next((m for head, m in _MEDIA.items() if content and content.startswith(head)), None)
    if content is None:
        return (Paragraph(caption, Role.CAPTION, origin=path),) if caption else ()
    if media is None:
        media = "image/svg+xml" if b"<svg" in content[:1000] else "application/octet-stream"
    return (Figure(content, media, alt, caption, float(data.width), origin=path),)


def drawn_blocks(
    data: FigureData, path: Path, sheets: "Sequence[Drawing]", printed: set[Path]
) -> tuple[Block, ...]:
    """The sheets of a figure drawn from the plan; what it says in words goes with the first."""
    from planforge.figures import svg_of

    printed.update((*path, field) for field in ("file", "alt", "draw", "scenario"))
    name = data.draw.zh if data.draw is not None else ""
    caption = _text(data.caption, (*path, "caption"), printed)
    blocks = []
    for index, sheet in enumerate(sheets):
        count = f"（{index + 1}/{len(sheets)}）" if len(sheets) > 1 else ""
        shown = data.alt or data.caption or name
        alt = f"{shown}{count}"
        if not data.alt and sheet.told:
            alt = f"{alt}：{'；'.join(line.strip() for line in sheet.told)}"
        under = (*caption, Text(count, path)) if caption and count else caption
        svg = svg_of(sheet, f"{shown}{count}", alt).encode()
        width = sheet.width * sheet.scale / _MM_PT
        blocks.append(
            Figure(
                svg,
                "image/svg+xml",
                alt,
                under,
                width,
                origin=path,
                drawn=True,
                told=sheet.told,
            )
        )
    return tuple(blocks)


def _noted(value: str, path: Path, printed: set[Path]) -> tuple[Inline, ...]:
    """The words of a cell's line with their footnotes; other double brackets are words."""
    if f"[[{NOTE}" not in value:
        return _text(value, path, printed)
    printed.add(path)
    out: list[Inline] = []
    for index, piece in enumerate(REFERENCE.split(words(value, path))):
        if index % 2 and piece.startswith(NOTE):
            out.append(footnote(piece, path))
        elif piece:
            out.append(Text(f"[[{piece}]]" if index % 2 else piece, path))
    return tuple(out)


def _text(value: str | None, path: Path, printed: set[Path]) -> tuple[Inline, ...]:
    if not value:
        return ()
    printed.add(path)
    return (Text(words(value, path), path),)
