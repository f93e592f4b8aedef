"""The search: each difference gets the edit of the plan that makes it go, and nothing else.

Whether an edit is right is never guessed: it is made in the plan file, the plan is loaded and
composed again, and what it prints then is compared with the edited Word file.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from planforge.findings import Path
from planforge.pull.align import Alignment, likeness_of
from planforge.pull.batch import in_turn, plain_ways
from planforge.pull.changes import Candidate, Change
from planforge.pull.fits import mislabelled
from planforge.pull.goal import Difference, Goal, differences, renumbered, shown
from planforge.pull.left import Left, left_of
from planforge.pull.lines import Piece, Span
from planforge.pull.places import told
from planforge.pull.state import Bench, State
from planforge.pull.trial import Judge, Name, Outcome, Trial, blamed
from planforge.pull.ways import Ways
from planforge.source.rewrite import CannotRewrite, Elsewhere
from planforge.source.rewrite.edits import Add, Drop, Edit, Edits, Put

_MOST_WAYS = 60
"""Ways tried for one difference."""
_MOST_FAILED = 100
"""Ways tried in vain in all: a text rewritten from end to end is told, not searched for hours."""
_LIKE = 0.5
"""Likeness from which a text is the one that a comment was made on, reworded since."""
_FEW = 3
"""Changes that are rather tried one by one."""
_MANY = 4
"""Paragraphs gone or come that are rather tried together."""
_ROUNDS = 5
"""Ways of each difference that are tried together with those of others."""
_MORE_WAYS = 8
"""Ways tried once one was found that does, but not without side effects."""


def _unwatched(_count: int) -> None:
    return


@dataclass(slots=True)
class Merge:
    """Brings a plan to its goal, step by step.

    Attributes:
        bench: builds plans.
        state: the plan so far.
        goal: what it shall print.
        changes: what was done.
        settled: differences that follow from what was done, and are no edits of anybody.
        lost: comments of the plan file that went with what was taken out.
        watch: told how many differences are still to be looked at.
    """

    bench: Bench
    state: State
    goal: Goal
    changes: list[Change] = field(default_factory=list)
    settled: set[Name] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)
    watch: Callable[[int], None] = _unwatched
    _aligned: Alignment = field(init=False)
    _names: dict[Name, Difference] = field(init=False)
    _failed: int = 0
    _tried: dict[Name, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._aligned, self._names = self._differing(self.state)

    def run(self) -> tuple[Left, ...]:
        """Make every change that can be made; returns what is left."""
        hopeless: set[Name] = set()
        together = False
        while True:
            progress = False
            for name in self._order():
                if name in hopeless or name in self.settled or name not in self._names:
                    continue
                if not together and not self._ways.defines(self._names[name]):
                    together = progress = True
                    self._together()
                    break
                if self._resolve(self._names[name]):
                    progress = True
                    break
                hopeless.add(name)
            else:
                if not progress and not self._again(hopeless):
                    break
        return tuple(self._left(d) for n, d in self._names.items() if n not in self.settled)

    def differing(self) -> tuple[Left, ...]:
        """Everything in which the plan's rendering is not the goal, nothing tried."""
        return tuple(self._left(found) for found in self._names.values())

    def settle(self, lefts: Sequence[Left]) -> None:
        """Leave differences alone that are known from another file."""
        known = {left.said for left in lefts}
        self.settled |= {
            name for name, found in self._names.items() if self._left(found).said in known
        }

    def offer(self, way: Candidate) -> bool:
        """Make a change that shows outside the text, if nothing else changes with it."""
        found = Difference("running", -1, -1, -1, ("running", way.before))
        outcome = self._attempt(found, way)
        if outcome is None:
            return False
        self._accept(found, outcome, way)
        return True

    def broken(self) -> Iterator[Piece]:
        """The paragraphs of the file with line breaks that the plan does not print."""
        for new, old in sorted(self._aligned.pairs.items()):
            own, shall = self._aligned.old[old], self._aligned.new[new]
            printed = own.text.count("\n") or own.role.endswith("title")  # titles break as laid out
            if not shall.row and not printed and "\n" in shall.text:
                yield shall

    def near(self, words: str) -> tuple[Path, int]:
        """The plan path whose words hold these or are most like them; the file's paragraph."""
        best: tuple[float, Path, int] = (_LIKE, (), 0)
        for new, old in self._aligned.pairs.items():
            for spans, text, origin in _texts(self._aligned.old[old]):
                like = 1.0 if words and words in text else likeness_of(words, text)
                if like > best[0]:
                    path = next((s.origin for s in spans if s.origin and words in s.text), origin)
                    best = (like, path, self.goal.pieces[new].number)
        return best[1:]

    @property
    def _ways(self) -> Ways:
        return Ways(self.state, self._aligned)

    def _left(self, found: Difference) -> Left:
        return left_of(self._aligned, found, self._tried.get(found.name, ()))

    def _again(self, hopeless: set[Name]) -> bool:
        """One more look at what failed, where anything was done since."""
        done = ("looked", len(self.changes))
        waiting = bool(hopeless) and done not in self._tried and bool(self.changes)
        self._tried[done] = ()
        if waiting:
            hopeless.clear()
        return waiting

    def _differing(self, state: State) -> tuple[Alignment, dict[Name, Difference]]:
        aligned = self.goal.aligned(shown(state.pieces))
        found = (each for each in differences(aligned) if not renumbered(aligned, each))
        return aligned, {each.name: each for each in found}

    def _order(self) -> list[Name]:
        """Definitions first, since references follow them; then in order of reading."""
        ranks = {"changed": 1, "cell": 1, "moved": 2, "level": 3, "gone": 4, "added": 5}

        def rank(name: Name) -> tuple[int, int]:
            found = self._names[name]
            first = 0 if found.sort in ("changed", "cell") and self._ways.defines(found) else 1
            return (0 if not first else ranks[found.sort]), max(found.new, found.old)

        return sorted(self._names, key=rank)

    # Many differences

    def _together(self) -> None:
        """Everything at once as far as the surest ways go; the rest is for one by one."""
        self._rounds(("changed", "cell"), Put, 2)
        self._rounds(("gone",), Drop, _MANY)
        self._rounds(("added",), Add, _MANY)

    def _rounds(self, sorts: tuple[str, ...], kind: type[Edit], least: int) -> None:
        """The first ways of all differences at once, then the second ones of what is left."""
        for turn in range(_ROUNDS):
            found = [
                each
                for each in self._names.values()
                if each.sort in sorts and each.name not in self.settled
            ]
            ways = ((each, next(islice(self._ways.of(each), turn, None), None)) for each in found)
            chosen = plain_ways(ways, kind)
            if len(chosen) < least:
                return
            self._batch(in_turn(chosen, kind))

    def _batch(self, ways: Sequence[tuple[Difference, Candidate]]) -> None:
        """All of them; else those of them that do, or each half."""
        trial = self._trial(tuple(edit for _, way in ways for edit in way.edits), ())
        if trial is None:
            self._halves(ways)
            return
        new = [found for name, found in trial.names.items() if name not in self._names]
        good = [
            (found, way)
            for found, way in ways
            if found.name not in trial.names
            and not mislabelled(trial.aligned, found)
            and not any(blamed(trial.aligned, other, way) for other in new)
        ]
        if len(good) < len(ways):
            if good:
                self._batch(good)
        elif new:
            self._halves(ways)
        else:
            for each, own in ways:
                self._record(each, own, 1)
            self._stand(Outcome(trial, frozenset(), (0, 0)))

    def _halves(self, ways: Sequence[tuple[Difference, Candidate]]) -> None:
        if len(ways) > _FEW:
            middle = len(ways) // 2
            self._batch(ways[:middle])
            self._batch(ways[middle:])

    # One difference

    @property
    def tired(self) -> bool:
        """So much was tried in vain that what is left was not looked at."""
        return self._failed >= _MOST_FAILED

    def _resolve(self, found: Difference) -> bool:
        best: tuple[Outcome, Candidate] | None = None
        if self.tired:
            return False
        most = _MOST_WAYS if len(self._names) <= _MANY * _MANY else _MORE_WAYS
        for count, way in enumerate(self._ways.of(found)):
            if count >= most:
                break
            outcome = self._attempt(found, way)
            if outcome is None or (best is not None and outcome.cost >= best[0].cost):
                continue
            best = (outcome, way)
            most = min(most, count + _MORE_WAYS)
            if outcome.cost == (0, 0):
                break
        if best is None:
            return False
        self._accept(found, *best)
        return True

    def _trial(self, edits: Edits, name: Name) -> Trial | None:
        """What edits lead to, or None where they cannot be made or the plan takes harm."""
        self.watch(len(self._names.keys() - self.settled))
        try:
            made = self.state.edited(edits)
        except Elsewhere as elsewhere:
            self._tried[name] = elsewhere.files
            return None
        except CannotRewrite:
            return None
        state = self.bench.state(made.data)
        if state is None or state.troubles - self.state.troubles:
            return None
        return Trial(state, *self._differing(state), made.lost)

    def _attempt(self, found: Difference, way: Candidate) -> Outcome | None:
        trial = self._trial(way.edits, found.name)
        judge = Judge(self.goal, self._aligned, self._names)
        outcome = judge.judged(found, way, trial) if trial is not None else None
        self._failed += outcome is None
        return outcome

    def _accept(self, found: Difference, outcome: Outcome, way: Candidate) -> None:
        solved = self._names.keys() - outcome.trial.names.keys() - self.settled
        self._record(found, way, len(solved))
        self._stand(outcome)

    def _record(self, found: Difference, way: Candidate, places: int) -> None:
        number = self._number(found)
        where = told(self.state.plan, _standing(way))
        made = (way.kind, way.path, where, way.before, way.after, number, way.edits, places)
        self.changes.append(Change(*made))

    def _number(self, found: Difference) -> int:
        """The Word file's paragraph; for what is gone the one that stood before it."""
        if found.new >= 0:
            return self.goal.pieces[found.new].number
        places = {old: new for new, old in self._aligned.pairs.items()}
        before = next((places[n] for n in range(found.old, -1, -1) if n in places), -1)
        return self.goal.pieces[before].number if before >= 0 else 0

    def _stand(self, outcome: Outcome) -> None:
        trial = outcome.trial
        self.settled |= outcome.settled
        self.lost += trial.lost
        self.state, self._aligned, self._names = trial.state, trial.aligned, trial.names


def _standing(way: Candidate) -> Path:
    """The path that tells a reader where: for something new the list that it comes into."""
    first = way.edits[0]
    return first.list if isinstance(first, Add) else way.path


def _texts(piece: Piece) -> Iterator[tuple[tuple[Span, ...], str, Path]]:
    """What a piece says, cell by cell, with the parts it is made of and where it comes from."""
    for cell in piece.cells:
        yield cell.spans, cell.text, cell.origin or piece.origin
    yield piece.spans, piece.text, piece.origin
