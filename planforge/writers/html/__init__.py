"""HTML: one file that reads well on a screen and on a phone, and prints as the layout says."""

from planforge.writers.html.bare import bare_table
from planforge.writers.html.file import Paged, paged_html, write_html
from planforge.writers.html.style import MachineFonts

__all__ = ["MachineFonts", "Paged", "bare_table", "paged_html", "write_html"]
