"""What a file says of itself: title and author of docProps/core.xml."""

from lxml.etree import _Element as Element

_DC = "{http://purl.org/dc/elements/1.1/}"


def title_and_author(root: Element | None) -> tuple[str, str]:
    """``dc:title`` and ``dc:creator``; empty where they are not said."""
    return _words(root, "title"), _words(root, "creator")


def _words(root: Element | None, name: str) -> str:
    found = None if root is None else root.find(_DC + name)
    return " ".join((found.text or "").split()) if found is not None else ""
