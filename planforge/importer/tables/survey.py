"""All tables of a source, read before its chapters are mapped."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planforge.document import Block, Item, Paragraph, Section, Table
from planforge.importer.facts import is_unit
from planforge.importer.tables.read import Found, read_table
from planforge.importer.tree import words_of
from planforge.schema.organization import Unit

_CAPTION = 40
"""Characters of a paragraph before a table that may be its caption."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A table with what was read in it.

    Attributes:
        table: the table.
        title: of the chapter or annex around it.
        depth: how many chapters and entries are around it.
        found: its facts; None where it is of no known kind.
    """

    table: Table
    title: str
    depth: int
    found: Found | None


@dataclass(frozen=True, slots=True)
class Survey:
    """The tables of a source in order of reading.

    Attributes:
        tables: by identity of their blocks.
    """

    tables: Mapping[int, Placed]

    def exact(self, table: Table) -> Found | None:
        """The facts of a table that can be printed as such."""
        placed = self.tables.get(id(table))
        found = placed.found if placed is not None else None
        return found if found is not None and found.exact else None

    def units(self) -> tuple[str, ...]:
        """The units that tables name."""
        found = (placed.found for placed in self.tables.values() if placed.found is not None)
        rows = (row for one in found for row, _ in one.rows)
        names = (row.name for row in rows if isinstance(row, Unit) and row.name)
        return tuple(dict.fromkeys(name for name in names if is_unit(name)))


def survey(body: Iterable[Block]) -> Survey:
    """Read the tables of a source's body, not those in cells."""
    tables = {
        id(table): Placed(table, title, depth, read_table(table, words))
        for table, title, words, depth in _tables(body, "", "", 0)
    }
    return Survey(tables)


def _tables(
    blocks: Iterable[Block], title: str, above: str, depth: int
) -> Iterator[tuple[Table, str, str, int]]:
    """Each table with the title around it, the words that may say what it is, and its depth."""
    before = ""
    for block in blocks:
        match block:
            case Table():
                yield block, title, f"{above}{title}{before}", depth
                before = ""
            case Section() | Item():
                words = words_of(block)
                said = words if len(words) <= _CAPTION else ""
                yield from _tables(block.blocks, said or title, f"{above}{title}", depth + 1)
                before = said
            case Paragraph():
                words = words_of(block)
                before = words if len(words) <= _CAPTION else ""
            case _:
                pass
