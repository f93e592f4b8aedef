"""Where every value of a plan stands in its files, by the attribute path of the plan."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath

from planforge.findings import Finding, Path, Place
from planforge.source.nodes import Mark

_MOST_LINES = 200
"""How far behind the start of a value its words are looked for."""
_LEAST = 2
"""Characters by which words that run over a line's end are still found."""


@dataclass(slots=True, eq=False)
class MarkedTree:
    """The places of one loaded plan.

    Attributes:
        folder: the folder of the plan's file, for the pictures it names; None for a text
            that came from no file.
        files: every file that was read, the plan's own first.
        library: the modules of the scenario library that were read.
    """

    folder: FilePath | None = None
    files: tuple[str, ...] = ()
    marks: dict[Path, Mark] = field(default_factory=dict)
    library: tuple[str, ...] = ()

    def place_of(self, path: Path) -> Place | None:
        """The place of exactly this path, or None where the plan's files write nothing there.

        A single value's place is the value's; that of an object or a list is its key's.
        """
        mark = self.marks.get(path)
        return mark.place if mark is not None else None

    def nearest_place(self, path: Path, words: str = "") -> Place | None:
        """The place of the path, else of the nearest thing around it; None without any.

        Args:
            path: of a value.
            words: where given, the place is theirs within the value, as far as they are found.
        """
        for length in range(len(path), -1, -1):
            mark = self.marks.get(path[:length])
            if mark is not None:
                exact = length == len(path)
                return (_within(mark, words) if words and exact else None) or mark.place
        return None


def _within(mark: Mark, words: str) -> Place | None:
    """Where words stand at or behind a mark; a folded value may break them anywhere."""
    source = mark.source
    last = min(mark.line + _MOST_LINES, len(source.lines))
    wanted = words
    while len(wanted) >= min(_LEAST, len(words)):
        for number in range(mark.line, last + 1):
            line = source.line(number)
            start = mark.column - 1 if number == mark.line else 0
            column = line.find(wanted, start)
            if column >= 0:
                return Place(source.name, number, column + 1, line)
        if len(wanted) == 1:
            break
        wanted = wanted[: max(1, len(wanted) // 2)]
    return None


def locate(findings: Iterable[Finding], tree: MarkedTree | None) -> list[Finding]:
    """The findings with their places filled in from their paths, as far as the tree knows them."""
    return [_located(finding, tree) for finding in findings]


def _located(finding: Finding, tree: MarkedTree | None) -> Finding:
    if tree is None or finding.place is not None or finding.at is None:
        return finding
    others = (tree.nearest_place(where.at, where.words) for where in finding.also)
    return replace(
        finding,
        place=tree.nearest_place(finding.at, finding.words),
        others=tuple(place for place in others if place is not None),
    )
