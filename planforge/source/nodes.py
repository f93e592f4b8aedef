"""The marked tree: what a YAML file holds, each value as written and with its place."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from planforge.findings import Place

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain words that say that there is no value."""


class Source:
    """A file's text.

    Attributes:
        name: the path as the user wrote it, or as told from the root plan's folder.
        text: decoded, without byte order mark.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends, which are LF, CR LF or CR as in YAML."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def line(self, number: int) -> str:
        """The line of that number, counted from 1; empty beyond the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def place(self, line: int, column: int) -> Place:
        """A place as a finding carries it."""
        return Place(self.name, line, column, self.line(line))


class Mark(NamedTuple):
    """A place in a source; line and column are counted from 1, in characters."""

    source: Source
    line: int
    column: int

    @property
    def place(self) -> Place:
        """The same as a finding carries it."""
        return self.source.place(self.line, self.column)


@dataclass(slots=True, eq=False)
class Scalar:
    """A single value, its text exactly as written.

    Attributes:
        text: unquoted and unfolded, never converted.
        plain: it was written without quotes and not as a block.
        mark: where it starts.
    """

    text: str
    plain: bool
    mark: Mark

    @property
    def null(self) -> bool:
        """Nothing was written, or ~ or null."""
        return self.plain and self.text in NULLS


@dataclass(slots=True, eq=False)
class Sequence:
    """A list."""

    mark: Mark
    items: list["Node"] = field(default_factory=list)
    flow: bool = False


@dataclass(slots=True, eq=False)
class Mapping:
    """Pairs in the order written; a key may occur twice."""

    mark: Mark
    pairs: list[tuple["Node", "Node"]] = field(default_factory=list)
    flow: bool = False


Node = Scalar | Sequence | Mapping
MarkedNode = Node
