"""Lists of a plan that stand in a table file: `人员: {来自: 通讯录.xlsx}`."""

from collections.abc import Iterator, Mapping, Sequence

from planforge.findings import Place
from planforge.schema.base import Model
from planforge.schema.fields import FieldSpec, fields_of, fold
from planforge.schema.organization import Contact, Person, Position, Shift, Unit
from planforge.schema.resources import Category, Resource
from planforge.schema.tables import TableCell, TableData, TableRow
from planforge.sheets import Book, Cell, Odd, Oddity, Row, headed, records, told, usual
from planforge.source.codes import (
    ASIDE_ROW,
    BAD_CHARACTER,
    BAD_TABLE,
    HIDDEN_ROW,
    TOO_MUCH,
    UNKNOWN_COLUMN,
    UNKNOWN_SHEET,
    WRONG_TYPE,
)
from planforge.source.encoding import FORBIDDEN, name_of_character
from planforge.source.log import Log
from planforge.source.nodes import Mark, Scalar, Source
from planforge.source.reference import Reference
from planforge.source.shaped import Fields, Held, Rows, Shaped
from planforge.source.words import listed, nearest, shown

MOST_ROWS = 5000
"""Rows that one list of a plan takes from a table."""
MOST_CELLS = 50_000
"""Cells, the empty ones too, of one table that is printed as it stands."""
_HEADED: tuple[type[Model], ...] = (Person, Contact, Resource, Position, Unit, Shift)
_KIND = ("类别", "物资类别", "分类", "种类", "大类", "物资种类", "物资分类", "装备类别")
_CODES = {
    Oddity.BROKEN: BAD_TABLE,
    Oddity.COLUMN: UNKNOWN_COLUMN,
    Oddity.ROW: ASIDE_ROW,
    Oddity.HIDDEN: HIDDEN_ROW,
}
_POSTS = (
    "staff", "店主", "店主或代行", "运营", "推广", "客服", "售前", "售后", "售前客服", "售后客服",
    "仓库", "仓库主管", "打包", "发货", "直播", "主播", "美工", "设计",
)  # fmt: skip
"""Columns of a shop's roster, one for each post; what stands in them is the people."""
_MORE: Mapping[type[Model], tuple[str, ...]] = {Resource: _KIND, Shift: _POSTS}
"""Further headings of tables."""
_SPLIT = str.maketrans({"，": "、", ",": "、", ";": "、", "；": "、", "\n": "、"})


class SheetSource(Source):
    """A sheet of a table file: its places are cells."""

    def __init__(self, name: str, sheet: str) -> None:
        """Take the file's name and the sheet's, which is empty for CSV."""
        super().__init__(name, "")
        self.sheet = sheet

    def place(self, line: int, column: int) -> Place:
        """The cell in that row and column."""
        return Place(self.name, line, column, cell=told(self.sheet, Cell("", line, column)))


