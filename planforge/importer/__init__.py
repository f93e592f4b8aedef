"""Import: plans that are written already, read as plan data."""

from planforge.importer.check import Difference, round_trip
from planforge.importer.coverage import coverage_of
from planforge.importer.text import Imported, import_text

__all__ = ["Difference", "Imported", "coverage_of", "import_text", "round_trip"]
