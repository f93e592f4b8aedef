"""What is put into a plan file: texts, lists, objects, by the schema's own names."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mapped:
    """An object to write.

    Attributes:
        fields: values by English field name; written in the usual order with the file's keys.
    """

    fields: tuple[tuple[str, "Piece"], ...]


Piece = str | tuple["Piece", ...] | Mapped
"""A text, a list or an object; a text where an object is due is its shorthand."""
