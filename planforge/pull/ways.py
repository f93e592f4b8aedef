"""The edits of a plan that may make a difference go."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planforge.pull.align import Alignment
from planforge.pull.changes import Candidate, Kind
from planforge.pull.goal import Difference
from planforge.pull.insert import Gap, inserted, rows_of, table_of
from planforge.pull.lines import Column, Piece, Sort
from planforge.pull.move import moved, relevelled
from planforge.pull.places import model_at, naming
from planforge.pull.remove import removed
from planforge.pull.reword import Wording, reworded
from planforge.pull.state import State
from planforge.pull.values import cell_fields
from planforge.source.rewrite.edits import Edits, Put


@dataclass(frozen=True, slots=True)
class Ways:
    """Finds the ways in which a plan could say what the edited file says.

    Attributes:
        state: the plan so far.
        aligned: its rendering beside the edited file.
    """

    state: State
    aligned: Alignment

    def of(self, found: Difference) -> Iterator[Candidate]:
        """The ways for a difference, the likeliest first, none twice."""
        seen: set[Edits] = set()
        for way in self._all(found):
            if way.edits not in seen:
                seen.add(way.edits)
                yield way

    def _all(self, found: Difference) -> Iterator[Candidate]:
        aligned = self.aligned
        match found.sort:
            case "changed" | "cell":
                wording = self.wording(found)
                if wording.spans:
                    yield from reworded(self.state, wording)
                    if "\n" in wording.new and not wording.cell:
                        line = wording.new.replace("\n", "")
                        yield from reworded(self.state, replace(wording, new=line))
                elif found.sort == "cell":
                    yield from self._filled(found)
            case "added":
                yield from inserted(self.state, Gap(aligned, found.new))
            case "level":
                yield from relevelled(self.state, aligned, found.new)
            case "gone":
                unwanted = set(aligned.gone)
                yield from removed(self.state, aligned.old, found.old, unwanted)
            case _:
                yield from moved(self.state, aligned, found.new)

    def wording(self, found: Difference) -> Wording:
        """What a line or a cell says, and what it shall say."""
        old, new = self.aligned.old[found.old], self.aligned.new[found.new]
        if found.sort == "cell":
            before, after = cell_of(old, found.column), cell_of(new, found.column)
            return Wording(before.spans, before.origin, after.text, cell=True)
        return Wording(old.spans, old.origin, new.text, old.sort is Sort.HEADING)

    def _filled(self, found: Difference) -> Iterator[Candidate]:
        """An empty cell that says something now: the field that its column shows."""
        old, new = self.aligned.old[found.old], self.aligned.new[found.new]
        cell, words = cell_of(old, found.column), cell_of(new, found.column).text
        if "cells" in cell.origin[-2:]:
            path = (*cell.origin, "text")
            yield Candidate(Kind.ROW_CHANGED, path, "", words, (Put(path, words),))
            return
        rows = rows_of(self.aligned, table_of(self.aligned, found.new))
        values = cell_fields(self.state, rows, found.column, words)
        edits = tuple(Put((*old.origin, name), value) for name, value in values.items())
        if edits and old.origin:
            yield Candidate(Kind.ROW_CHANGED, edits[0].path, "", words, edits)

    def defines(self, found: Difference) -> bool:
        """The line or cell shows the name of something."""
        for span in self.wording(found).spans:
            model = model_at(self.state.plan, span.origin[:-1]) if span.origin else None
            if model is not None and span.origin[-1] == naming(model):
                return True
        return False


def cell_of(row: Piece, column: int) -> Column:
    """The cell of a row that stands in a column."""
    return next(cell for cell in row.cells if cell.column == column)
