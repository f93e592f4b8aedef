"""A layout with larger or smaller type."""

from functools import cache

from planforge.profiles import Layout, load_layout
from planforge.profiles.layout import TextStyle

_RUNNING = ("header", "footer")
"""Small as they are, they get no smaller."""

_LENGTHS = ("size_pt", "line_pt", "before_pt", "after_pt", "pad_pt")


@cache
def scaled(name: str, factor: float) -> Layout:
    """The layout called name, with a page preset after a slash, and type so many times as large.

    Raises:
        UsageProblem: no such layout or preset.
    """
    base, _, preset = name.partition("/")
    layout = load_layout(base, preset)
    if factor == 1.0:
        return layout
    styles = {
        key: style if key in _RUNNING and factor < 1.0 else _style(style, factor)
        for key, style in layout.styles.items()
    }
    table = layout.table.model_copy(
        update={
            "pad_x_mm": round(layout.table.pad_x_mm * min(1.0, factor), 2),
            "pad_y_mm": round(layout.table.pad_y_mm * factor, 2),
            "before_pt": round(layout.table.before_pt * factor, 1),
            "after_pt": round(layout.table.after_pt * factor, 1),
        }
    )
    return layout.model_copy(update={"styles": styles, "table": table})


def _style(style: TextStyle, factor: float) -> TextStyle:
    """Sizes in half points, as Word has them."""
    changed = {name: round(getattr(style, name) * factor * 2) / 2 for name in _LENGTHS}
    return style.model_copy(update=changed)
