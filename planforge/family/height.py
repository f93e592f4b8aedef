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


class Cells:
    """The cells of tables, measured once for all sizes of type that a page is tried in."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[tuple[Row, ...], list[list[_Cell]]]] = {}

    def of(self, rows: tuple[Row, ...]) -> list[list[_Cell]]:
        """The cells of each row; rows that were seen before are not looked at again."""
        known = self._known.get(id(rows))
        if known is None:
            measured = [[_measured(at, cell) for at, cell in row] for row in placed(rows)]
            known = self._known[id(rows)] = rows, measured
        return known[1]


class Heights:
    """Reckons heights in points on the pages of a layout."""

    def __init__(self, layout: Layout, cells: Cells | None = None) -> None:
        """Take the layout, at the size that it is to be set in, and what is measured already."""
        self._layout = layout
        self._cells = cells or Cells()
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
                return self._text(block.content, self._layout.style(_style(block)), width)
            case Section():
                style = self._layout.heading(block.depth)
                return self._text(block.title, style, width) + self.of(block.blocks, width)
            case Item():
                style = self._layout.item(block.depth)
                label = block.label.text if block.label else "一、"
                own = self._text(block.content, style, width, text_width(label))
                return own + self.of(block.blocks, width)
            case Table():
                return self._table(block, width)
            case Form():
                return self._table(form_table(block), width)
            case _:
                return 0.0

    def _text(
        self, content: tuple[Inline, ...], style: TextStyle, width: float, more: float = 0.0
    ) -> float:
        return _Look.of(style).height(_widths(content), width, more)

    def _table(self, table: Table, width: float) -> float:
        look = self._layout.table
        pad_x, pad_y = 2 * look.pad_x_mm * _MM, 2 * look.pad_y_mm * _MM + look.rule_pt
        total = look.before_pt + look.after_pt
        if table.caption:
            total += self._text(table.caption, self._layout.style("caption"), width)
        looks: dict[str, _Look] = {}
        for row in self._cells.of(table.rows):
            tallest = 0.0
            for cell in row:
                share = sum(c.width for c in table.columns[cell.at : cell.at + cell.span])
                room = share * width - pad_x
                height = self.of(cell.others, room)
                for name, widths in cell.texts:
                    if name not in looks:
                        looks[name] = _Look.of(self._layout.style(name))
                    height += looks[name].height(widths, room)
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
        return sum(_lines(line + more, room) for line in widths) * self.pitch + self.around


def _measured(at: int, cell: Cell) -> _Cell:
    texts = [(_style(b), _widths(b.content)) for b in cell.blocks if isinstance(b, Paragraph)]
    others = tuple(block for block in cell.blocks if not isinstance(block, Paragraph))
    return _Cell(at, cell.colspan, tuple(texts), others)


def _style(paragraph: Paragraph) -> str:
    return "body" if paragraph.role is Role.BODY else paragraph.role.value


def _widths(content: tuple[Inline, ...]) -> tuple[float, ...]:
    return tuple(map(text_width, plain(content).split("\n")))


def _lines(wide: float, room: float) -> int:
    return 1 if wide <= room else ceil(wide / max(1.0, room - _RAGGED))
