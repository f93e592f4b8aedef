"""The family of documents that come from one plan: sheets, checklists, cards, texts to paste."""

from planforge.family.make import Sheet, sheets
from planforge.family.papers import Paper, family, named

__all__ = ["Paper", "Sheet", "family", "named", "sheets"]
