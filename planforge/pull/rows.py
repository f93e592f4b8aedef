"""What the plan's entry of a module gets: rows over the module's items, or a list written out."""

from dataclasses import dataclass, field

from planforge.source.rewrite.edits import Mapped, Value


@dataclass(slots=True)
class NewRow:
    """A row that the entry gets.

    Attributes:
        fields: what names it in the module's list, and what it says.
        lists: rows of its own lists.
    """

    fields: dict[str, Value] = field(default_factory=dict)
    lists: dict[str, "NewRows"] = field(default_factory=dict)

    @property
    def value(self) -> Mapped:
        """The row as it is written."""
        lists = ((name, rows.value) for name, rows in self.lists.items())
        return Mapped((*self.fields.items(), *lists))


@dataclass(slots=True)
class NewRows:
    """Rows that a list of the entry gets.

    Attributes:
        rows: each with the row of the file that it goes before; None for the end.
        changed: those that change an item of the module, by its place in the plan.
    """

    rows: list[tuple[int | None, NewRow]] = field(default_factory=list)
    changed: dict[int, NewRow] = field(default_factory=dict)

    @property
    def value(self) -> tuple[Value, ...]:
        """The list as it is written where the entry has none yet."""
        return tuple(row.value for _, row in self.rows)


@dataclass(slots=True)
class Whole:
    """A list of the module that is written out, because its items have no names.

    Attributes:
        values: the module's; None for one that goes.
        before: what comes before the module's item of that index, or at the end.
    """

    values: list[Value | None]
    before: dict[int, list[Value]] = field(default_factory=dict)

    @property
    def value(self) -> tuple[Value, ...]:
        """The list as it is written."""
        found: list[Value] = []
        for index in range(len(self.values) + 1):
            found += self.before.get(index, ())
            value = self.values[index] if index < len(self.values) else None
            found += () if value is None else (value,)
        return tuple(found)
