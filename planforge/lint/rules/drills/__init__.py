"""Rules on drills, in the order in which they run."""

from planforge.lint.rule import Rule
from planforge.lint.rules.drills.days_differ import days_differ
from planforge.lint.rules.drills.drill_before_event import drill_before_event
from planforge.lint.rules.drills.drill_in_production import drill_in_production
from planforge.lint.rules.drills.drill_leaks import drill_leaks
from planforge.lint.rules.drills.drill_support import drill_support
from planforge.lint.rules.drills.inject_without_time import inject_without_time
from planforge.lint.rules.drills.neighbours_not_told import neighbours_not_told
from planforge.lint.rules.drills.no_abort import no_abort
from planforge.lint.rules.drills.no_end_called import no_end_called
from planforge.lint.rules.drills.nobody_controls import nobody_controls
from planforge.lint.rules.drills.one_timeline import one_timeline
from planforge.lint.rules.drills.plan_under_test import plan_under_test_unnamed
from planforge.lint.rules.drills.self_evaluation import self_evaluation
from planforge.lint.rules.drills.vague_scenario import vague_scenario

RULES: tuple[Rule, ...] = (
    drill_leaks,
    no_abort,
    self_evaluation,
    vague_scenario,
    one_timeline,
    nobody_controls,
    no_end_called,
    neighbours_not_told,
    inject_without_time,
    drill_in_production,
    days_differ,
    plan_under_test_unnamed,
    drill_support,
    drill_before_event,
)
