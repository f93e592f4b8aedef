"""From a place in an imported plan back to the line of the source that says it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from planforge.document import Document
from planforge.findings import Finding, Path, Place, Where
from planforge.importer.check import aligned
from planforge.importer.original import Original


@dataclass(frozen=True)
class Trace:
    """Which lines of a source each part of the plan made from it comes from.

    Attributes:
        original: the source.
        lines: line numbers by plan path, in order of print; a path also has those below it.
    """

    original: Original
    lines: Mapping[Path, Sequence[int]]

    def line_of(self, where: Where) -> int | None:
        """The line that says a value, or the words meant in it; None where none does.

        What the source does not say, such as a part that is missing, has no line.
        """
        nearest = None
        for length in range(len(where.at), 0, -1):
            numbers = self.lines.get(where.at[:length], ())
            if numbers and nearest is None:
                nearest = numbers[0]
            said = self._saying(numbers, where.words) if where.words else nearest
            if said is not None:
                return said
        return nearest

    def place_of(self, where: Where) -> Place | None:
        """The same as a place; the column is that of the words."""
        number = self.line_of(where)
        if number is None:
            return None
        said = self._said.get(number, "")
        at = said.find(where.words) if where.words else 0
        return Place(self.original.name, number, max(at, 0) + 1, said)

    def _saying(self, numbers: Sequence[int], words: str) -> int | None:
        """The first of these lines that holds the words; a row of a table is one line of many."""
        return next((one for one in numbers if words in self._said.get(one, "")), None)

    @cached_property
    def _said(self) -> Mapping[int, str]:
        return dict(self.original.said)


def trace(original: Original, document: Document) -> Trace:
    """The lines behind a plan.

    Args:
        original: the source that was imported.
        document: what the plan made of it prints, numbered.
    """
    lines: defaultdict[Path, list[int]] = defaultdict(list)
    for origin, number in aligned(original.said, document, markdown=original.markdown):
        for length in range(1, len(origin) + 1):
            lines[origin[:length]].append(number)
    return Trace(original, lines)


def placed(findings: Sequence[Finding], traced: Trace) -> list[Finding]:
    """The findings with their places in the source.

    What stands nowhere in it, such as a part that is missing, is told of its first line.
    """
    found = []
    for finding in findings:
        at = finding.at or ()
        others = (traced.place_of(where) for where in finding.also)
        place = traced.place_of(Where(at, finding.words)) if at else None
        found.append(
            replace(
                finding,
                place=place or Place(traced.original.name, 1, 1),
                others=tuple(other for other in others if other is not None),
            )
        )
    return found
