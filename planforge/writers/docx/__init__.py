"""The DOCX writer: real Word numbering, fields and sections, streamed as OOXML."""

from planforge.writers.docx.write import write_docx

__all__ = ["write_docx"]
