"""Compose: a plan through its templates to a Document without numbers."""

from planforge.compose.compose import Composed, compose
from planforge.compose.paper import PaperComposer
from planforge.compose.scribe import Assets

__all__ = ["Assets", "Composed", "PaperComposer", "compose"]
