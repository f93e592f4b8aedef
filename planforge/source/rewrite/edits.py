"""Changes of plan data, and how they are made in the file."""

from collections.abc import Sequence
from dataclasses import dataclass

from planforge.findings import Path
from planforge.schema.base import Model
from planforge.schema.plan import Plan
from planforge.source.rewrite.find import Sole
from planforge.source.rewrite.pieces import Mapped
from planforge.source.rewrite.pieces import Piece as Value
from planforge.source.rewrite.rewriting import Rewriting


@dataclass(frozen=True, slots=True)
class Put:
    """A value set, or a field added."""

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class Drop:
    """A value, a field or an item of a list taken out."""

    path: Path


@dataclass(frozen=True, slots=True)
class Add:
    """An item put into a list, which may not be there yet."""

    list: Path
    index: int
    value: Value

    @property
    def path(self) -> Path:
        """Where the item stands afterwards."""
        return (*self.list, self.index)


@dataclass(frozen=True, slots=True)
class Shift:
    """An item moved within its list; ``index`` counts without it."""

    path: Path
    index: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment put above what stands at a path."""

    path: Path
    words: str


Edit = Put | Drop | Add | Shift | Remark
Edits = tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """A changed plan file, and the comments that went with what was taken out of it."""

    data: bytes
    lost: tuple[str, ...] = ()


def edited(
    data: bytes,
    name: str,
    edits: Sequence[Edit],
    sole: Sole | None = None,
    model: type[Model] = Plan,
) -> Edited:
    """The plan file with the edits made; all paths are those of the file before the first.

    Args:
        data: the plan file.
        name: what messages call it.
        edits: to be made.
        sole: whether other files write nothing at a path and below it.
        model: what the file's root is an object of.

    Raises:
        CannotRewrite: the file cannot be changed there.
    """
    made = Rewriting(data, name, model=model, sole=sole)
    for edit in edits:
        match edit:
            case Put(path, value):
                made.set(path, value)
            case Drop(path):
                made.remove(path)
            case Add():
                made.insert(edit.list, edit.index, edit.value)
            case Shift(path, index):
                start = int(path[-1])
                made.move(path[:-1], start, index if index < start else index + 1)
            case Remark(path, words):
                made.comment(path, words)
    text = made.text()
    return Edited(text, made.lost)


__all__ = [
    "Add",
    "Drop",
    "Edit",
    "Edited",
    "Edits",
    "Mapped",
    "Put",
    "Remark",
    "Shift",
    "Sole",
    "Value",
    "edited",
]
