"""What edits of a plan led to, and whether that is what was wanted and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from planforge.findings import Path
from planforge.pull.align import Alignment
from planforge.pull.changes import Candidate
from planforge.pull.fits import mislabelled, says, touches
from planforge.pull.goal import Difference, Goal
from planforge.pull.state import State

_TOLERATED = 1
_MOST_NEW = 40
"""New differences beside as many as there were, from which a way is none."""
Name = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What edits led to: the plan, what still differs, comments that went."""

    state: State
    aligned: Alignment
    names: dict[Name, Difference]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a candidate that does led to, with what follows from it, and how well it fits."""

    trial: Trial
    settled: frozenset[Name]
    cost: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges trials against the plan as it was before.

    Attributes:
        goal: what the plan shall print.
        aligned: its rendering before, beside the edited file.
        names: the differences before.
    """

    goal: Goal
    aligned: Alignment
    names: dict[Name, Difference]

    def judged(self, found: Difference, way: Candidate, trial: Trial) -> Outcome | None:
        """The outcome of a way; None where it does not do, or does what nobody asked for."""
        aligned, names = trial.aligned, trial.names
        new = [names[name] for name in names if name not in self.names]
        if found.name in names or len(new) > len(self.names) + _MOST_NEW:
            return None
        paths = tuple(edit.path for edit in way.edits)
        lists = tuple(path[:-1] for path in paths if path and isinstance(path[-1], int))
        if not all(self._follows(aligned, difference, paths, lists) for difference in new):
            return None
        wrong = mislabelled(aligned, found)
        if wrong > _TOLERATED:
            return None
        cost = (wrong, len(new))
        settled = frozenset(difference.name for difference in new)
        return Outcome(trial, settled, cost)

    def _follows(
        self, aligned: Alignment, found: Difference, paths: Sequence[Path], lists: Sequence[Path]
    ) -> bool:
        """A new difference is only what the change means elsewhere in the document."""
        head = any(len(path) == 1 for path in paths)
        if head and found.sort in ("changed", "cell") and found.new in self.goal.untouched:
            return True  # the document calls itself by the last word of its title
        if found.new >= 0 and found.new not in self.goal.untouched:
            return says(aligned, found) and touches(aligned.old[found.old], lists, refers=False)
        if found.sort == "moved":
            return touches(aligned.old[found.old], lists, refers=False)
        scope = (*paths, *lists)
        if found.sort == "added":
            old = self.aligned.pairs.get(found.new)
            return old is not None and touches(self.aligned.old[old], scope, refers=False)
        refers = found.sort != "gone"
        was = self.aligned.pairs.get(found.new)
        if was is not None and touches(self.aligned.old[was], scope, refers=refers):
            return True
        return touches(aligned.old[found.old], scope, refers=refers)


def blamed(aligned: Alignment, found: Difference, way: Candidate) -> bool:
    """A new difference comes from a way: it stands at what the way edits, or in its list."""
    paths = tuple(edit.path for edit in way.edits)
    lists = tuple(path[:-1] for path in paths if path and isinstance(path[-1], int))
    return found.old >= 0 and touches(aligned.old[found.old], (*paths, *lists), refers=True)
