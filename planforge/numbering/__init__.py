"""Numbering: every number of a document is computed here, once; no writer counts."""

from planforge.numbering.custom import custom_scheme
from planforge.numbering.number import number
from planforge.numbering.numerals import chinese, numeral, parse_chinese

__all__ = ["chinese", "custom_scheme", "number", "numeral", "parse_chinese"]
