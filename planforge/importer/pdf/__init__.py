"""The text layer of PDF files as a source."""

from planforge.importer.pdf.read import original_of_pdf

__all__ = ["original_of_pdf"]
