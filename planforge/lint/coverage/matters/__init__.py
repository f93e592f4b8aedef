"""The matters, as data: where each stands in a plan, and by which words one knows it."""

from collections.abc import Mapping

from planforge.lint.coverage.matter import Matter
from planforge.lint.coverage.matters.drills import DRILLS
from planforge.lint.coverage.matters.events import EVENTS
from planforge.lint.coverage.matters.plans import PLANS
from planforge.lint.coverage.matters.safety import SAFETY
from planforge.lint.coverage.matters.shops import SHOPS

MATTERS: Mapping[str, Matter] = {
    one.key: one for one in (*PLANS, *SAFETY, *EVENTS, *DRILLS, *SHOPS)
}
"""All matters by their key."""
