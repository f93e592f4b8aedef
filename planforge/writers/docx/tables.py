"""Tables: explicit grids, spans, headers that repeat."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from planforge.document import Align, Block, Cell, Column, Paragraph, Role, Table
from planforge.profiles import Layout
from planforge.writers.docx.flow import Flow
from planforge.writers.docx.setting import measures

_TALL_ROW = 180.0
"""A row that is higher, in points, may break over pages."""


class Place(NamedTuple):
    """One place in a row of the grid: a cell, or what a span from above still covers.

    Attributes:
        column: index of its first column.
        span: columns it takes.
        cell: the cell, or None where a cell from above reaches down here.
        down: the cell reaches into the next row.
    """

    column: int
    span: int
    cell: Cell | None
    down: bool = False


def grid_places(table: Table) -> Iterator[tuple[Place, ...]]:
    """For each row the places that fill its grid exactly, whatever the spans say.

    Spans are cut at the table's edges, and columns that no cell reaches get an empty cell.
    """
    width = len(table.columns)
    above: dict[int, tuple[int, int]] = {}  # first column: (columns, rows still to cover)
    for index, row in enumerate(table.rows):
        if not above and len(row.cells) == width and all(map(_single, row.cells)):
            yield tuple(Place(column, 1, cell) for column, cell in enumerate(row.cells))
            continue
        left = len(table.rows) - index
        places: list[Place] = []
        cells = iter(row.cells)
        column = 0
        while column < width:
            if column in above:
                span, rows = above.pop(column)
                places.append(Place(column, span, None))
                if rows > 1:
                    above[column] = (span, rows - 1)
            else:
                cell = next(cells, Cell(()))
                stop = min((start for start in above if start > column), default=width)
                span = max(1, min(cell.colspan, stop - column))
                rows = min(cell.rowspan, left)
                places.append(Place(column, span, cell, down=rows > 1))
                if rows > 1:
                    above[column] = (span, rows - 1)
            column += span
        yield _with_rest(places, tuple(cells))


def _single(cell: Cell) -> bool:
    return cell.colspan == 1 and cell.rowspan == 1


def _with_rest(places: list[Place], rest: tuple[Cell, ...]) -> tuple[Place, ...]:
    """The places; what cells too many for the grid say is put into the last one, not lost."""
    last = next((n for n in range(len(places) - 1, -1, -1) if places[n].cell is not None), None)
    if rest and last is not None and (cell := places[last].cell) is not None:
        blocks = (*cell.blocks, *(block for other in rest for block in other.blocks))
        places[last] = places[last]._replace(cell=replace(cell, blocks=blocks))
    return tuple(places)


class Tables:
    """Writes tables; the paragraphs in their cells are written by the body."""

    def __init__(
        self, layout: Layout, flow: Flow, cell: Callable[[Block, str, float], tuple[str, float]]
    ) -> None:
        """Start.

        Args:
            layout: the layout.
            flow: where the text stands.
            cell: writes a block in a cell, given its direct alignment ("" for the style's own)
                and the cell's inner width in points; returns XML and height in points.
        """
        self._cell = cell
        self._flow = flow
        self._look = layout.table
        self._pads = (layout.table.pad_x_mm / 25.4 * 144, layout.table.pad_y_mm / 25.4 * 144)
        self._own = layout.style("cell").align
        self._known: dict[tuple[int, int, bool, bool, bool], str] = {}

    def open(self, table: Table, width: int) -> tuple[str, "Frame"]:
        """The head of a table of a width in twips, and the frame of its columns."""
        widths = _widths(table.columns, width)
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        header = int(table.header_rows > 0)
        free = self._flow.static.sheet.columns_align
        aligns = [_direct(column.align, self._own) if free else "" for column in table.columns]
        plain = [self._plain(*each) for each in zip(widths, aligns, strict=True)]
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/><w:tblW w:w="{sum(widths)}" '
            'w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{0x0420 if header else 0x0400:04X}" w:firstRow="{header}" '
            'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        ), Frame(widths, aligns, plain)

    def _plain(self, width: int, align: str) -> "Plain":
        """How a column of this width sets a paragraph of the cells' own style."""
        jc = f'<w:jc w:val="{align}"/>' if align else ""
        style = self._flow.static.sheet.ids["cell"]
        start = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{jc}</w:pPr>'
        measures = self._flow.meter.column("cell", width / 20 - self._pads[0])
        return Plain(self._opening((width, 1, False, False, False)) + start, *measures)

    def row(self, places: tuple[Place, ...], frame: "Frame", *, header: bool) -> tuple[str, float]:
        """A row and its height in points."""
        parts = [""]
        height = 0.0
        for column, span, cell, down in places:
            if (
                span == 1
                and cell is not None
                and not (down or header)
                and (only := self._only(cell))
            ):
                inner, tall = self._set(only, frame.plain[column])
                parts.append(inner)
            else:
                width = sum(frame.widths[column : column + span])
                look = self._opening((width, span, cell is None, down, header))
                inner, tall = self._content(cell, frame.aligns[column], width / 20 - self._pads[0])
                parts += (look, inner, "</w:tc>")
            if tall > height and not down:
                height = tall
        whole = header or height <= _TALL_ROW
        parts[0] = _ROWS[whole, header]
        parts.append("</w:tr>")
        return "".join(parts), height + self._pads[1]

    def _opening(self, key: tuple[int, int, bool, bool, bool]) -> str:
        """The start of a cell: width, columns, covered from above, reaching down, in a header."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._properties(*key)
        return known

    def _properties(self, width: int, columns: int, covered: bool, down: bool, header: bool) -> str:
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        merge = "<w:vMerge/>" if covered else ""
        if down and not covered:
            merge = '<w:vMerge w:val="restart"/>'
        fill = self._look.header_fill
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if header and fill else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}'
            f'<w:vAlign w:val="{self._flow.static.sheet.cell_align}"/></w:tcPr>'
        )

    def _only(self, cell: Cell) -> Paragraph | None:
        """What a cell holds where that is one paragraph of the cells' own style, as in most."""
        if len(cell.blocks) != 1 or self._flow.waiting:
            return None
        block = cell.blocks[0]
        if type(block) is not Paragraph or block.role is not Role.CELL or block.anchor:
            return None
        return block

    def _set(self, block: Paragraph, plain: "Plain") -> tuple[str, float]:
        inlines = self._flow.inlines
        inner = inlines.runs(block.content)
        lines = ceil((inlines.ems + plain.lead) / plain.room - 0.01) or 1
        inlines.ems = 0.0
        return f"{plain.start}{inner}</w:p></w:tc>", plain.around + lines * plain.line

    def _content(self, cell: Cell | None, align: str, width: float) -> tuple[str, float]:
        blocks = cell.blocks if cell is not None else ()
        parts: list[str] = []
        height = 0.0
        for block in blocks or (_EMPTY,):
            inner, tall = self._cell(block, align, width)
            parts.append(inner)
            height += tall
        if not parts[-1].endswith("</w:p>"):
            parts.append(self._cell(_EMPTY, "", width)[0])
        return "".join(parts), height


class Plain(NamedTuple):
    """How a column sets a cell with one paragraph of the cells' own style.

    Attributes:
        start: XML of the cell and the paragraph up to its runs.
        room: characters a line.
        lead: characters of the first line's indent.
        line: height of a line in points.
        around: space above and below a paragraph in points.
    """

    start: str
    room: int
    lead: float
    line: float
    around: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The columns of a table.

    Attributes:
        widths: in twips.
        aligns: what each says of alignment directly.
        plain: how each sets its plain cells.
    """

    widths: list[int]
    aligns: list[str]
    plain: list[Plain]


def _row_start(*, whole: bool, header: bool) -> str:
    look = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if header else "")
    return f"<w:tr><w:trPr>{look}</w:trPr>" if look else "<w:tr>"


_ROWS = {
    (whole, header): _row_start(whole=whole, header=header)
    for whole in (False, True)
    for header in (False, True)
}
_EMPTY = Paragraph((), Role.CELL)


def _direct(align: Align, own: str) -> str:
    """The alignment that a cell needs beside its style's; a column's left asks for none."""
    return "" if align is Align.LEFT or align.value == own else align.value


def _widths(columns: tuple[Column, ...], width: int) -> list[int]:
    """Column widths in twips that add up to the table's width exactly."""
    total = sum(column.width for column in columns) or 1.0
    edges: list[int] = [0]
    share = 0.0
    for column in columns:
        share += column.width / total
        edges.append(max(edges[-1] + 1, round(width * share)))
    return [right - left for left, right in pairwise(edges)]


def table_width(layout: Layout, *, wide: bool) -> int:
    """The width of the type area in twips."""
    return measures(layout.page.text_height_mm if wide else layout.page.text_width_mm)
