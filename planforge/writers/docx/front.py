"""The pages before the body: what stands there at a height of its own."""

from collections.abc import Sequence
from dataclasses import replace

from planforge.document import Block, FrontPage, PageKind, Paragraph, Role, plain
from planforge.profiles import Layout
from planforge.writers.docx.direct import NONE, Direct
from planforge.writers.docx.meter import Meter, ems_of
from planforge.writers.docx.setting import Formats, border, line_height

_MM = 72 / 25.4
_SPARE_LINES = 1.5
"""Lines left free at a cover's foot, for fonts that set lines higher than they should."""


class FrontLook:
    """Direct formatting of the paragraphs of one page before the body."""

    def __init__(self, layout: Layout, formats: Formats, meter: Meter, page: FrontPage) -> None:
        self._layout = layout
        self._formats = formats
        self._meter = meter
        self._kind = page.kind
        self._blocks = page.blocks

    def of(self, block: Paragraph) -> Direct:
        """What the next paragraph of the page says beside its style."""
        match self._kind:
            case PageKind.RED_HEAD:
                return self._red_head(block)
            case PageKind.COVER if block is _first(self._blocks, Role.COVER_FOOT):
                return self._cover_foot(block)
            case PageKind.APPROVAL if block is _first(self._blocks, Role.SIGNER):
                return self._sealed(block)
            case _:
                return NONE

    def _red_head(self, block: Paragraph) -> Direct:
        """The mark stands at its height, a red rule under the last line (7.2.4, 7.2.5)."""
        head, direct = self._layout.red_head, NONE
        if block.role is Role.ISSUER_MARK:
            used = self._meter.y
            direct = self._spaced(block, before=max(0.0, head.mark_mm * _MM - used))
        if block is self._blocks[-1]:
            style = self._layout.style(block.role.value)
            # A border is at most 31 pt from the text; half the leading is there already.
            gap = head.rule_gap_mm * _MM - (line_height(style) - style.size_pt) / 2
            rule = border("bottom", head.rule_pt, head.color, max(0, min(31, round(gap))))
            spaced = style.model_copy(update={"after_pt": 0.0, "after_lines": head.after_lines})
            spacing = direct.spacing or self._formats.spacing(spaced)
            direct = replace(direct, border=f"<w:pBdr>{rule}</w:pBdr>", spacing=spacing)
        return direct

    def _cover_foot(self, block: Paragraph) -> Direct:
        """The last lines of a cover stand at its foot."""
        style = self._layout.style(block.role.value)
        start = self._blocks.index(block)
        down = _SPARE_LINES * line_height(style)
        for other in self._blocks[start:]:
            if isinstance(other, Paragraph):
                key = other.role.value
                down += self._meter.tall(key, ems_of(plain(other.content)))
        before = self._formats.before(style)
        return self._spaced(block, before=max(before, self._meter.left() - down + before))

    def _sealed(self, block: Paragraph) -> Direct:
        """Room for a seal or a scan above the signer."""
        if not self._layout.seal_mm:
            return NONE
        style = self._layout.style(block.role.value)
        return self._spaced(block, before=self._formats.before(style) + self._layout.seal_mm * _MM)

    def _spaced(self, block: Paragraph, *, before: float) -> Direct:
        style = self._layout.style(block.role.value)
        changed = style.model_copy(update={"before_pt": before, "before_lines": 0.0})
        return Direct(spacing=self._formats.spacing(changed))


def _first(blocks: Sequence[Block], role: Role) -> Block | None:
    return next((b for b in blocks if isinstance(b, Paragraph) and b.role is role), None)
