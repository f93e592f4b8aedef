"""The words of a drill: what is done in it, and what it says about itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from planforge.lint.prose import Prose, Sentence
from planforge.schema import Plan
from planforge.schema.drills import DrillRole, Drills

_CUT = "；;。！？\n"


@cache
def _desk() -> re.Pattern[str]:
    return re.compile(r"桌面|推演")


@dataclass(frozen=True)
class Drill:
    """A drill document.

    Attributes:
        part: 应急演练 of the plan, or an empty one.
        all: every text of the document.
    """

    part: Drills
    all: Sequence[Prose]

    @cached_property
    def text(self) -> str:
        """All words, one text a line."""
        return "\n".join(one.text for one in self.all)

    @cached_property
    def acts(self) -> tuple[Sentence, ...]:
        """The clauses of the timeline: what is done while the drill runs."""
        return tuple(
            Sentence(text, words)
            for text in self.all
            if text.at[:2] == ("drills", "timeline")
            for words in _clauses(text.text)
        )

    @cached_property
    def settings(self) -> tuple[Prose, ...]:
        """The texts of the scenarios."""
        return tuple(one for one in self.all if one.at[:2] == ("drills", "scenarios"))

    @property
    def desk(self) -> bool:
        """It is talked through and not acted out."""
        form = self.part.arrangement.form if self.part.arrangement else None
        return bool(form and _desk().search(form) and "实战" not in form)

    @property
    def roles(self) -> frozenset[DrillRole]:
        """The roles that its participants are given."""
        listed = self.part.participants.participants if self.part.participants else ()
        return frozenset(one.role for one in listed if one.role is not None)


def drill_of(plan: Plan, prose: Sequence[Prose]) -> Drill:
    """The drill of a plan's texts."""
    return Drill(plan.drills or Drills(), prose)


def _clauses(text: str) -> Iterator[str]:
    start = 0
    for at, char in enumerate(text):
        if char in _CUT:
            if text[start:at].strip():
                yield text[start : at + 1].strip()
            start = at + 1
    if text[start:].strip():
        yield text[start:].strip()
