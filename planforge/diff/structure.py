"""What came, went or moved as a whole: sections, steps, rows, paragraphs."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from planforge.diff.context import Place, Settings
from planforge.diff.found import Found, shortened, unit_at
from planforge.diff.model import ChangeType, Fate, Pair, RowPair, Side, Unit, UnitKind, Weight
from planforge.document import Break

_T = ChangeType
_ITEMS = {Place.STEP: (_T.STEP_ADDED, _T.STEP_REMOVED, _T.STEP_MOVED)}
_OTHERS = {
    Place.DUTY: _T.DUTY,
    Place.CRITERION: _T.CRITERION,
    Place.DRILL: _T.DRILL,
    Place.HEAD: _T.HEAD,
}


class Structure:
    """The changes of whole units and rows."""

    def __init__(
        self, old: Side, new: Side, pairs: Sequence[Pair], rows: Sequence[RowPair]
    ) -> None:
        self._old, self._new = old, new
        self._pairs, self._rows = pairs, rows
        self._settings = {True: Settings(new), False: Settings(old)}
        self._row_of: dict[tuple[bool, int, int], int] = {}
        self._fates: dict[tuple[bool, int], set[Fate]] = {}
        for at, row in enumerate(rows):
            for is_new, place in ((True, row.new), (False, row.old)):
                if place is not None:
                    self._row_of[is_new, *place] = at
        for (is_new, table, _), at in self._row_of.items():
            self._fates.setdefault((is_new, table), set()).add(rows[at].fate)

    def found(self) -> Iterator[Found]:
        """All of them, in no order."""
        done: set[int] = set()
        for found in self._reworded():
            done.update(found.pairs)
            yield found
        yield from self._whole(Fate.INSERTED, True, done)
        yield from self._whole(Fate.DELETED, False, done)
        yield from self._moves()

    def _unit(self, at: int, *, new: bool) -> Unit | None:
        pair = self._pairs[at]
        return unit_at(self._new, pair.new) if new else unit_at(self._old, pair.old)

    # A paragraph that went where another came

    def _reworded(self) -> Iterator[Found]:
        """One paragraph out and one in at the same place: rewritten, not two changes."""
        runs = [
            (fate, [at for at, _ in run])
            for fate, run in groupby(enumerate(self._pairs), key=lambda entry: entry[1].fate)
        ]
        for (first, left), (second, right) in pairwise(runs):
            if (first, second) != (Fate.DELETED, Fate.INSERTED) or len(left) != 1:
                continue
            gone, come = self._unit(left[0], new=False), self._unit(right[0], new=True)
            if gone is None or come is None or len(right) != 1 or not _alike(gone, come):
                continue
            setting = self._settings[True].whole(come)
            kind = _OTHERS.get(setting.place, _T.WORDING)
            yield Found(
                kind, left[0], gone, come, gone.words, come.words, pairs=[left[0], right[0]]
            )

    # What came or went

    def _whole(self, fate: Fate, new: bool, done: set[int]) -> Iterator[Found]:
        """Groups of pairs that came or went for one cause."""
        waiting = [
            at for at, pair in enumerate(self._pairs) if pair.fate is fate and at not in done
        ]
        blank: dict[int, list[list[int]]] = {}
        start = 0
        while start < len(waiting):
            end = self._end(waiting, start, new)
            group = waiting[start:end]
            units = [unit for at in group if (unit := self._unit(at, new=new)) is not None]
            if not all(unit.derived for unit in units):
                if self._blank_row(units, new):
                    assert units[0].cell is not None
                    blank.setdefault(units[0].cell.table, []).append(group)
                else:
                    yield self._group(group, new)
            start = end
        for groups in blank.values():
            yield self._blank_rows(groups, new)
        yield from self._empty_rows(fate, new, set(waiting))

    def _blank_row(self, units: Sequence[Unit], new: bool) -> bool:
        """A row of a form, to be filled in, that came or went in a table that stays."""
        cell = units[0].cell
        if cell is None or (new, cell.table, cell.row) not in self._row_of:
            return False
        fate = self._rows[self._row_of[new, cell.table, cell.row]].fate
        whole = fate in (Fate.INSERTED, Fate.DELETED) and not self._whole_table(cell.table, new)
        return whole and not any(unit.words.strip() for unit in units if not unit.derived)

    def _blank_rows(self, groups: Sequence[Sequence[int]], new: bool) -> Found:
        """The blank rows of one table, told together."""
        found = self._group([at for group in groups for at in group], new)
        count = len(found.rows)
        found.type, found.what = _T.FORMAT, found.what.strip()
        found.before = "" if new else f"{count} 个空行"
        found.after = f"{count} 个空行" if new else ""
        found.weight = Weight.EDITORIAL
        found.reason = f"表格{'增加' if new else '减少'}空行，内容没有变"
        return found

    def _end(self, waiting: Sequence[int], start: int, new: bool) -> int:
        """Where the group that begins at ``start`` ends."""
        first = self._unit(waiting[start], new=new)
        end = start + 1
        while end < len(waiting):
            unit, last = self._unit(waiting[end], new=new), self._unit(waiting[end - 1], new=new)
            if first is None or unit is None or last is None:
                break
            if not (unit.index == last.index + 1 and self._belongs(first, unit, new)):
                break
            end += 1
        return end

    def _belongs(self, first: Unit, unit: Unit, new: bool) -> bool:
        """Whether a unit came or went with the first one of its group."""
        if first.kind is UnitKind.HEADING:
            return len(unit.trail) > len(first.trail)
        if first.cell is not None:
            return unit.cell is not None and self._same_row(first, unit, new)
        if first.kind is UnitKind.ITEM:
            deeper = unit.kind is UnitKind.ITEM and unit.depth > first.depth
            return deeper or (bool(first.path) and _under(unit.path, first.path))
        return unit.kind is first.kind and unit.trail == first.trail and unit.cell is None

    def _same_row(self, first: Unit, unit: Unit, new: bool) -> bool:
        """The same row, or the same table where the table as a whole came or went."""
        if first.cell is None or unit.cell is None or first.cell.table != unit.cell.table:
            return False
        return first.cell.row == unit.cell.row or self._whole_table(first.cell.table, new)

    def _whole_table(self, table: int, new: bool) -> bool:
        return self._fates.get((new, table), set()) <= {Fate.INSERTED if new else Fate.DELETED}

    def _group(self, group: Sequence[int], new: bool) -> Found:
        units = [unit for at in group if (unit := self._unit(at, new=new)) is not None]
        first = units[0]
        setting = self._settings[new].whole(first)
        kind = self._type(first, setting.place, new)
        words = "\n".join(_rows_joined(units))
        rows = {
            self._row_of[new, unit.cell.table, unit.cell.row]
            for unit in units
            if unit.cell is not None and (new, unit.cell.table, unit.cell.row) in self._row_of
        }
        what = setting.row if first.cell is not None else ""
        return Found(
            kind,
            group[0],
            None if new else first,
            first if new else None,
            "" if new else words,
            words if new else "",
            what or (first.words if first.kind is UnitKind.HEADING else ""),
            list(group),
            sorted(rows),
        )

    def _type(self, first: Unit, place: Place, new: bool) -> ChangeType:
        if first.kind is UnitKind.HEADING:
            return _T.SECTION_ADDED if new else _T.SECTION_REMOVED
        if place is Place.HEAD:
            return _T.HEAD
        if first.cell is not None:
            row = (new, first.cell.table, first.cell.row)
            whole = Fate.INSERTED if new else Fate.DELETED
            if row in self._row_of and self._rows[self._row_of[row]].fate is whole:
                if self._whole_table(first.cell.table, new):
                    return _T.ADDED if new else _T.REMOVED
                return _T.ROW_ADDED if new else _T.ROW_REMOVED
        if isinstance(first.block, Break):
            return _T.FORMAT
        if first.kind is UnitKind.ITEM and place in _ITEMS and not _article(first):
            return _ITEMS[place][0 if new else 1]
        if place is Place.LAW and "《" in first.words:
            return _T.LAW
        return _OTHERS.get(place, _T.ADDED if new else _T.REMOVED)

    def _empty_rows(self, fate: Fate, new: bool, told: set[int]) -> Iterator[Found]:
        """Rows that came or went without any unit of their own among the pairs."""
        cells = {
            (unit.cell.table, unit.cell.row)
            for at in told
            if (unit := self._unit(at, new=new)) is not None and unit.cell is not None
        }
        for at, row in enumerate(self._rows):
            place = row.new if new else row.old
            if row.fate is fate and place is not None and place not in cells:
                kind = _T.ROW_ADDED if new else _T.ROW_REMOVED
                yield Found(kind, len(self._pairs), None, None, "", "", rows=[at])

    # What moved

    def _moves(self) -> Iterator[Found]:
        """One change for each block that moved in one piece."""
        starts = self._places(Fate.MOVED_FROM)
        ends = self._places(Fate.MOVED_TO)
        rows = {row.move: at for at, row in enumerate(self._rows) if row.move}
        group: list[int] = []
        for move in sorted(ends, key=lambda number: ends[number][0]):
            if group and not self._follows(group[-1], move, starts, ends):
                yield self._moved(group, starts, ends, rows)
                group = []
            group.append(move)
        if group:
            yield self._moved(group, starts, ends, rows)
        for move, at in rows.items():
            if move not in ends:
                yield Found(_T.MOVED, len(self._pairs), None, None, "", "", rows=[at])

    def _places(self, fate: Fate) -> dict[int, list[int]]:
        places: dict[int, list[int]] = {}
        for at, pair in enumerate(self._pairs):
            if pair.fate is fate:
                places.setdefault(pair.move, []).append(at)
        return places

    def _follows(
        self, last: int, move: int, starts: dict[int, list[int]], ends: dict[int, list[int]]
    ) -> bool:
        """Whether two moves are neighbours at both ends, under one heading or in one row."""
        if last not in starts or move not in starts:
            return False
        near = starts[move][0] == starts[last][-1] + 1 and ends[move][0] == ends[last][-1] + 1
        before, unit = self._unit(ends[last][0], new=True), self._unit(ends[move][0], new=True)
        if not near or before is None or unit is None:
            return False
        if before.cell is not None or unit.cell is not None:
            return (
                before.cell is not None
                and unit.cell is not None
                and ((before.cell.table, before.cell.row) == (unit.cell.table, unit.cell.row))
            )
        return unit.kind is not UnitKind.HEADING or len(unit.trail) > len(before.trail)

    def _moved(
        self,
        group: Sequence[int],
        starts: dict[int, list[int]],
        ends: dict[int, list[int]],
        rows: dict[int, int],
    ) -> Found:
        places = [at for move in group for at in (*starts.get(move, ()), *ends[move])]
        first = self._unit(ends[group[0]][0], new=True)
        before = self._unit(starts[group[0]][0], new=False) if group[0] in starts else None
        kind, words = _T.MOVED, ""
        if first is not None:
            words = first.words
            setting = self._settings[True].whole(first)
            if first.kind is UnitKind.HEADING:
                kind = _T.SECTION_MOVED
            elif first.kind is UnitKind.ITEM and setting.place in _ITEMS and not _article(first):
                kind = _T.STEP_MOVED
        old_words = before.words if before is not None else ""
        what = shortened(words)
        found = Found(kind, ends[group[0]][0], before, first, old_words, words, what, places)
        found.rows = sorted({rows[move] for move in group if move in rows})
        return found


def _article(unit: Unit) -> bool:
    """An article of a rule, or something in one: no step, whatever its chapter is about."""
    return any(_ARTICLE.match(label) for label in (*unit.under, unit.label))


_ARTICLE = re.compile(r"第\S{1,8}条")


def _alike(gone: Unit, come: Unit) -> bool:
    """Two paragraphs at the same place of the same section."""
    bodies = gone.kind is come.kind is UnitKind.PARAGRAPH
    same = len(gone.trail) == len(come.trail)
    return bodies and same and gone.trail[-1:] != () and gone.trail[-1][-2:] == come.trail[-1][-2:]


def _under(path: tuple[str | int, ...], above: tuple[str | int, ...]) -> bool:
    return len(path) > len(above) and path[: len(above)] == above


def _rows_joined(units: Sequence[Unit]) -> Iterator[str]:
    """The words of units, the cells of a row on one line."""
    for _, run in groupby(
        units, key=lambda u: (u.cell.table, u.cell.row) if u.cell is not None else (-1, u.index)
    ):
        line = list(run)
        label = line[0].label if line[0].cell is None else ""
        gap = "" if not label or label.endswith(("、", ".", "．", "）", ")")) else "　"
        yield f"{label}{gap}" + "　".join(unit.words for unit in line)
