"""Tables of a source that hold facts: people, contacts, supplies, duties, grades, and the like."""

from planforge.importer.tables.read import Found, listing_of, read_table
from planforge.importer.tables.survey import Placed, Survey, survey

__all__ = ["Found", "Placed", "Survey", "listing_of", "read_table", "survey"]
