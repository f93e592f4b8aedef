"""How tall blocks are on a page, reckoned without fonts: lines are as high as the layout says."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from planforge.document import (
    Block,
    Break,
    Cell,
    Form,
    Inline,
    Item,
    Paragraph,
    Role,
    Row,
    Section,
    Table,
    form_table,
    placed,
    plain,
    text_width,
)
from planforge.profiles import Layout
from planforge.profiles.layout import TextStyle

_MM = 72 / 25.4
_RAGGED = 0.8
"""What a line of several loses at its end, in characters."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with what no size of type changes.

    Attributes:
        at: its first column.
        span: how many it takes.
        texts: its paragraphs: the style and the widths of the lines.
        others: its other blocks.
    """

    at: int
    span: int
    texts: tuple[tuple[str, tuple[float, ...]], ...]
    others: tuple[Block, ...]


class Measures:
    """What is measured once for all sizes of type that a page is tried in, by identity."""

    def __init__(self) -> None:
        self._rows: dict[int, tuple[tuple[Row, ...], list[list[_Cell]]]] = {}
        self._lines: dict[int, tuple[tuple[Inline, ...], tuple[float, ...]]] = {}

    def cells(self, rows: tuple[Row, ...]) -> list[list[_Cell]]:
        """The cells of each row of a table."""
        known = self._rows.get(id(rows))
        if known is None:
            measured = [[_measured(at, cell) for at, cell in row] for row in placed(rows)]
            known = self._rows[id(rows)] = rows, measured
        return known[1]

    def lines(self, content: tuple[Inline, ...]) -> tuple[float, ...]:
        """The widths of the lines of a text."""
        known = self._lines.get(id(content))
        if known is None:
            known = self._lines[id(content)] = content, _widths(content)
        return known[1]


class Heights:
    """Reckons heights in points on the pages of a layout."""

    def __init__(self, layout: Layout, measures: Measures | None = None) -> None:
        """Take the layout, at the size that it is to be set in, and what is measured already."""
        self._layout = layout
        self._measures = measures or Measures()
        self._looks: dict[str, _Look] = {}
        self.page = layout.page.text_height_mm * _MM
        self._width = layout.page.text_width_mm * _MM

    def fits(self, blocks: Sequence[Block]) -> bool:
        """The blocks stand on one page; where breaks part them, each part on its own."""
        parts: list[list[Block]] = [[]]
        for block in blocks:
            if isinstance(block, Break):
                parts.append([])
            else:
                parts[-1].append(block)
        return all(self.of(part, self._width) <= self.page for part in parts)

    def of(self, blocks: Sequence[Block], width: float) -> float:
        """The height of blocks in a box that is so many points wide."""
        return sum(self._block(block, width) for block in blocks)

    def _block(self, block: Block, width: float) -> float:
        match block:
            case Paragraph():
                return self._look(_style(block)).height(self._lines(block.content), width)
            case Section():
                look = _Look.of(self._layout.heading(block.depth))
                return look.height(self._lines(block.title), width) + self.of(block.blocks, width)
            case Item():
                look = _Look.of(self._layout.item(block.depth))
                label = text_width(block.label.text if block.label else "一、")
                own = look.height(self._lines(block.content), width, label)
                return own + self.of(block.blocks, width)
            case Table():
                return self._table(block, width)
            case Form():
                return self._table(form_table(block), width)
            case _:
                return 0.0

    def _lines(self, content: tuple[Inline, ...]) -> tuple[float, ...]:
        return self._measures.lines(content)

    def _look(self, name: str) -> "_Look":
        look = self._looks.get(name)
        if look is None:
            look = self._looks[name] = _Look.of(self._layout.style(name))
        return look

    def _table(self, table: Table, width: float) -> float:
        style = self._layout.table
        pad_x, pad_y = 2 * style.pad_x_mm * _MM, 2 * style.pad_y_mm * _MM + style.rule_pt
        total = style.before_pt + style.after_pt
        if table.caption:
            total += self._look("caption").height(self._lines(table.caption), width)
        shares = [column.width for column in table.columns]
        for row in self._measures.cells(table.rows):
            tallest = 0.0
            for cell in row:
                room = sum(shares[cell.at : cell.at + cell.span]) * width - pad_x
                height = self.of(cell.others, room) if cell.others else 0.0
                for name, widths in cell.texts:
                    height += self._look(name).height(widths, room)
                tallest = max(tallest, height)
            total += tallest + pad_y
        return total


@dataclass(frozen=True, slots=True)
class _Look:
    """What the height of a text of a style comes from, in points."""

    size: float
    sides: float
    pitch: float
    around: float

    @classmethod
    def of(cls, style: TextStyle) -> "_Look":
        """That of a style."""
        pad = 2 * style.pad_pt if style.fill or style.bar else 0.0
        sides = (style.left_chars + style.right_chars) * style.size_pt + pad
        pitch = style.line_pt or style.size_pt * style.line
        return cls(style.size_pt, sides, pitch, style.before_pt + style.after_pt + pad)

    def height(self, widths: Sequence[float], width: float, more: float = 0.0) -> float:
        """The height of lines so many characters wide in a box that is so many points wide."""
        room = max(1.0, (width - self.sides) / self.size)
        lines = 0
        for line in widths:
            wide = line + more
            lines += 1 if wide <= room else ceil(wide / max(1.0, room - _RAGGED))
        return lines * self.pitch + self.around


def _measured(at: int, cell: Cell) -> _Cell:
    texts = [(_style(b), _widths(b.content)) for b in cell.blocks if isinstance(b, Paragraph)]
    others = tuple(block for block in cell.blocks if not isinstance(block, Paragraph))
    return _Cell(at, cell.colspan, tuple(texts), others)


def _style(paragraph: Paragraph) -> str:
    return "body" if paragraph.role is Role.BODY else paragraph.role.value


def _widths(content: tuple[Inline, ...]) -> tuple[float, ...]:
    return tuple(map(text_width, plain(content).split("\n")))
