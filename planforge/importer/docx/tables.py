"""Tables as a grid in which each place is covered once (ISO/IEC 29500-1, 17.4)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from planforge.importer.docx.model import WordBlock, WordCell, WordParagraph, WordRow, WordTable
from planforge.importer.docx.names import W, child, number, on, points, value

WIDEST = 1000
"""Columns; Word takes 63."""

_TR, _TC = W + "tr", W + "tc"
_MARKS = frozenset(W + name for name in ("bookmarkStart", "commentRangeStart", "commentRangeEnd"))
_SKIPPED = frozenset(W + name for name in ("tblPr", "tblGrid", "trPr", "tblPrEx", "sdtPr", "tcPr"))
_WORDS = tuple(W + name for name in ("t", "delText", "sym", "drawing", "pict", "object"))

ReadCell = Callable[[Element], tuple[WordBlock, ...]]
SeeMark = Callable[[Element], None]


@dataclass(slots=True)
class _Slot:
    """A cell while its table is read: where it starts, what it spans, what it holds."""

    start: int
    colspan: int
    rowspan: int = 1
    blocks: list[WordBlock] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    slots: list[_Slot]
    header: bool
    width: int = 0


def read_table(
    table: Element, first: int, read_cell: ReadCell, see_mark: SeeMark
) -> WordTable | None:
    """A ``w:tbl``; None where it has no cells.

    Args:
        table: the element.
        first: the number that its first paragraph gets.
        read_cell: reads the blocks of a ``w:tc``.
        see_mark: told of marks between rows and cells.
    """
    widths = [
        points(value(column, "w")) or 0.0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")
    ][:WIDEST]
    rows = _rows(table, read_cell, see_mark)
    if not any(slot.blocks for row in rows for slot in row.slots):
        return None
    width = max([len(widths), *(row.width for row in rows)])
    widths += [0.0] * (width - len(widths))
    made = tuple(_finished(row, width) for row in rows)
    return WordTable(first, made, tuple(widths))


def _rows(table: Element, read_cell: ReadCell, see_mark: SeeMark) -> list[_Row]:
    rows: list[_Row] = []
    above: dict[int, _Slot] = {}
    for element in _of_kind(table, _TR, see_mark):
        properties = child(element, "trPr")
        row = _Row([], on(child(properties, "tblHeader")))
        row.width = _bounded(number(child(properties, "gridBefore")) or 0)
        if row.width:
            row.slots.append(_Slot(0, row.width))
        above = _cells(element, row, above, read_cell, see_mark)
        after = _bounded(number(child(properties, "gridAfter")) or 0)
        if after:
            row.slots.append(_Slot(row.width, after))
            row.width += after
        rows.append(row)
    return rows


def _cells(
    element: Element, row: _Row, above: dict[int, _Slot], read_cell: ReadCell, see_mark: SeeMark
) -> dict[int, _Slot]:
    """Add the cells of a row; returns, by column, what a cell below may continue."""
    open_: dict[int, _Slot] = {}
    for cell in _of_kind(element, _TC, see_mark):
        properties = child(cell, "tcPr")
        span = _bounded(number(child(properties, "gridSpan")) or 1, 1)
        if _goes_on(child(properties, "hMerge")) and row.slots and row.slots[-1].rowspan == 1:
            row.slots[-1].colspan += span
            _add_words(row.slots[-1], cell, read_cell)
            row.width += span
            continue
        merge = child(properties, "vMerge")
        upper = above.get(row.width)
        if _goes_on(merge) and upper is not None and upper.colspan == span:
            upper.rowspan += 1
            _add_words(upper, cell, read_cell)
            open_[row.width] = upper
        else:
            slot = _Slot(row.width, span, blocks=list(read_cell(cell)))
            row.slots.append(slot)
            if merge is not None:
                open_[row.width] = slot
        row.width += span
    return open_


def _add_words(slot: _Slot, cell: Element, read_cell: ReadCell) -> None:
    """What a covered cell holds; Word leaves an empty paragraph in it, which does not count."""
    if next(cell.iter(*_WORDS), None) is not None:
        slot.blocks += read_cell(cell)


def _of_kind(parent: Element, tag: str, see_mark: SeeMark) -> Iterator[Element]:
    """Rows of a table or cells of a row, those in content controls and custom XML too."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _MARKS:
            see_mark(element)
        elif element.tag not in _SKIPPED and len(element):
            yield from _of_kind(element, tag, see_mark)


def _goes_on(merge: Element | None) -> bool:
    """A merge without a value continues (17.4.84)."""
    return merge is not None and (value(merge) or "continue") == "continue"


def _bounded(count: int, least: int = 0) -> int:
    return max(least, min(count, WIDEST))


def _finished(row: _Row, width: int) -> WordRow:
    """The row in a grid of a width: an empty cell fills what is missing at its end."""
    cells = [WordCell(tuple(slot.blocks), slot.colspan, slot.rowspan) for slot in row.slots]
    if row.width < width:
        cells.append(WordCell((), width - row.width))
    first = next((cell.blocks[0] for cell in cells if cell.blocks), None)
    bookmarks = first.bookmarks if isinstance(first, WordParagraph) else ()
    return WordRow(tuple(cells), bookmarks, row.header)
