"""The numbering of a source: the marks by depth, and where a list has marks of its own."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from planforge.document import (
    PRESETS,
    Document,
    Mark,
    Numeral,
    Scheme,
    Section,
    SectionKind,
    parse_mark,
)
from planforge.importer.labels import sample
from planforge.importer.tree import Labelled, entries
from planforge.numbering import custom_scheme
from planforge.profiles import load_profile
from planforge.schema import Plan

_NONE = Mark(Numeral.NONE)


@dataclass(frozen=True, slots=True)
class Marks:
    """How a source is numbered.

    Attributes:
        samples: the samples of the marks from depth 1, as 序号 writes them.
        running: those among them that never restart.
        scheme: the same as a scheme.
    """

    samples: tuple[str, ...]
    running: tuple[str, ...]
    scheme: Scheme

    def own(self, depth: int, children: Iterable[Labelled], *, titled: bool = False) -> str | None:
        """The sample that a parent at ``depth`` must ask for, or None where the scheme serves.

        Args:
            depth: of the parent; 0 for the document.
            children: the entries under it; those without a label ask for "".
            titled: children print as headings, so that no list of the third level is assumed.
        """
        found = list(children)
        if not found:
            return None
        wanted = _most(found)
        level = min(depth + 1, len(self.scheme.marks))
        expected = self.scheme.mark(level)
        if depth == 1 and self.scheme.skip_second:
            childless = not any(entries(child.blocks) for child in found)
            listed = not titled and not any(isinstance(child, Section) for child in found)
            third = self.scheme.mark(min(level + 1, len(self.scheme.marks)))
            if childless and listed:
                expected = third
            elif wanted == _bare(third):
                return sample(_gapped(found, wanted))
        if wanted == _bare(expected) or (wanted.joined and expected.joined):
            return None
        return sample(_gapped(found, wanted))

    def unlabelled(self, depth: int) -> str | None:
        """The sample for children without labels under a parent at ``depth``."""
        return None if self.scheme.mark(depth + 1).numeral is Numeral.NONE else ""


def marks_of(document: Document) -> Marks:
    """The marks that most entries of each depth have."""
    by_depth: dict[int, Counter[Mark]] = {}
    gaps: Counter[Mark] = Counter()
    waiting = [(block, 1) for block in entries(document.body)]
    while waiting:
        block, depth = waiting.pop()
        if isinstance(block, Section) and block.kind is SectionKind.ANNEX:
            continue
        waiting.extend((inner, depth + 1) for inner in entries(block.blocks))
        mark = block.label.mark if block.label else _NONE
        if len(mark.prefix) > 1:
            continue  # 场景一： is a list's own, not a level's
        heavy = isinstance(block, Section) or mark.joined  # 1.1.1 is a level's, never a list's own
        weight = 0 if mark == _NONE else 1000 if heavy else 1
        by_depth.setdefault(depth, Counter())[mark] += weight
        if block.label:
            gaps[mark] += 1 if block.label.gap else -1
    marks: list[Mark] = []
    for depth in range(1, max(by_depth, default=0) + 1):
        mark = by_depth.get(depth, Counter({_NONE: 1})).most_common(1)[0][0]
        marks.append(replace(mark, gap=_gap(mark) if gaps[mark] > 0 else ""))
    while marks and marks[-1].numeral is Numeral.NONE:
        marks.pop()
    samples = tuple(sample(mark, depth) for depth, mark in enumerate(marks, 1))
    running = tuple(s for s, mark in zip(samples, marks, strict=True) if not mark.restart)
    return Marks(samples, running, custom_scheme(marks))


def marks_from(plan: Plan) -> Marks:
    """The marks that a plan asks for; its profile's where it asks for none."""
    choice = plan.scheme
    if choice is None or not choice.marks:
        name = choice.preset if choice and choice.preset else load_profile(plan.type).scheme
        return Marks((), (), PRESETS[name])
    marks = [parse_mark(s, restart=s not in choice.running) or _NONE for s in choice.marks]
    return Marks(choice.marks, choice.running, custom_scheme(marks))


def mark_of(block: Labelled) -> Mark:
    """The mark of an entry's label; that of no numeral where it has none."""
    return block.label.mark if block.label else _NONE


def _most(found: list[Labelled]) -> Mark:
    return Counter(mark_of(child) for child in found).most_common(1)[0][0]


def _bare(mark: Mark) -> Mark:
    return replace(mark, gap="")


def _gapped(found: list[Labelled], mark: Mark) -> Mark:
    gaps = sum(1 if child.label and child.label.gap else -1 for child in found)
    return replace(mark, gap=_gap(mark) if gaps > 0 else "")


def _gap(mark: Mark) -> str:
    return " " if mark.numeral is Numeral.BULLET else "\u3000"
