"""Import: plans that are written already, read as plan data."""

from planforge.importer.chain import import_original
from planforge.importer.check import Difference, round_trip
from planforge.importer.coverage import coverage_of
from planforge.importer.gaps import Gap, Gaps
from planforge.importer.original import Imported, Original
from planforge.importer.text import import_text

__all__ = [
    "Difference",
    "Gap",
    "Gaps",
    "Imported",
    "Original",
    "coverage_of",
    "import_original",
    "import_text",
    "round_trip",
]
