"""Tables of facts: which columns they have, the same for tables that belong together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from planforge.compose.direct import Direct
from planforge.compose.widths import Kin
from planforge.compose.words import printed
from planforge.document import Align, Column, Table
from planforge.findings import Path
from planforge.schema import Model

_EMPTY = (None, (), "")

GridColumn = tuple[str, str, float]
"""Field, heading, relative width; a negative width centres."""

Rows = Sequence[Model]


class Fit(Protocol):
    """Gives the columns of a table their widths; kin is what further rows say."""

    def __call__(self, table: Table, *, kin: Kin = ()) -> Table:
        """The table with its widths."""
        ...


def table_columns(widths: Sequence[float]) -> tuple[Column, ...]:
    """Columns of these relative widths; a negative width centres."""
    total = sum(abs(width) for width in widths) or 1
    return tuple(
        Column(abs(width) / total, Align.CENTER if width < 0 else Align.LEFT) for width in widths
    )


@dataclass(slots=True)
class _Kin:
    """Tables that belong together.

    Attributes:
        groups: their rows, kept so that they can be known again by identity.
        used: the columns that any of them fills.
        fitted: those with their widths, once the first table was measured among all.
    """

    groups: Sequence[Rows]
    used: tuple[GridColumn, ...]
    fitted: tuple[Column, ...] = ()


class Grids:
    """Makes the tables of one plan."""

    def __init__(self, direct: Direct, fit: Fit) -> None:
        self._direct = direct
        self._fit = fit
        self._kin: dict[tuple[tuple[int, ...], tuple[GridColumn, ...], bool], _Kin] = {}

    def table(
        self,
        rows: Rows,
        columns: Sequence[GridColumn],
        kin: Sequence[Rows],
        origin: Path,
        *,
        landscape: bool,
    ) -> Table | None:
        """A row for each object; None where none of them fills any column.

        Args:
            rows: the objects.
            columns: what a row shows, where any of the rows has it.
            kin: the rows of all tables that belong together, or nothing.
            origin: of the table.
            landscape: how the paper lies.
        """
        if not kin:
            used = _used(columns, (rows,))
            return self._fit(self._made(rows, used, origin)) if used else None
        key = (tuple(map(id, kin)), tuple(columns), landscape)
        known = self._kin.get(key)
        if known is None:
            known = self._kin[key] = _Kin(kin, _used(columns, kin))
        if not known.used:
            return None
        made = self._made(rows, known.used, origin)
        if not known.fitted:
            fields = [field for field, _, _ in known.used]
            groups = (group for group in kin if group is not rows)
            others = [[_said(row, field) for field in fields] for g in groups for row in g]
            known.fitted = self._fit(made, kin=others).columns
        return replace(made, columns=known.fitted)

    def _made(self, rows: Rows, used: Sequence[GridColumn], origin: Path) -> Table:
        heads = [(field, heading) for field, heading, _ in used]
        return self._direct.table(rows, heads, table_columns([w for _, _, w in used]), origin)


def _said(row: Model, field: str) -> str:
    """What a cell will say, near enough to be measured; nothing counts as printed yet."""
    value = getattr(row, field)
    if type(value) is str:
        return value
    if type(value) is tuple:
        return "、".join(inner for inner in value if isinstance(inner, str))
    return printed(value) or ""


def _used(columns: Sequence[GridColumn], groups: Sequence[Rows]) -> tuple[GridColumn, ...]:
    return tuple(
        column
        for column in columns
        if any(getattr(row, column[0], None) not in _EMPTY for rows in groups for row in rows)
    )
