"""Changing values in a plan file; everything else stays byte for byte as it was."""

from planforge.source.rewrite.pieces import Mapped, Piece
from planforge.source.rewrite.problems import LIBRARY, CannotRewrite, Elsewhere
from planforge.source.rewrite.rewriting import Rewriting

__all__ = ["LIBRARY", "CannotRewrite", "Elsewhere", "Mapped", "Piece", "Rewriting"]
