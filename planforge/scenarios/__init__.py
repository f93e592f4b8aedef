"""The scenario library: modules of ``templates/<profile>/scenarios``, found and listed."""

from planforge.scenarios.library import (
    Head,
    Parameter,
    elsewhere,
    heads,
    module_file,
    module_names,
)

__all__ = ["Head", "Parameter", "elsewhere", "heads", "module_file", "module_names"]
