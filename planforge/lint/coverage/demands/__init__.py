"""The demands, as data: which instrument asks for what, of whom."""

from planforge.lint.coverage.demands.government import GOVERNMENT
from planforge.lint.coverage.demands.safety import SAFETY
from planforge.lint.coverage.demands.units import UNITS
from planforge.lint.coverage.matter import Demand

DEMANDS: tuple[Demand, ...] = (*GOVERNMENT, *UNITS, *SAFETY)
"""All demands, in the order in which tables list them."""
