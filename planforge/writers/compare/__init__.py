"""Comparisons for their readers: HTML, Markdown, text, and the offices' tables.

Each is a module of its own, imported when it is wanted: a console needs no HTML.
"""
