"""Comparisons for their readers: HTML, Markdown, text, and the offices' tables."""

from planforge.writers.compare.html import compare_html

__all__ = ["compare_html"]
