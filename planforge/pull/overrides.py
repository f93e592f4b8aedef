"""Edits of what a plan takes from the scenario library, as overrides in the plan's own entry.

The paths of edits are those of the plan, where the module's steps and the entry's stand merged.
What the entry writes has other places: a step of the module is changed by a row with its id, taken
out by one with 删除, and followed by one with 置于后. The library's file is never changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planforge.findings import Path
from planforge.pull.library import (
    held_at,
    key_of,
    names_of,
    piece_of,
    same_item,
)
from planforge.pull.parameters import kept_parameters
from planforge.pull.rows import NewRow, NewRows, Whole
from planforge.schema.fields import fields_of
from planforge.source.load import Taken
from planforge.source.nodes import Scalar
from planforge.source.rewrite import LIBRARY, Elsewhere
from planforge.source.rewrite.edits import Add, Drop, Edit, Edits, Mapped, Put, Shift, Value
from planforge.source.rewrite.naming import where
from planforge.source.rewrite.orders import AFTER, BEFORE, REMOVE
from planforge.source.rewrite.spans import Text
from planforge.source.rewrite.written import Entry, Part
from planforge.source.rewrite.written import Rows as WrittenRows
from planforge.source.shaped import Fields, Rows, Shaped

SCENARIOS: Path = ("response", "scenarios", "scenarios")
_DEPTH = len(SCENARIOS) + 1


@dataclass(slots=True)
class _Holder:
    """An object of the plan that a module holds.

    Attributes:
        merged: what the plan holds.
        base: what the module holds.
        part: what the entry writes; None for nothing yet.
        at: where that stands in the plan's file.
        row: what is to be written; None where the entry writes it already.
    """

    merged: Fields
    base: Fields
    part: Part | None
    at: Path
    row: NewRow | None = None


@dataclass(slots=True)
class _Entry:
    """The entry of one module in the plan.

    Attributes:
        taken: the module and what the plan makes of it.
        holder: the scenario.
        text: the plan file's.
        edits: of what the entry writes already.
        rows: what its lists get, by where they stand in the file.
        wholes: lists that it gets whole.
    """

    taken: Taken
    holder: _Holder
    text: Text
    edits: list[Edit] = field(default_factory=list)
    rows: dict[Path, NewRows] = field(default_factory=dict)
    wholes: dict[Path, Whole] = field(default_factory=dict)

    def take(self, edit: Edit) -> None:
        """Say an edit in the entry.

        Raises:
            Elsewhere: the entry cannot say it.
        """
        path = edit.list if isinstance(edit, Add) else edit.path
        self._inside(self.holder, edit, path[_DEPTH:])

    def made(self) -> Iterator[Edit]:
        """What is done to the file."""
        yield from self.edits
        for at, rows in self.rows.items():
            holder = _part_at(self.holder.part, at[_DEPTH:])
            if isinstance(holder, WrittenRows):
                end = len(holder.items)
                for index, row in rows.rows:
                    yield Add(at, end if index is None else index, row.value)
            else:
                yield Put(at, rows.value)
        for at, whole in self.wholes.items():
            yield Put(at, whole.value)

    # Going down

    def _inside(self, holder: _Holder, edit: Edit, rest: Path) -> None:
        name = str(rest[0]) if rest else ""
        base = holder.base.entries.get(name)
        own = holder.part.entries.get(name) if holder.part is not None else None
        if base is None or not isinstance(base.value, Rows):
            self._field(holder, edit, rest)
        elif own is not None and not (isinstance(own.value, WrittenRows) and own.value.patches):
            self._as_written(holder, edit, rest)
        elif all(map(names_of, base.value.items)):
            self._listed(holder, name, edit, rest[1:])
        elif own is None:
            self._whole(holder, name, edit, rest[1:])
        else:
            raise self._nowhere(edit)

    def _as_written(self, holder: _Holder, edit: Edit, rest: Path) -> None:
        """The entry writes the whole value: the plan's path below it is the file's too."""
        if holder.part is None:
            raise self._nowhere(edit)
        self.edits.append(_moved(edit, (*holder.at, *rest)))

    def _field(self, holder: _Holder, edit: Edit, rest: Path) -> None:
        """A single value, or anything that only the plan holds."""
        name = str(rest[0]) if rest else ""
        own = holder.part.entries.get(name) if holder.part is not None else None
        if isinstance(edit, Drop) and len(rest) == 1 and name in holder.base.entries:
            edit = Put(edit.path, "")
        if isinstance(edit, Put) and len(rest) == 1:
            edit = replace(edit, value=self._raw(holder, name, edit.value))
        names = name in holder.base.naming and not holder.base.text("id")
        if names and holder is not self.holder:
            raise self._nowhere(edit)  # the row would not be found by its old name
        if holder.row is None and (own is not None or not isinstance(edit, Drop)):
            self.edits.append(_moved(edit, (*holder.at, *rest)))
        elif holder.row is not None and isinstance(edit, Put) and len(rest) == 1:
            holder.row.fields[name] = edit.value
        elif holder.row is not None and isinstance(edit, Add) and len(rest) == 1:
            holder.row.fields[name] = (*_held(holder.row.fields.get(name)), edit.value)
        else:
            raise self._nowhere(edit)

    def _raw(self, holder: _Holder, name: str, value: Value) -> Value:
        """The words with the parameters that they leave as they are."""
        held = holder.merged.entries.get(name)
        if held is None or not isinstance(held.value, Scalar) or not isinstance(value, str):
            return value
        return kept_parameters(held.value.text, value, self.taken.values)

    # Lists whose items have names

    def _listed(self, holder: _Holder, name: str, edit: Edit, rest: Path) -> None:
        merged = holder.merged.entries[name].value
        items = merged.items if isinstance(merged, Rows) else []
        if not rest:
            if not isinstance(edit, Add):
                raise self._nowhere(edit)
            self._added(holder, name, items, edit, edit.value)
            return
        place = int(rest[0])
        item = items[place] if place < len(items) else None
        if not isinstance(item, Fields):
            raise self._nowhere(edit)
        written = self._written_row(holder, name, item)
        base = same_item(holder.base.entries[name].value, item)
        others = [one for number, one in enumerate(items) if number != place]
        if base is None:
            self._own_item(holder, (name, written), item, edit, rest[1:], others)
        elif len(rest) > 1:
            self._inside(self._row(holder, name, place, item, base, written), edit, rest[1:])
        elif isinstance(edit, Drop):
            if written is not None:
                self.edits.append(Drop((*holder.at, name, written)))
            row = NewRow({**key_of(base), REMOVE: "是" if self.taken.merged.zh else "yes"})
            self._rows_of(holder, name).rows.append((None, row))
        elif isinstance(edit, Shift):
            row = NewRow({**key_of(base), **self._order(others, edit.index, edit)})
            self._rows_of(holder, name).rows.append((None, row))
        else:
            raise self._nowhere(edit)

    def _own_item(
        self,
        holder: _Holder,
        row: tuple[str, int | None],
        item: Fields,
        edit: Edit,
        rest: Path,
        others: Sequence[Shaped],
    ) -> None:
        """An edit of an item that only the plan has: of the row of the file that it stands in."""
        name, written = row
        if written is None:
            raise self._nowhere(edit)
        if isinstance(edit, Shift) and not rest:
            self.edits.append(Drop((*holder.at, name, written)))
            self._added(holder, name, others, edit, piece_of(item))
        else:
            self.edits.append(_moved(edit, (*holder.at, name, written, *rest)))

    def _row(
        self,
        holder: _Holder,
        name: str,
        place: int,
        item: Fields,
        base: Fields,
        written: int | None,
    ) -> _Holder:
        """The row that changes an item of the module: the one in the file, or a new one."""
        if written is not None and holder.part is not None:
            rows = holder.part.entries[name].value
            part = rows.items[written] if isinstance(rows, WrittenRows) else None
            if isinstance(part, Part):
                return _Holder(item, base, part, (*holder.at, name, written))
        rows_due = self._rows_of(holder, name)
        row = rows_due.changed.get(place)
        if row is None:
            row = rows_due.changed[place] = NewRow(dict(key_of(base)))
            rows_due.rows.append((None, row))
        return _Holder(item, base, None, (*holder.at, name), row)

    def _rows_of(self, holder: _Holder, name: str) -> NewRows:
        if holder.row is not None:
            return holder.row.lists.setdefault(name, NewRows())
        return self.rows.setdefault((*holder.at, name), NewRows())

    def _written_row(self, holder: _Holder, name: str, item: Fields) -> int | None:
        """The file's row that an item of the plan was made of, or changed by."""
        entry: Entry | None = holder.part.entries.get(name) if holder.part is not None else None
        rows = entry.value if entry is not None else None
        for number, row in enumerate(rows.items if isinstance(rows, WrittenRows) else ()):
            line = self.text.line_of(row.span.start)
            column = row.span.start - self.text.start_of(line)
            if (line + 1, column + 1) == (item.mark.line, item.mark.column):
                own = item.mark.source is not self.taken.module.mark.source
                return number if own else None
        return None

    def _added(
        self,
        holder: _Holder,
        name: str,
        items: Sequence[Shaped],
        edit: Add | Shift,
        value: Value,
    ) -> None:
        """A row of the plan's own, said by what it goes behind or before."""
        rows = self._rows_of(holder, name)
        order = self._order(items, edit.index, edit)
        spec = fields_of(holder.base.model)[name]
        model = spec.model
        if isinstance(value, str) and model is not None:
            value = Mapped(((model.SHORT or "text", value),))
        if not isinstance(value, Mapped):
            raise self._nowhere(edit)
        row = NewRow({**order, **dict(value.fields)})
        before = None
        for item in reversed(items[: edit.index]):
            if names_of(item):
                break
            if before is None and isinstance(item, Fields):
                before = self._written_row(holder, name, item)
        place = len(rows.rows)
        if AFTER in order:  # of those that go behind the same item the last written comes first
            anchors = [one.fields.get(AFTER) for _, one in rows.rows]
            place = anchors.index(order[AFTER]) if order[AFTER] in anchors else place
        rows.rows.insert(place, (before, row))

    def _order(self, items: Sequence[Shaped], index: int, edit: Edit) -> dict[str, Value]:
        """Where something goes in a list, said by what it goes behind or before."""
        for item in reversed(items[:index]):
            if names_of(item):
                return {AFTER: names_of(item)[0]}
        for item in items[index : index + 1]:
            if names_of(item):
                return {BEFORE: names_of(item)[0]}
        raise self._nowhere(edit)

    # Lists of texts

    def _whole(self, holder: _Holder, name: str, edit: Edit, rest: Path) -> None:
        merged = holder.merged.entries[name].value
        items = merged.items if isinstance(merged, Rows) else []
        if holder.row is not None:
            raise self._nowhere(edit)
        at = (*holder.at, name)
        whole = self.wholes.get(at)
        if whole is None:
            whole = self.wholes[at] = Whole([piece_of(item) for item in items])
        if isinstance(edit, Add) and not rest:
            whole.before.setdefault(edit.index, []).append(edit.value)
        elif isinstance(edit, Drop) and not rest:
            whole.values = [None] * len(items)
        elif not rest:
            raise self._nowhere(edit)
        elif isinstance(edit, Drop) and len(rest) == 1:
            whole.values[int(rest[0])] = None
        elif isinstance(edit, Shift) and len(rest) == 1:
            place, to = int(rest[0]), edit.index
            value, whole.values[place] = whole.values[place], None
            goes = to if to < place else to + 1
            whole.before.setdefault(goes, []).append(value if value is not None else "")
        elif isinstance(edit, Put):
            self._reworded(whole, int(rest[0]), items, edit, rest[1:])
        else:
            raise self._nowhere(edit)

    def _reworded(
        self, whole: Whole, place: int, items: Sequence[Shaped], edit: Put, rest: Path
    ) -> None:
        """A text of the list in other words, or a field of one of its objects."""
        item = items[place]
        old = held_at(item, rest)
        value = edit.value
        if isinstance(old, Scalar) and isinstance(value, str):
            value = kept_parameters(old.text, value, self.taken.values)
        now = whole.values[place]
        if not rest or (isinstance(now, str) and len(rest) == 1):
            whole.values[place] = value
        elif isinstance(now, Mapped) and len(rest) == 1:
            fields = {**dict(now.fields), str(rest[0]): value}
            whole.values[place] = Mapped(tuple(fields.items()))
        else:
            raise self._nowhere(edit)

    def _nowhere(self, edit: Edit) -> Elsewhere:
        module = f"{LIBRARY} {self.taken.merged.module}"
        message = f"“{where(edit.path)}”写在{module}里，这样的改动在预案里没有办法照标识改写。"
        return Elsewhere((module,), message)


