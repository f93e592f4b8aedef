"""Comparisons for their readers: HTML, Markdown, text, and the offices' tables."""

from planforge.writers.compare.document import write_document
from planforge.writers.compare.html import compare_html
from planforge.writers.compare.markdown import compare_markdown
from planforge.writers.compare.terminal import compare_text

__all__ = ["compare_html", "compare_markdown", "compare_text", "write_document"]
