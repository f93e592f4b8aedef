"""What is asked for, by the paths of the plan as it was."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from planforge.findings import Path
from planforge.source.rewrite.naming import where
from planforge.source.rewrite.pieces import Mapped, Piece
from planforge.source.rewrite.problems import CannotRewrite

Fresh = dict[str | int, "Fresh | Piece"]
"""Values to add, by the steps that lead to them."""


@dataclass(slots=True)
class Turn:
    """What happens to one list.

    Attributes:
        size: elements that it has.
        gone: indexes of those that leave, or leave their place.
        before: what comes before the element of that index, or at the end: indexes of elements
            that move there, and new ones.
    """

    size: int
    gone: set[int] = field(default_factory=set)
    before: dict[int, list["int | Piece"]] = field(default_factory=dict)

    def order(self) -> list["int | Piece"]:
        """The list as it is to be: indexes of old elements, and new ones."""
        out: list[int | Piece] = []
        for index in range(self.size + 1):
            out += self.before.get(index, ())
            if index < self.size and index not in self.gone:
                out.append(index)
        return out

    def take(self, index: int, path: Path) -> None:
        """Take an element from its place.

        Raises:
            CannotRewrite: there is none, or it was taken before.
        """
        if not 0 <= index < self.size or index in self.gone:
            message = f"“{where(path)}”的第 {index + 1} 条没有，或者已经被删除、移动。"
            raise CannotRewrite(message, "请核对路径。")
        self.gone.add(index)

    def put(self, index: int, what: "int | Piece", path: Path) -> None:
        """Put something before the element of that index.

        Raises:
            CannotRewrite: the list is not that long.
        """
        if not 0 <= index <= self.size:
            message = f"“{where(path)}”只有 {self.size} 条，放不到第 {index + 1} 条的位置。"
            raise CannotRewrite(message, "请核对路径。")
        self.before.setdefault(index, []).append(what)


@dataclass(slots=True)
class Wishes:
    """All changes asked for.

    Attributes:
        texts: new words of values that are there.
        turns: changes of lists that are there.
        fresh: values to add to objects and lists that are there.
        gone: keys to take out.
        comments: lines to put above a key or an element.
    """

    texts: dict[Path, str] = field(default_factory=dict)
    turns: dict[Path, Turn] = field(default_factory=dict)
    fresh: dict[Path, Fresh] = field(default_factory=dict)
    gone: set[Path] = field(default_factory=set)
    comments: dict[Path, list[str]] = field(default_factory=dict)

    def add(self, base: Path, rest: Path, value: Piece) -> None:
        """Add a value at steps that are not there yet, below something that is.

        Raises:
            CannotRewrite: it was added before.
        """
        place = self.fresh.setdefault(base, {})
        for step in rest[:-1]:
            inner = place.setdefault(step, {})
            if not isinstance(inner, dict):
                raise _twice(base + rest)
            place = inner
        if rest[-1] in place:
            raise _twice(base + rest)
        place[rest[-1]] = value

    def under(self, path: Path) -> Iterator[Path]:
        """The paths below one, or the path itself, for which something is asked."""
        for wish in (*self.texts, *self.turns, *self.fresh, *self.gone, *self.comments):
            if wish[: len(path)] == path:
                yield wish


def _twice(path: Path) -> CannotRewrite:
    return CannotRewrite(f"“{where(path)}”改了两次。", "同一处只能改一次。")


def piece(fresh: "Fresh | Piece") -> Piece:
    """Values by their steps as one piece."""
    if not isinstance(fresh, dict):
        return fresh
    if all(isinstance(step, int) for step in fresh):
        return tuple(piece(fresh[step]) for step in sorted(fresh, key=int))
    return Mapped(tuple((str(step), piece(value)) for step, value in fresh.items()))
