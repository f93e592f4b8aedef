"""A table as the one order that plan.typ makes a grid of."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from planforge.document import Align, Block, Cell, Change, Paragraph, Role, Row, Table, plain
from planforge.writers.pdf.look import MM, Json
from planforge.writers.pdf.styles import Styles

_TALL_CELL = 200
"""Characters in a cell beyond which its row may break over pages."""

_ASCII_WIDTH = 0.62
"""Width of an ASCII character as a share of the size, on the safe side."""

Draw = Callable[[Iterable[Block], str, int], list[Json]]
"""The orders of blocks inside a box of a style, with room for some ASCII characters a line."""


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
            "above": look.before_pt,
            "below": look.after_pt,
        },
    ]


def _header_rows(table: Table) -> int:
    """The header's rows with those that its cells reach into; none where that is the whole table.

    A table that is nothing but header rows keeps them as they are.
    """
    wanted = min(table.header_rows, len(table.rows))
    rows, at = wanted, 0
    while at < rows:
        reach = max((cell.rowspan for cell in table.rows[at].cells), default=1)
        rows = min(max(rows, at + reach), len(table.rows))
        at += 1
    return rows if rows < len(table.rows) or rows == wanted else 0


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
        """The cells of each row from left to right, without those that spans cover.

        A cell beyond the last column has no place of its own: what it holds joins the cell
        before it.
        """
        width, total = len(self._table.columns), len(self._table.rows)
        taken: set[tuple[int, int]] = set()
        placed: list[list[tuple[Row, Cell, int]]] = []
        for index, row in enumerate(self._table.rows):
            line: list[tuple[Row, Cell, int]] = []
            column = 0
            for cell in row.cells:
                column = _free(taken, index, column, width)
                if column == width:
                    _join(line or next((o for o in reversed(placed) if o), line), cell)
                    continue
                span = _span(cell, taken, index, column, width)
                rows = max(1, min(cell.rowspan, total - index))
                line.append((row, replace(cell, colspan=span, rowspan=rows), column))
                taken |= {(index + r, column + c) for r in range(rows) for c in range(span)}
            while (column := _free(taken, index, column, width)) < width:
                taken.add((index, column))
                line.append((row, Cell(()), column))
            placed.append(line)
        return [
            [self._cell(row, cell, at, first=cell is line[0][1]) for row, cell, at in line]
            for line in placed
        ]

    def _cell(self, row: Row, cell: Cell, column: int, *, first: bool) -> Json:
        change = cell.change or row.change or self._table.change
        blocks = cell.blocks if change is None else tuple(_marked(b, change) for b in cell.blocks)
        body = self._draw(blocks, "cell", self._room(column, cell.colspan))
        heads = bool(cell.blocks) and all(
            isinstance(b, Paragraph) and b.role is Role.CELL_HEADER for b in cell.blocks
        )
        anchor = self._anchored(row.anchor) if first else ""
        extra: dict[str, Json] = {}
        if cell.colspan > 1:
            extra["colspan"] = cell.colspan
        if cell.rowspan > 1:
            extra["rowspan"] = cell.rowspan
        if anchor:
            extra["anchor"] = anchor
        if heads and self._styles.layout.table.header_fill:
            extra["fill"] = self._styles.layout.table.header_fill
        if heads:
            extra["align"] = Align.CENTER.value
        if not extra and not body:
            return ""
        if not extra and len(body) == 1 and isinstance(body[0], str):
            return body[0]
        return {**extra, "body": body}

    def _room(self, column: int, span: int) -> int:
        """ASCII characters that fit on a line of a cell."""
        layout, columns = self._styles.layout, self._table.columns
        total = sum(column.width for column in columns) or 1
        share = sum(column.width for column in columns[column : column + span]) / total
        width = share * layout.page.text_width_mm - 2 * layout.table.pad_x_mm
        return max(1, int(width * MM / (layout.style("cell").size_pt * _ASCII_WIDTH)))


def _marked(block: Block, change: Change) -> Block:
    """A cell's paragraph with its row's mark, unless it has one of its own."""
    if isinstance(block, Paragraph) and block.change is None:
        return replace(block, change=change)
    return block


def _free(taken: set[tuple[int, int]], row: int, column: int, width: int) -> int:
    """The next column of a row that no span covers; width where there is none."""
    while column < width and (row, column) in taken:
        column += 1
    return column


def _span(cell: Cell, taken: set[tuple[int, int]], row: int, column: int, width: int) -> int:
    """How many columns the cell can have: not beyond the table, nor over a cell from above."""
    room = 1
    while room < cell.colspan and column + room < width and (row, column + room) not in taken:
        room += 1
    return room


def _join(line: list[tuple[Row, Cell, int]], cell: Cell) -> None:
    if line:
        row, last, column = line[-1]
        line[-1] = row, replace(last, blocks=last.blocks + cell.blocks), column
