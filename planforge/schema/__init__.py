"""The schema: what a plan is, typed, with the trade's own names. Pydantic models, no I/O."""

from planforge.schema.base import Action, Entry, Item, Model, Part, Passage
from planforge.schema.names import Choice, Name
from planforge.schema.plan import Plan
from planforge.schema.times import Duration, Moment, TimeSlot

__all__ = [
    "Action",
    "Choice",
    "Duration",
    "Entry",
    "Item",
    "Model",
    "Moment",
    "Name",
    "Part",
    "Passage",
    "Plan",
    "TimeSlot",
]
