"""Web pages as a source."""

from planforge.importer.html.read import original_of_html

__all__ = ["original_of_html"]
