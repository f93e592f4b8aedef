"""A plan as it stands on the way: its file, what it holds, what it prints."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path as FilePath

from planforge._build import Built, Settings, build_plan
from planforge.errors import PlanforgeError
from planforge.findings import Finding, Path, Severity
from planforge.profiles import profile_names
from planforge.pull.base import pieces_of
from planforge.pull.lines import Piece
from planforge.pull.overrides import SCENARIOS, overriding
from planforge.schema import Plan
from planforge.source import Loaded, MarkedTree, load_text
from planforge.source.load import Taken, taken
from planforge.source.rewrite import Rewriting
from planforge.source.rewrite.edits import Edited, Edits, edited


@lru_cache(maxsize=8)
def _taken(data: bytes, name: str, kind: str, folder: FilePath | None) -> Mapping[int, Taken]:
    return taken(data, name, kind, profiles=_profiles(), folder=folder)


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan that loads.

    Attributes:
        data: the plan file.
        plan: what it holds.
        tree: where each value stands.
        foreign: the paths at or below which other files write something.
    """

    data: bytes
    plan: Plan
    tree: MarkedTree
    foreign: frozenset[Path]

    def sole(self, path: Path) -> bool:
        """No other file than the plan's own writes anything at a path or below it."""
        return path not in self.foreign

    def edited(self, edits: Edits) -> Edited:
        """The plan file with edits made.

        Raises:
            CannotRewrite: the file cannot be changed there.
        """
        name = self.tree.files[0]
        modules = self.modules
        if not modules:
            return edited(self.data, name, edits, self.sole)
        made, entries = overriding(edits, modules, *Rewriting(self.data, name).written)

        def sole(path: Path) -> bool:
            return path[: len(SCENARIOS) + 1] in entries or self.sole(path)

        return edited(self.data, name, made, sole)

    @property
    def modules(self) -> Mapping[int, Taken]:
        """The scenarios that come from the library, by their place in the plan."""
        if not self.tree.library:
            return {}
        return _taken(self.data, self.tree.files[0], self.plan.type, self.tree.folder)


@dataclass(frozen=True, slots=True)
class State(Draft):
    """A plan that prints.

    Attributes:
        built: the numbered document with its layout.
        pieces: what its Word file shows.
        troubles: what is wrong with it, by code and words; a change may add nothing to it.
    """

    built: Built
    pieces: list[Piece] = field(repr=False)
    troubles: frozenset[tuple[str, str]] = frozenset()

    @property
    def hash(self) -> str:
        """Of the plan, as its Word files name it."""
        document = self.built.document
        return document.meta.plan_hash if document is not None else ""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where plans are built: the file's name and folder, and the settings of its rendering."""

    name: str
    folder: FilePath
    settings: Settings = field(default_factory=Settings)

    def load(self, data: bytes) -> Loaded:
        """The plan that the bytes hold."""
        return load_text(data, self.name, profiles=_profiles(), folder=self.folder)

    def draft(self, data: bytes) -> Draft | None:
        """The plan read, or None where it does not load."""
        loaded = self.load(data)
        if loaded.plan is None or loaded.tree is None:
            return None
        return Draft(data, loaded.plan, loaded.tree, _foreign(loaded.tree))

    def state(self, data: bytes) -> State | None:
        """The plan built, or None where it does not load or print."""
        loaded = self.load(data)
        if loaded.plan is None or loaded.tree is None:
            return None
        try:
            built = build_plan(loaded, self.settings)
        except PlanforgeError:
            return None
        if built.document is None:
            return None
        pieces = pieces_of(built.document)
        troubles = _troubles(built.findings)
        foreign = _foreign(loaded.tree)
        return State(data, loaded.plan, loaded.tree, foreign, built, pieces, troubles)


def _profiles() -> Mapping[str, str]:
    return profile_names()


def _troubles(findings: tuple[Finding, ...]) -> frozenset[tuple[str, str]]:
    """Errors, and facts that are not printed any more (PF302)."""
    return frozenset(
        (finding.code, finding.message)
        for finding in findings
        if finding.severity is Severity.ERROR or finding.code == "PF302"
    )


def _foreign(tree: MarkedTree) -> frozenset[Path]:
    if len(tree.files) < 2 and not tree.library:
        return frozenset()
    own = tree.files[0]
    paths = (path for path, mark in tree.marks.items() if mark.source.name != own)
    return frozenset(path[:length] for path in paths for length in range(1, len(path) + 1))
