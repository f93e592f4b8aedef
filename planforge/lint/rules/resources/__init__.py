"""Rules on resources, in the order in which they run."""

from planforge.lint.rule import Rule
from planforge.lint.rules.resources.agreement_not_attached import agreement_not_attached
from planforge.lint.rules.resources.hazard_without_measure import hazard_without_measure
from planforge.lint.rules.resources.standby_without_roster import standby_without_roster
from planforge.lint.rules.resources.supplies_only_named import supplies_only_named
from planforge.lint.rules.resources.supply_without_check import supply_without_check
from planforge.lint.rules.resources.supply_without_person import supply_without_person
from planforge.lint.rules.resources.supply_without_place import supply_without_place
from planforge.lint.rules.resources.supply_without_quantity import supply_without_quantity

RULES: tuple[Rule, ...] = (
    supplies_only_named,
    supply_without_quantity,
    supply_without_place,
    supply_without_person,
    supply_without_check,
    agreement_not_attached,
    hazard_without_measure,
    standby_without_roster,
)