class Tabled:
    """Shapes the sheets of one table file into the values of a plan's fields."""

    def __init__(self, book: Book, name: str, log: Log) -> None:
        """Take an open file, what findings call it, and where they go."""
        self._book = book
        self._name = name
        self._log = log

    def value(self, where: Reference, spec: FieldSpec) -> Shaped | None:
        """The value of a field; None where the file does not hold it, which is logged.

        Raises:
            LoadError: the file breaks off.
        """
        if spec.model is TableData:
            return self._table(where, spec)
        kind, way = _kind(spec)
        if kind is None:
            message = f"“{spec.label.zh}”不能来自表格。"
            hint = (
                "能来自表格的有：人员、外部联系、排班、物资装备、岗位、机构，以及任何一处的“表格”。"
            )
            self._log.add(WRONG_TYPE, message, hint, mark=where.mark)
            return None
        sheet = self._sheet(where, spec, way, kind)
        if sheet is None:
            return None
        items = self._items(where, sheet, kind, way[-1])
        if items is None:
            return None
        value: Shaped = Rows(way[-1], where.mark, items)
        for at in range(len(way) - 1, 0, -1):
            model = way[at - 1].model
            if model is not None:
                value = _one(model, way[at].name, spec.label.zh, where.mark, value)
        return value

    def _sheet(
        self, where: Reference, spec: FieldSpec, way: Sequence[FieldSpec], kind: type[Model]
    ) -> str | None:
        """The sheet named, else one called as the field, else the first that heads such facts."""
        names = self._book.names
        if where.sheet is not None:
            if where.sheet.text in names or names == ("",):
                return where.sheet.text if where.sheet.text in names else ""
            near = nearest(where.sheet.text, names)
            every = f"表格里有：{listed(names)}。"
            message = f"{self._name} 里没有工作表{shown(where.sheet.text)}。"
            hint = f"是不是“{near}”？" if near else every
            self._log.add(UNKNOWN_SHEET, message, hint, mark=where.sheet.mark)
            return None
        keys = {fold(key) for one in (spec, *way) for key in one.keys}
        more = _MORE.get(kind, ())
        for name in sorted(names, key=lambda name: fold(name) not in keys):
            if headed(self._book.rows(name), kind, more):
                return name
        message = f"{self._name} 里没有认得出的“{spec.label.zh}”表头。"
        heads = (*more[:1], *usual(kind)) if kind is Resource else usual(kind)
        hint = f"第一行写表头，如：{'、'.join(heads)}；每行一条。"
        self._log.add(BAD_TABLE, message, hint, mark=where.mark)
        return None

    def _items(
        self, where: Reference, sheet: str, kind: type[Model], spec: FieldSpec
    ) -> list[Shaped] | None:
        more = _MORE.get(kind, ())
        found = records(self._first(where, sheet), kind, more)
        if found is None:
            message = f"{self._name} 的工作表{shown(sheet)}里没有认得出的表头。"
            hint = "请核对工作表，在第一行写表头。"
            self._log.add(BAD_TABLE, message, hint, mark=where.mark)
            return None
        source = SheetSource(self._name, sheet)
        for odd in found.odd:
            self._tell(odd, source)
        if spec.model is Category:
            return self._grouped(found.rows, source)
        return [self._fact(row, facts, kind, source) for row, facts in found.rows]

    def _first(self, where: Reference, sheet: str) -> Iterator[Row]:
        """The rows of a sheet as far as a list takes them."""
        for count, row in enumerate(self._book.rows(sheet)):
            if count == MOST_ROWS:
                message = f"{self._name} 里有内容的行超过 {MOST_ROWS} 行，后面的没有读入。"
                self._log.add(TOO_MUCH, message, "请拆成几个文件。", mark=where.mark)
                return
            yield row

    def _tell(self, odd: Odd, source: Source) -> None:
        self._log.add(_CODES[odd.kind], odd.message, odd.hint, mark=_mark(odd.cell, source))

    def _grouped(
        self, rows: Sequence[tuple[Row, tuple[tuple[str, Cell], ...]]], source: Source
    ) -> list[Shaped]:
        """Supplies under their categories, in the order in which those are met.

        A blank category is the one above: many write it in its first row alone.
        """
        supplies = fields_of(Category)["supplies"]
        groups: dict[str, tuple[Fields, Rows]] = {}
        kind = ""
        for row, facts in rows:
            given = next((cell for field, cell in facts if field == _KIND[0]), None)
            kind = given.text if given is not None else kind
            if kind not in groups:
                mark = Mark(source, row.number, 1)
                inner = Rows(supplies, mark)
                entries = {"supplies": Held(supplies.label.zh, mark, inner)}
                if given is not None and self._clean(given, source):
                    entries["title"] = _held("类别", given, source)
                groups[kind] = (Fields(Category, mark, entries), inner)
            own = tuple((field, cell) for field, cell in facts if field != _KIND[0])
            if own:
                groups[kind][1].items.append(self._fact(row, own, Resource, source))
        return [group for group, _ in groups.values()]

    def _fact(
        self, row: Row, facts: Sequence[tuple[str, Cell]], model: type[Model], source: Source
    ) -> Fields:
        made = Fields(model, Mark(source, row.number, facts[0][1].column))
        for field, cell in facts:
            if not self._clean(cell, source):
                continue
            spec = fields_of(model)[field]
            if spec.table or (spec.model is not None and not _short(spec)):
                message = f"“{spec.label.zh}”写不进表格的一格，没有读入。"
                odd = Odd(cell, message, "把这一项写在预案文件里。")
                self._tell(odd, source)
            elif spec.many:
                rows = self._several(spec, cell, source)
                held = made.entries.get(field)
                if held is not None and isinstance(held.value, Rows):
                    held.value.items += rows.items
                else:
                    made.entries[field] = Held(spec.label.zh, rows.mark, rows)
            else:
                made.entries[field] = _held(spec.label.zh, cell, source)
        return made

    def _several(self, spec: FieldSpec, cell: Cell, source: Source) -> Rows:
        """Names apart by marks; duties apart by lines."""
        mark = _mark(cell, source)
        if spec.model is None:
            pieces = cell.text.translate(_SPLIT).split("、")
        else:
            pieces = cell.text.split("\n")
        items: list[Shaped] = []
        for piece in filter(None, map(str.strip, pieces)):
            scalar = Scalar(piece, False, mark)
            if spec.model is None:
                items.append(scalar)
            else:
                items.append(_one(spec.model, spec.model.SHORT, spec.label.zh, mark, scalar))
        return Rows(spec, mark, items)

    def _clean(self, cell: Cell, source: Source) -> bool:
        found = FORBIDDEN.search(cell.text)
        if found is not None:
            message = f"这里有一个看不见的{name_of_character(found[0])}，文档里不能有它。"
            hint = "在表格里重新输入这一格。"
            self._log.add(BAD_CHARACTER, message, hint, mark=_mark(cell, source))
        return found is None

    def _table(self, where: Reference, spec: FieldSpec) -> Fields | None:
        """A table as it stands: the first row heads it."""
        names = self._book.names
        sheet = where.sheet.text if where.sheet is not None else names[0] if names else ""
        if sheet not in names:
            message = f"{self._name} 里没有工作表{shown(sheet)}。"
            hint = f"表格里有：{listed(names)}。"
            self._log.add(UNKNOWN_SHEET, message, hint, mark=where.mark)
            return None
        source = SheetSource(self._name, sheet)
        rows = list(self._first(where, sheet))
        width = max((cell.column for row in rows for cell in row.cells), default=0)
        if len(rows) * width > MOST_CELLS:
            message = (
                f"{self._name} 的工作表{shown(sheet)}有 {len(rows)} 行 {width} 列，印不成一张表。"
            )
            self._log.add(TOO_MUCH, message, "请拆成几张表。", mark=where.mark)
            return None
        rows_spec, cells_spec = fields_of(TableData)["rows"], fields_of(TableRow)["cells"]
        made = Rows(rows_spec, where.mark)
        for row in rows:
            by_column = {cell.column: cell for cell in row.cells}
            cells = Rows(cells_spec, Mark(source, row.number, 1))
            for column in range(1, width + 1):
                cell = by_column.get(column, Cell("", row.number, column))
                if cell.odd:
                    odd = Odd(cell, f"这一格读不出来：{cell.odd}。", "改好表格，再运行一次。")
                    self._tell(odd, source)
                mark = _mark(cell, source)
                text = cell.text if self._clean(cell, source) else ""
                scalar = Scalar(text, False, mark)
                cells.items.append(_one(TableCell, "text", "文字", mark, scalar))
            made.items.append(_one(TableRow, "cells", "单元格", cells.mark, cells))
        if not made.items:
            message = f"{self._name} 的工作表{shown(sheet)}是空的。"
            self._log.add(BAD_TABLE, message, "请核对工作表。", mark=where.mark)
        return _one(TableData, "rows", spec.label.zh, where.mark, made)


def _kind(spec: FieldSpec) -> tuple[type[Model] | None, tuple[FieldSpec, ...]]:
    """What the rows of a table are for a field, and the fields from it down to their list."""
    way = [spec]
    while not way[-1].many:
        model = way[-1].model
        if model is None or not model.LIST:
            return None, ()
        way.append(fields_of(model)[model.LIST])
    kind = way[-1].model
    if kind is Category:
        return Resource, tuple(way)
    return (kind if kind in _HEADED else None), tuple(way)


def _short(spec: FieldSpec) -> bool:
    return spec.many and spec.model is not None and bool(spec.model.SHORT)


def _one(model: type[Model], field: str, key: str, mark: Mark, value: Shaped) -> Fields:
    return Fields(model, mark, {field: Held(key, mark, value)})


def _held(key: str, cell: Cell, source: Source) -> Held:
    mark = _mark(cell, source)
    return Held(key, mark, Scalar(cell.text, False, mark))


def _mark(cell: Cell, source: Source) -> Mark:
    return Mark(source, cell.row, cell.column)
