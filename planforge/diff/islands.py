"""Marks that a person can read: no islands of a character, whole clauses where little is kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planforge.diff.atoms import Kind, Token

_LEAST = 2
"""Content characters that an equal run between two edits needs to stand alone."""

_KEPT = 0.25
_CLAUSE = frozenset("，；。：！？,;:!?\n")


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens of the old text against tokens of the new; ``same`` where they match one to one."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    same: bool


def content(run: Iterable[Token]) -> int:
    """How many characters are neither marks nor blanks."""
    return sum(len(t.text) for t in run if t.kind not in (Kind.MARK, Kind.SPACE))


def readable(runs: Sequence[Run]) -> list[Run]:
    """The same comparison in fewer, larger pieces."""
    joined = _joined(runs)
    if _little_kept(joined):
        return [_whole(joined)]
    return _joined([run for clause in _clauses(joined) for run in _replaced(clause)])


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Edits with nothing but an island between them become one."""
    done: list[Run] = []
    last = len(runs) - 1
    for at, run in enumerate(runs):
        inner = run.same and 0 < at < last and _edit(done) and not runs[at + 1].same
        change = not run.same or (inner and _island(run, done[-1], runs[at + 1]))
        if change and _edit(done):
            done[-1] = Run(done[-1].old + run.old, done[-1].new + run.new, same=False)
        elif run.same and done and done[-1].same:
            done[-1] = Run(done[-1].old + run.old, done[-1].new + run.new, same=True)
        else:
            done.append(Run(run.old, run.new, same=not change))
    return done


def _edit(done: Sequence[Run]) -> bool:
    return bool(done) and not done[-1].same


def _island(run: Run, before: Run, after: Run) -> bool:
    """Whether an equal run is too little to stand; next to edits of marks alone it may stand."""
    if any(token.atom for token in run.old) or content(run.old) >= _LEAST:
        return False
    small = not content(before.old + before.new) or not content(after.old + after.new)
    return not (small and content(run.old))


def _little_kept(runs: Sequence[Run]) -> bool:
    kept = sum(content(run.old) for run in runs if run.same)
    most = max(sum(content(run.old) for run in runs), sum(content(run.new) for run in runs))
    changes = sum(not run.same for run in runs)
    return changes > 1 and kept < _KEPT * most


def _whole(runs: Sequence[Run]) -> Run:
    old = tuple(token for run in runs for token in run.old)
    new = tuple(token for run in runs for token in run.new)
    return Run(old, new, same=False)


def _clauses(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs between marks that end a clause on both sides; the mark stands with what it ends."""
    clause: list[Run] = []
    for run in runs:
        start = 0
        ends = [at + 1 for at, token in enumerate(run.old) if token.key in _CLAUSE]
        for end in ends if run.same else []:
            clause.append(Run(run.old[start:end], run.new[start:end], same=True))
            yield clause
            clause, start = [], end
        if start < max(len(run.old), len(run.new)):
            clause.append(Run(run.old[start:], run.new[start:], run.same))
    if clause:
        yield clause


def _replaced(clause: list[Run]) -> list[Run]:
    """A clause of which little is kept, replaced whole up to the mark that ends it."""
    if not _little_kept(clause):
        return clause
    last = clause[-1]
    if last.same and last.old[-1].key in _CLAUSE:
        end = Run(last.old[-1:], last.new[-1:], same=True)
        rest = [*clause[:-1], Run(last.old[:-1], last.new[:-1], same=True)]
        return [_whole(rest), end]
    return [_whole(clause)]
