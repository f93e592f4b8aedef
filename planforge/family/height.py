"""How tall blocks are on a page, reckoned without fonts: lines are as high as the layout says."""

from collections.abc import Sequence
from math import ceil

from planforge.document import (
    Block,
    Break,
    Form,
    Inline,
    Item,
    Paragraph,
    Role,
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


class Heights:
    """Reckons heights in points on the pages of a layout."""

    def __init__(self, layout: Layout) -> None:
        """Take the layout, at the size that it is to be set in."""
        self._layout = layout
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
            case Paragraph(role=role):
                name = "body" if role is Role.BODY else role.value
                return self._text(block.content, self._layout.style(name), width)
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
        pad = 2 * style.pad_pt if style.fill or style.bar else 0.0
        sides = (style.left_chars + style.right_chars) * style.size_pt + pad
        room = max(1.0, (width - sides) / style.size_pt)
        lines = sum(_lines(text_width(line) + more, room) for line in plain(content).split("\n"))
        pitch = style.line_pt or style.size_pt * style.line
        return lines * pitch + style.before_pt + style.after_pt + pad

    def _table(self, table: Table, width: float) -> float:
        look = self._layout.table
        pad_x, pad_y = 2 * look.pad_x_mm * _MM, 2 * look.pad_y_mm * _MM + look.rule_pt
        total = look.before_pt + look.after_pt
        if table.caption:
            total += self._text(table.caption, self._layout.style("caption"), width)
        for row in placed(table.rows):
            tallest = 0.0
            for at, cell in row:
                share = sum(c.width for c in table.columns[at : at + cell.colspan])
                tallest = max(tallest, self.of(cell.blocks, share * width - pad_x))
            total += tallest + pad_y
        return total


def _lines(wide: float, room: float) -> int:
    return 1 if wide <= room else ceil(wide / max(1.0, room - _RAGGED))
