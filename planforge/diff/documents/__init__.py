"""Comparisons as Documents: 修订对照表, 修改情况说明, the redline."""

from planforge.diff.documents.opinions import (
    Adoption,
    Opinion,
    Reason,
    read_opinions,
    read_reasons,
)
from planforge.diff.documents.redline import redline_document
from planforge.diff.documents.response import response_table
from planforge.diff.documents.table import comparison_table

__all__ = [
    "Adoption",
    "Opinion",
    "Reason",
    "comparison_table",
    "read_opinions",
    "read_reasons",
    "redline_document",
    "response_table",
]
