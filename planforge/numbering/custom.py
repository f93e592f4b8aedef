"""A plan's own marks as a scheme."""

from collections.abc import Sequence

from planforge.document import Mark, Numeral, Scheme


def custom_scheme(marks: Sequence[Mark]) -> Scheme:
    """The scheme of a plan's own marks, depth 1 first.

    As in the preset gongwen, a childless list directly under the first depth takes the third mark
    where the second is （一）, but not under 第一章.
    """
    second = marks[1] if len(marks) > 2 else None
    skips = second is not None and second.numeral is Numeral.CHINESE and bool(second.prefix)
    none = (Mark(Numeral.NONE),)
    return Scheme("custom", tuple(marks) or none, skips and marks[0].suffix != "章")
