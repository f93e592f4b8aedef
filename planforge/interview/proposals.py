"""Which scenarios an interview proposes, and why."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from planforge.interview.expressions import rendered, when_true
from planforge.interview.questions import Interview, Proposal
from planforge.scenarios import Head, heads

_COMMON = "通用"
"""The tag of modules that suit every organisation of a type."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A scenario that one may take into the plan.

    Attributes:
        head: what the library says about it.
        reason: why it is proposed; empty where it is only offered.
        proposed: taken unless the person says otherwise.
    """

    head: Head
    reason: str = ""
    proposed: bool = False


def offered(
    interview: Interview, answers: Mapping[str, object], today: datetime.date
) -> tuple[Offered, ...]:
    """The scenarios of the library for these answers, the proposed ones first.

    Where an interview proposes none of its own, those that suit everybody are proposed.
    """
    values = interview.known(answers, today)
    left = {head.id: head for head in heads(interview.profile)}
    for condition, modules in interview.never:
        if when_true(condition, values):
            for module in modules:
                left.pop(module, None)
    known = interview.proposals or tuple(
        Proposal(head.id) for head in left.values() if _COMMON in head.suits
    )
    fit = [one for one in known if one.module in left and when_true(one.when, values)]
    fitting = [
        one for n, one in enumerate(fit) if one.module not in {two.module for two in fit[:n]}
    ]
    fitting.sort(key=lambda one: not one.first)
    count = int(rendered(interview.count, values).strip() or "8")
    taken = [Offered(left.pop(one.module), one.reason, proposed=True) for one in fitting[:count]]
    later = [one.module for one in fitting[count:]]
    rest = sorted(left.values(), key=lambda head: (head.group, head.id not in later, head.id))
    return (*taken, *(Offered(head) for head in rest))
