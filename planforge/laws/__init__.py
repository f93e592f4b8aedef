"""Laws and standards: what they are called, whether they are in force, what replaced them."""

from planforge.laws.law import Amendment, Law, Status
from planforge.laws.registry import Registry, load_registry

__all__ = ["Amendment", "Law", "Registry", "Status", "load_registry"]
