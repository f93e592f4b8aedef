"""What every output of a comparison shows: lines, their words, places as a reader finds them."""

from planforge.diff.shown.lines import (
    Line,
    Piece,
    chapters_of,
    lines_of,
    new_unit,
    old_unit,
    pieces,
    unit_of,
)
from planforge.diff.shown.places import (
    Told,
    called,
    counted,
    counts,
    is_material,
    material_first,
    place,
    place_of,
    shortened,
    told,
)

__all__ = [
    "Line",
    "Piece",
    "Told",
    "called",
    "chapters_of",
    "counted",
    "counts",
    "is_material",
    "lines_of",
    "material_first",
    "new_unit",
    "old_unit",
    "pieces",
    "place",
    "place_of",
    "shortened",
    "told",
    "unit_of",
]
