"""Rules on time, in the order in which they run."""

from planforge.lint.rule import Rule
from planforge.lint.rules.time.date_before_issue import date_before_issue
from planforge.lint.rules.time.deadline_beyond_slot import deadline_beyond_slot
from planforge.lint.rules.time.drill_too_rare import drill_too_rare
from planforge.lint.rules.time.end_before_start import end_before_start
from planforge.lint.rules.time.impossible_date import impossible_date
from planforge.lint.rules.time.leak_stopped_late import leak_stopped_late
from planforge.lint.rules.time.no_deadline import no_deadline
from planforge.lint.rules.time.no_period import no_period
from planforge.lint.rules.time.outside_stated_hours import outside_stated_hours
from planforge.lint.rules.time.review_too_rare import review_too_rare
from planforge.lint.rules.time.revision_before_rectification import revision_before_rectification
from planforge.lint.rules.time.slots_gap import slots_gap
from planforge.lint.rules.time.slots_overlap import slots_overlap

RULES: tuple[Rule, ...] = (
    no_deadline,
    deadline_beyond_slot,
    slots_overlap,
    slots_gap,
    end_before_start,
    outside_stated_hours,
    impossible_date,
    date_before_issue,
    revision_before_rectification,
    drill_too_rare,
    review_too_rare,
    no_period,
    leak_stopped_late,
)
