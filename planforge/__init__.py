"""planforge: structured plan data in, formal Chinese emergency plans out.

What is named here is what callers may rely on; everything else may change. The names are
imported when first used, so that ``import planforge`` costs nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planforge._build import Built, Settings, build, check, load, render
    from planforge.document import Document
    from planforge.errors import PlanforgeError
    from planforge.findings import Finding
    from planforge.schema import Plan
    from planforge.writers import Options, write

__all__ = [
    "Built",
    "Document",
    "Finding",
    "Options",
    "Plan",
    "PlanforgeError",
    "Settings",
    "build",
    "check",
    "load",
    "render",
    "write",
]

_HOMES = {
    "Document": "planforge.document",
    "Finding": "planforge.findings",
    "Options": "planforge.writers",
    "Plan": "planforge.schema",
    "PlanforgeError": "planforge.errors",
    "write": "planforge.writers",
}


def __getattr__(name: str) -> object:
    """One of the names of __all__, imported now.

    Raises:
        AttributeError: there is no such name.
    """
    if name not in __all__:
        message = f"module 'planforge' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    value: object = getattr(import_module(_HOMES.get(name, "planforge._build")), name)
    globals()[name] = value
    return value
