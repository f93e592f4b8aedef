"""Rules on procedure, in the order in which they run."""

from planforge.lint.rule import Rule
from planforge.lint.rules.procedure.building_instead_of_doing import building_instead_of_doing
from planforge.lint.rules.procedure.circular_measure import circular_measure
from planforge.lint.rules.procedure.criteria_not_joining import criteria_not_joining
from planforge.lint.rules.procedure.escalation_to_nowhere import escalation_to_nowhere
from planforge.lint.rules.procedure.handling_is_prevention import handling_is_prevention
from planforge.lint.rules.procedure.incomplete_level import incomplete_level
from planforge.lint.rules.procedure.levels_mixed import levels_mixed
from planforge.lint.rules.procedure.no_end_of_response import no_end_of_response
from planforge.lint.rules.procedure.no_recovery import no_recovery
from planforge.lint.rules.procedure.notion_without_substance import notion_without_substance
from planforge.lint.rules.procedure.order_reversed import order_reversed
from planforge.lint.rules.procedure.report_to_nobody import report_to_nobody
from planforge.lint.rules.procedure.report_too_late import report_too_late
from planforge.lint.rules.procedure.step_without_act import step_without_act
from planforge.lint.rules.procedure.step_without_actor import step_without_actor
from planforge.lint.rules.procedure.thresholds_not_monotone import thresholds_not_monotone
from planforge.lint.rules.procedure.two_authorities import two_authorities
from planforge.lint.rules.procedure.vote_in_emergency import vote_in_emergency
from planforge.lint.rules.procedure.warning_without_trigger import warning_without_trigger

RULES: tuple[Rule, ...] = (
    step_without_actor,
    step_without_act,
    incomplete_level,
    handling_is_prevention,
    no_end_of_response,
    criteria_not_joining,
    thresholds_not_monotone,
    escalation_to_nowhere,
    report_to_nobody,
    report_too_late,
    no_recovery,
    circular_measure,
    building_instead_of_doing,
    notion_without_substance,
    order_reversed,
    two_authorities,
    levels_mixed,
    warning_without_trigger,
    vote_in_emergency,
)
