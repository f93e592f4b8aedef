"""The marker calls that templates make, as values."""

from planforge.document import Block, Column, Mark, Role
from planforge.document.quick import quick
from planforge.findings import Path


@quick
class Source:
    """The plan object a call was made for: its path and its anchor."""

    path: Path = ()
    anchor: str = ""


@quick
class Heading:
    """A heading at an absolute depth; the text that follows is its title."""

    depth: int
    source: Source
    child_mark: Mark | None = None
    annex: bool = False


@quick
class Clause:
    """A numbered paragraph at an absolute depth; the text that follows is its content."""

    depth: int
    source: Source
    child_mark: Mark | None = None


@quick
class Para:
    """A paragraph that belongs to the entry at ``depth``."""

    depth: int
    source: Source
    role: Role = Role.BODY


@quick
class TableStart:
    """A table that belongs to the entry at ``depth``; the text that follows is its caption."""

    depth: int
    source: Source
    columns: tuple[Column, ...]
    header_rows: int = 1


@quick
class RowStart:
    """A row of the open table."""

    source: Source


@quick
class CellStart:
    """A cell of the open row; the text that follows is its content."""

    colspan: int = 1
    rowspan: int = 1


@quick
class Ready:
    """Blocks that are finished already, belonging to the entry at ``depth``.

    Where ``marked``, they are its items, and take the mark that it asks for.
    """

    depth: int
    blocks: tuple[Block, ...]
    marked: bool = False


Call = Heading | Clause | Para | TableStart | RowStart | CellStart | Ready
