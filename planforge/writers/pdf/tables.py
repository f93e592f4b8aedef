"""A table as the one order that plan.typ makes a grid of."""

from collections.abc import Callable, Iterable

from planforge.document import Align, Block, Cell, Paragraph, Role, Row, Table, plain
from planforge.writers.cells import placed
from planforge.writers.pdf.look import MM, Json
from planforge.writers.pdf.styles import Styles

_TALL_CELL = 200
"""Characters in a cell beyond which its row may break over pages."""

Draw = Callable[[Iterable[Block], str], list[Json]]
"""The orders of blocks inside a box of a style."""


def table_order(
    table: Table, styles: Styles, anchored: Callable[[str], str], draw: Draw
) -> list[Json]:
    """The order for a table.

    Args:
        table: what to draw.
        styles: of the layout.
        anchored: gives back the anchors that are to be set.
        draw: for what stands in cells.
    """
    look, style = styles.layout.table, styles.role("cell")
    grid = _Grid(table, styles, anchored, draw)
    rows = grid.rows()
    head = _header_rows(table)
    return [
        "table",
        {
            "style": style,
            "columns": [max(column.width, 0.01) for column in table.columns],
            "align": [column.align.value for column in table.columns],
            "header": [cell for row in rows[:head] for cell in row],
            "cells": [cell for row in rows[head:] for cell in row],
            "breakable": any(_tall(cell) for row in table.rows for cell in row.cells),
            "outer": look.outer_pt,
            "rule": look.rule_pt,
            "color": look.color,
            "pad_x": look.pad_x_mm * MM,
            "pad_y": look.pad_y_mm * MM,
            "above": 3.0,
            "below": 9.0,
        },
    ]


def _header_rows(table: Table) -> int:
    """The header's rows, and those that a cell of them reaches into."""
    rows = min(table.header_rows, len(table.rows))
    at = 0
    while at < rows:
        reach = max((cell.rowspan for cell in table.rows[at].cells), default=1)
        rows = min(max(rows, at + reach), len(table.rows))
        at += 1
    return rows if rows < len(table.rows) else min(table.header_rows, len(table.rows))


def _tall(cell: Cell) -> bool:
    return sum(len(plain(b.content)) for b in cell.blocks if isinstance(b, Paragraph)) > _TALL_CELL


class _Grid:
    """Makes cells, and fills the places that a row leaves open."""

    def __init__(
        self, table: Table, styles: Styles, anchored: Callable[[str], str], draw: Draw
    ) -> None:
        self._table = table
        self._styles = styles
        self._anchored = anchored
        self._draw = draw

    def rows(self) -> list[list[Json]]:
        """The cells of each row from left to right, without those that spans cover."""
        width = len(self._table.columns)
        covered: dict[int, int] = {}
        out: list[list[Json]] = []
        total = len(self._table.rows)
        for index, (row, cells) in enumerate(
            zip(self._table.rows, placed(self._table.rows), strict=True)
        ):
            taken = {column for column, rest in covered.items() if rest > 0}
            covered = {column: rest - 1 for column, rest in covered.items() if rest > 1}
            line: list[Json] = []
            column = 0
            for start, cell in cells:
                line += [""] * sum(c not in taken for c in range(column, min(start, width)))
                if start >= width:
                    break
                span = _span(cell, start, width, taken)
                rows = min(cell.rowspan, total - index)
                line.append(self._cell(row, cell, span, rows, first=not line))
                if rows > 1:
                    covered |= dict.fromkeys(range(start, start + span), rows - 1)
                column = start + span
            line += [""] * sum(c not in taken for c in range(column, width))
            out.append(line)
        return out

    def _cell(self, row: Row, cell: Cell, colspan: int, rowspan: int, *, first: bool) -> Json:
        body = self._draw(cell.blocks, "cell")
        heads = bool(cell.blocks) and all(
            isinstance(b, Paragraph) and b.role is Role.CELL_HEADER for b in cell.blocks
        )
        anchor = self._anchored(row.anchor) if first else ""
        extra: dict[str, Json] = {}
        if colspan > 1:
            extra["colspan"] = colspan
        if rowspan > 1:
            extra["rowspan"] = rowspan
        if anchor:
            extra["anchor"] = anchor
        if heads and self._styles.layout.table.header_fill:
            extra["fill"] = self._styles.layout.table.header_fill
        if heads:
            extra["align"] = Align.CENTER.value
        if not extra and len(body) == 1 and isinstance(body[0], str):
            return body[0]
        return {**extra, "body": body}


def _span(cell: Cell, start: int, width: int, taken: set[int]) -> int:
    """How many columns the cell can have: not beyond the table, nor over a cell from above."""
    room = 1
    while room < cell.colspan and start + room < width and start + room not in taken:
        room += 1
    return room
