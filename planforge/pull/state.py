"""A plan as it stands on the way: its file, what it holds, what it prints."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from planforge._build import Built, Settings, build_plan
from planforge.errors import PlanforgeError
from planforge.findings import Finding, Path, Severity
from planforge.profiles import profile_names
from planforge.pull.base import pieces_of
from planforge.pull.lines import Piece
from planforge.schema import Plan
from planforge.source import Loaded, MarkedTree, load_text
from planforge.source.rewrite.edits import Edited, Edits, edited


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
        return edited(self.data, self.tree.files[0], edits, self.sole)


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
