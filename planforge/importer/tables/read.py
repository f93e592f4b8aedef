"""The facts of a table, and whether a typed table gives its words back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planforge.document import Table
from planforge.findings import Path
from planforge.importer.make import make
from planforge.importer.tables.grid import Grid, GridRow, grid_of
from planforge.importer.tables.kinds import Columns, columns_of
from planforge.importer.tables.shapes import NOTHING, says, value_of
from planforge.schema import Model, Plan
from planforge.schema.base import Listing
from planforge.schema.fields import fields_of
from planforge.schema.resources import Category, Supplies


@dataclass(frozen=True, slots=True)
class Found:
    """What a table holds.

    Attributes:
        path: of the plan, where its facts belong.
        headings: of its columns.
        rows: the facts; for supplies, each with the words of the row that stands over it.
        exact: printed as a table of facts, it gives the same words.
        why: why it does not; empty where it does.
        doubts: what somebody should look at.
        merged: headings of columns whose equal neighbours are one cell.
    """

    path: Path
    headings: tuple[str, ...]
    rows: tuple[tuple[Model, str], ...]
    exact: bool
    why: str
    doubts: tuple[str, ...]
    merged: tuple[str, ...]

    def listing(self, **fields: object) -> Listing:
        """The typed table, with further fields of its passage."""
        columns = {"columns": self.headings, "merged": self.merged}
        return listing_of(self.path, self.rows, **columns, **fields)


def listing_of(path: Path, rows: tuple[tuple[Model, str], ...], **fields: object) -> Listing:
    """The passage of a plan that holds facts."""
    model = _passage(path)
    if model is Supplies:
        groups = dict.fromkeys(group for _, group in rows)
        made = tuple(
            make(
                Category,
                title=group or None,
                supplies=tuple(row for row, over in rows if over == group),
            )
            for group in groups
        )
        return make(model, categories=made, **fields)
    return make(model, **{model.LIST: tuple(row for row, _ in rows)}, **fields)


def read_table(table: Table, title: str) -> Found | None:
    """The facts of a table, or None where it is none of the known kinds.

    Args:
        table: the table.
        title: of the chapter or annex it stands in, and what stands before it.
    """
    grid = grid_of(table)
    columns = columns_of(grid, title) if grid is not None else None
    if grid is None or columns is None:
        return None
    read = [_row(row, columns, grid) for row in grid.rows]
    pairs = zip(read, grid.rows, strict=True)
    rows = tuple((one.fact, row.group) for one, row in pairs if one.fact is not None)
    if not rows:
        return None
    why = _why_not(grid, columns, read)
    return Found(
        columns.kind.path,
        grid.headings,
        rows,
        not why,
        why,
        tuple(_doubts(columns, read)),
        tuple(grid.headings[at] for at in sorted(grid.merged)),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """A row: its fact, or None where what makes it one is missing, and the cells left out."""

    line: int
    fact: Model | None
    left: tuple[tuple[str, str], ...]


def _row(row: GridRow, columns: Columns, grid: Grid) -> _Read:
    model = columns.kind.row
    values: dict[str, object] = {}
    left: list[tuple[str, str]] = []
    for at, field in enumerate(columns.fields):
        words = row.cells[at].strip()
        if not field or not words:
            continue
        value = value_of(model, field, words)
        if value is not None:
            values[field] = value
        elif words not in NOTHING:
            left.append((grid.headings[at], words))
    needed = columns.kind.needs[0]
    known = any(field in values for field in needed) and not _no_fact(row, columns, grid)
    return _Read(row.line, make(model, **values) if known else None, tuple(left))


_NO_FACT = re.compile(r"\s*(?:合|总|小|共)\s*计.{0,6}|姓名|名称|单位|单位名称|联系人|部门|岗位")


def _no_fact(row: GridRow, columns: Columns, grid: Grid) -> bool:
    """A row of sums, or one that says the headings again."""
    named = [row.cells[at] for at, f in enumerate(columns.fields) if f in columns.kind.needs[0]]
    first = next((words for words in row.cells if words.strip()), "")
    return row.cells == grid.headings or any(
        _NO_FACT.fullmatch(words.strip()) for words in (first, *named)
    )


def _why_not(grid: Grid, columns: Columns, read: list[_Read]) -> str:
    """Why a typed table would print other words than the source; empty where it would not."""
    if columns.kind.path == ("revisions",):
        return "修订记录另有固定的样子"
    if not grid.regular:
        return "表里有跨栏的格、分组的行或多行表头"
    if columns.unknown:
        return f"不认识的栏：{'、'.join(columns.unknown)}"
    if not all(heading.strip() for heading in grid.headings):
        return "有的栏没有名称"
    for number, (row, one) in enumerate(zip(grid.rows, read, strict=True), 1):
        if one.fact is None:
            return f"第 {number} 行缺少必要的内容"
        for at, field in enumerate(columns.fields):
            said = getattr(one.fact, field) if field else str(number)
            if not says(said, row.cells[at]):
                shown = row.cells[at].replace("\n", " ")[:20]
                return f"“{grid.headings[at]}”一栏的“{shown}”不是这一栏的样子"
    return _merging(grid)


def _merging(grid: Grid) -> str:
    """Why equal neighbours would not be merged as in the source; it is checked in the print."""
    if len({grid.headings[at] for at in grid.merged}) < len(grid.merged):
        return "有两栏同名"
    return ""


def _doubts(columns: Columns, read: list[_Read]) -> Iterator[str]:
    if columns.unknown:
        yield f"表头里不认识“{'”“'.join(columns.unknown)}”，这几栏没有存成数据"
    missing = sum(one.fact is None for one in read)
    if missing:
        yield f"有 {missing} 行没有存成数据：缺名称，名称不像名称，或是合计"
    left: dict[str, list[str]] = {}
    for one in read:
        for heading, words in one.left:
            left.setdefault(heading, []).append(words.replace("\n", " ")[:20])
    for heading, many in left.items():
        more = f"等 {len(many)} 格" if len(many) > 1 else ""
        yield f"“{heading}：{many[0]}”{more}不像{heading}，没有存成数据"
    field = "phone"
    if field in columns.fields:
        lone = [_called(one.fact) for one in read if one.fact and not _reachable(one.fact)]
        if lone:
            more = f"等 {len(lone)} 个" if len(lone) > 3 else ""
            yield f"{'、'.join(lone[:3])}{more}没有电话"


def _reachable(fact: Model) -> bool:
    return any(getattr(fact, field, None) for field in ("phone", "landline"))


def _called(fact: Model) -> str:
    return str(getattr(fact, "name", None) or "")


def _passage(path: Path) -> type[Listing]:
    model: type[Model] = Plan
    for step in path:
        model = fields_of(model)[str(step)].model or model
    if not issubclass(model, Listing):
        message = f"no listing at {path}"
        raise TypeError(message)
    return model
