"""Laws and standards: what they are called, whether they are in force, what replaced them."""

from planforge.laws.law import Amendment, Law, Moved, Pending, Shift, Status
from planforge.laws.own import with_own
from planforge.laws.registry import Registry, load_registry

__all__ = [
    "Amendment",
    "Law",
    "Moved",
    "Pending",
    "Registry",
    "Shift",
    "Status",
    "load_registry",
    "with_own",
]
