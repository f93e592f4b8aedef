"""Compose: a plan through its templates to a Document without numbers."""

from planforge.compose.compose import Composed, compose

__all__ = ["Composed", "compose"]
