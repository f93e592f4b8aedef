"""The red head: where the issuer's mark stands, and the red rule under the document's number."""

from dataclasses import replace

from planforge.profiles import Layout
from planforge.writers.docx.direct import Direct
from planforge.writers.docx.setting import Formats, border

_MM = 72 / 25.4


def above_mark(layout: Layout, formats: Formats, used: float) -> str:
    """Spacing that puts the mark at its distance from the top of the type area.

    Args:
        layout: the layout.
        formats: its spacing.
        used: points that stand above it already.
    """
    style = layout.style("issuer-mark")
    before = max(0.0, layout.red_head.mark_mm * _MM - used)
    return formats.spacing(style.model_copy(update={"before_pt": before, "before_lines": 0}))


def after_number(layout: Layout, formats: Formats, key: str, direct: Direct) -> Direct:
    """The last paragraph of the head with the rule under it and the blank lines below."""
    head = layout.red_head
    gap = min(31, round(head.rule_gap_mm * _MM))  # a border stands at most 31 pt away
    style = layout.style(key)
    changed = {"after_pt": 0.0, "after_lines": head.after_lines}
    return replace(
        direct,
        border=f"<w:pBdr>{border('bottom', head.rule_pt, head.color, gap)}</w:pBdr>",
        spacing=formats.spacing(style.model_copy(update=changed)),
    )