def overriding(
    edits: Sequence[Edit], taken: Mapping[int, Taken], root: Part, text: Text
) -> tuple[Edits, frozenset[Path]]:
    """The edits as the plan's file takes them, and the entries of modules that they change.

    Args:
        edits: with the paths of the plan.
        taken: the scenarios that come from modules.
        root: what the plan's file writes.
        text: the file's.

    Raises:
        Elsewhere: the plan's entry of a module cannot say an edit.
    """
    entries: dict[Path, _Entry] = {}
    own: list[Edit] = []
    for edit in edits:
        path = edit.list if isinstance(edit, Add) else edit.path
        index = path[_DEPTH - 1] if path[: _DEPTH - 1] == SCENARIOS and len(path) > _DEPTH else None
        held = taken.get(index) if isinstance(index, int) else None
        at = path[:_DEPTH]
        part = _part_at(root, at)
        said = isinstance(edit, Add | Drop | Put | Shift)
        if held is None or not said or not isinstance(part, Part):
            own.append(edit)
            continue
        if at not in entries:
            holder = _Holder(held.merged, held.module, part, at)
            entries[at] = _Entry(held, holder, text)
        entries[at].take(edit)
    made = (edit for entry in entries.values() for edit in entry.made())
    return (*own, *made), frozenset(entries)


def _part_at(node: object, path: Path) -> object:
    """What the file writes along a path of its own."""
    for step in path:
        if isinstance(node, Part) and isinstance(step, str):
            entry = node.entries.get(step)
            node = entry.value if entry is not None else None
        elif isinstance(node, WrittenRows) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def _moved(edit: Edit, path: Path) -> Edit:
    return replace(edit, list=path) if isinstance(edit, Add) else replace(edit, path=path)


def _held(value: Value | None) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else ()
