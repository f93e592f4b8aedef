"""A plan file that a command is going to change: what it holds, and what others add to it."""

import datetime
from dataclasses import dataclass
from pathlib import Path as FilePath

from planforge._build import Built, Settings, build_plan, examine
from planforge.findings import Finding, Path, Severity, by_place
from planforge.profiles import profile_names
from planforge.revision.unloadable import Unloadable
from planforge.schema import Plan
from planforge.source import Loaded, MarkedTree, load_text
from planforge.source.files import read_bytes
from planforge.source.rewrite import Rewriting


@dataclass(frozen=True, slots=True)
class Own:
    """A plan file that loads.

    Attributes:
        path: where it is.
        data: what it holds.
        plan: the same, read.
        tree: where each value stands.
        built: what it prints, and what is wrong with it.
        loaded: the plan and the tree as they were read.
    """

    path: FilePath
    data: bytes
    plan: Plan
    tree: MarkedTree
    built: Built
    loaded: Loaded

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What building tells that keeps it from being released."""
        return tuple(f for f in self.built.findings if f.severity is Severity.ERROR)

    def faults(self, day: datetime.date) -> tuple[Finding, ...]:
        """What the rules say of it, as of a day: errors and warnings."""
        examined = examine(self.loaded, self.built, as_of=day, today=day)
        found = examined.findings if examined is not None else ()
        return by_place(one for one in found if one.severity > Severity.INFO)

    def rewriting(self) -> Rewriting:
        """Its text, to be changed; what other files write is refused."""
        foreign = _foreign(self.tree)
        return Rewriting(self.data, str(self.path), sole=lambda path: path not in foreign)


def own(path: FilePath, data: bytes | None = None) -> Own:
    """A plan file, or the bytes that are to stand in its place.

    Raises:
        FileProblem: there is no such file.
        Unloadable: it has errors.
    """
    text = read_bytes(path) if data is None else data
    loaded = load_text(text, str(path), profiles=profile_names(), folder=path.parent)
    if loaded.plan is None or loaded.tree is None:
        raise Unloadable(str(path), loaded.findings)
    return Own(path, text, loaded.plan, loaded.tree, build_plan(loaded, Settings()), loaded)


def _foreign(tree: MarkedTree) -> frozenset[Path]:
    """The paths at or below which other files write something."""
    if len(tree.files) < 2 and not tree.library:
        return frozenset()
    first = tree.files[0]
    paths = (path for path, mark in tree.marks.items() if mark.source.name != first)
    return frozenset(path[:length] for path in paths for length in range(1, len(path) + 1))
