"""What an organisation type brings, and how documents look: data read from templates/."""

from planforge.profiles.layout import Layout, layout_names, load_layout

__all__ = ["Layout", "layout_names", "load_layout"]
