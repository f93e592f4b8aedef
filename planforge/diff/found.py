"""A change while it is being found: where it stands, before it gets its number."""

from dataclasses import dataclass, field

from planforge.diff.model import ChangeType, Side, Unit, Weight, Where


@dataclass(slots=True)
class Found:
    """A change without its number.

    Attributes:
        type: what changed.
        order: index of the pair it is told at.
        old, new: the units where it stands.
        before, after: the words, or the fact alone.
        what: the name of what changed.
        pairs, rows: indices of all the pairs and rows that it is part of.
        acts: it stands where the plan says what is done.
        told: what is added to the reason: in how many places.
        weight, reason: where they are not the type's own.
    """

    type: ChangeType
    order: int
    old: Unit | None
    new: Unit | None
    before: str
    after: str
    what: str = ""
    pairs: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    acts: bool = False
    told: str = ""
    weight: Weight | None = None
    reason: str = ""


def where(unit: Unit | None) -> Where | None:
    """The place of a unit as a reader finds it."""
    if unit is None:
        return None
    labels = [label for label in (*unit.under, unit.label) if any(map(str.isalnum, label))]
    return Where(unit.trail, "".join(labels) or unit.label, unit.path, unit.index)


def unit_at(side: Side, index: int | None) -> Unit | None:
    """A unit of a side, or None."""
    return None if index is None else side.units[index]


def shortened(words: str, most: int = 24) -> str:
    """Words for a reason, cut in the middle of nothing but their end."""
    line = words.replace("\n", " ").strip()
    return line if len(line) <= most else f"{line[:most]}…"
