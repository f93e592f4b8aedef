"""Tables whose columns are given widths, and given them anew in the room of another layout."""

from dataclasses import replace

from planforge.compose.widths import Kin, Measured, room_of
from planforge.document import Block, Column, Item, Section, Table, kept
from planforge.document.quick import quick
from planforge.profiles import Layout

Columns = tuple[Column, ...]


@quick
class _Fit:
    """Columns that were given widths, and what they were made of."""

    columns: Columns
    measured: Measured
    landscape: bool


class Fits:
    """Gives the tables of a plan's documents the widths of their columns.

    A table is known again by its columns, which no rewriting of its words makes anew.
    """

    def __init__(self) -> None:
        self._made: dict[int, _Fit] = {}

    def fit(
        self, table: Table, layout: Layout, *, landscape: bool, asked: bool = False, kin: Kin = ()
    ) -> Table:
        """The table with columns as wide as what stands in them wants; see ``Measured``."""
        measured = Measured(table, asked=asked, kin=kin)
        columns = measured.columns(room_of(layout, landscape=landscape))
        self._made[id(columns)] = _Fit(columns, measured, landscape)
        return replace(table, columns=columns)

    def again(self, blocks: tuple[Block, ...], layout: Layout) -> tuple[Block, ...]:
        """Blocks with tables that were fitted here, as they stand in another layout."""
        rooms = {lying: room_of(layout, landscape=lying) for lying in (False, True)}
        found: dict[int, Columns] = {}

        def columns(old: Columns) -> Columns:
            fit = self._made.get(id(old))
            if fit is None:
                return old
            if id(old) not in found:
                found[id(old)] = fit.measured.columns(rooms[fit.landscape])
            return found[id(old)]

        def block(one: Block) -> Block:
            match one:
                case Table():
                    return replace(one, columns=columns(one.columns))
                case Section() | Item():
                    inner = kept(one.blocks, tuple(map(block, one.blocks)))
                    return one if inner is one.blocks else replace(one, blocks=inner)
                case _:
                    return one

        return kept(blocks, tuple(map(block, blocks)))
