"""What is put into a plan file: texts, lists, objects, by the schema's own names."""

from dataclasses import dataclass

from planforge.source.encoding import FORBIDDEN, name_of_character
from planforge.source.rewrite.problems import CannotRewrite


@dataclass(frozen=True, slots=True)
class Mapped:
    """An object to write.

    Attributes:
        fields: values by English field name; written in the usual order with the file's keys.
    """

    fields: tuple[tuple[str, "Piece"], ...]


def refuse_forbidden(value: "Piece") -> None:
    """Refuse characters that no plan file may hold.

    Raises:
        CannotRewrite: there is one.
    """
    if isinstance(value, Mapped):
        for _, inner in value.fields:
            refuse_forbidden(inner)
    elif isinstance(value, tuple):
        for item in value:
            refuse_forbidden(item)
    elif (found := FORBIDDEN.search(value)) is not None:
        message = f"要写的文字里有一个{name_of_character(found[0])}，预案文件里不能有它。"
        raise CannotRewrite(message, "删去这个字符。")


Piece = str | tuple["Piece", ...] | Mapped
"""A text, a list or an object; a text where an object is due is its shorthand."""
