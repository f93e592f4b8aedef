"""Of which kind a table is: by its headings, its title and what its cells look like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planforge.findings import Path
from planforge.importer.tables.grid import Grid
from planforge.importer.tables.shapes import NOTHING, value_of
from planforge.schema import Model
from planforge.schema.drills import Slot
from planforge.schema.fields import fold
from planforge.schema.grading import (
    Grade,
    Hazard,
    Indicator,
    Report,
    ResponseLevel,
)
from planforge.schema.grading import Mapping as GradeMapping
from planforge.schema.head import Revision
from planforge.schema.headings import fields_named, is_count
from planforge.schema.organization import Contact, Person, Position, Unit
from planforge.schema.resources import Resource


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table.

    Attributes:
        path: of the plan, where its facts belong.
        row: what a row is.
        needs: fields of which it must have one each.
        hints: words of a title that speak for it.
        against: words of a title that speak against it.
        only: headings that the first needed field must be called by, folded; any where empty.
    """

    path: Path
    row: type[Model]
    needs: tuple[tuple[str, ...], ...]
    hints: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The field without which a row is no fact."""
        return self.needs[0][0]


_NAMES = ("姓名", "名字", "人员姓名", "成员姓名", "人员", "责任人姓名")
_OUTSIDE = (
    "外部",
    "社会",
    "救援",
    "监管",
    "相关单位",
    "有关单位",
    "政府",
    "协作",
    "供应商",
    "平台",
)

KINDS: tuple[Kind, ...] = (
    Kind(
        ("organization", "people"),
        Person,
        (("name",), ("phone", "landline", "duty", "post")),
        ("通讯录", "联系", "名单", "成员", "人员", "值班", "小组", "机构"),
        _OUTSIDE,
        _NAMES,
    ),
    Kind(
        ("organization", "contacts"),
        Contact,
        (("name",), ("phone",)),
        (*_OUTSIDE, "联系方式", "联系电话", "通讯录"),
        ("内部", "成员", "名单"),
    ),
    Kind(
        ("resources", "supplies"),
        Resource,
        (("name",), ("quantity", "place", "spec")),
        ("物资", "装备", "设备", "器材", "资源", "储备"),
    ),
    Kind(
        ("organization", "units"),
        Unit,
        (("name",), ("duties",)),
        ("职责", "分工", "机构", "小组", "工作组", "部门"),
    ),
    Kind(("organization", "positions"), Position, (("name",), ("duties",)), ("岗位", "职责")),
    Kind(
        ("grading", "warnings"),
        Grade,
        (("name",), ("criteria", "color", "actions_taken")),
        ("预警",),
    ),
    Kind(
        ("grading", "events"),
        Grade,
        (("name",), ("criteria",)),
        ("事件分级", "事件等级", "分级标准", "事故分级", "突发事件"),
        ("响应", "预警", "故障"),
    ),
    Kind(("grading", "faults"), Grade, (("name",), ("criteria",)), ("故障",)),
    Kind(
        ("grading", "responses"),
        ResponseLevel,
        (("name",), ("criteria", "commander", "measures", "starter")),
        ("响应",),
        ("对应",),
    ),
    Kind(
        ("grading", "mapping"),
        GradeMapping,
        (("response",), ("event", "warning")),
        ("对应",),
    ),
    Kind(
        ("reporting", "chain"),
        Report,
        (("to",), ("within", "sender", "method")),
        ("报告", "报送", "上报"),
    ),
    Kind(
        ("drills", "timeline"),
        Slot,
        (("time",), ("title", "text")),
        ("演练", "流程", "步骤", "进程"),
    ),
    Kind(
        ("monitoring", "indicators"),
        Indicator,
        (("name",), ("threshold",)),
        ("监测", "指标", "预警"),
    ),
    Kind(
        ("risks",),
        Hazard,
        (("name",), ("consequence", "controls", "level", "likelihood")),
        ("风险", "危险源", "隐患"),
    ),
    Kind(
        ("revisions",),
        Revision,
        (("summary", "version"), ("version", "date")),
        ("修订", "版本", "修改"),
    ),
)
_SHOULD_HINT = frozenset({("grading", "faults"), ("drills", "timeline"), ("risks",)})
"""Kinds whose headings alone say too little: the title must speak for them."""
_LEAST = 0.5
"""The share of a column's values that must have the shape of the field."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A table as a kind.

    Attributes:
        kind: the kind.
        fields: for each column the field that it means; empty for the count and for others.
        unknown: the headings that mean nothing.
    """

    kind: Kind
    fields: tuple[str, ...]
    unknown: tuple[str, ...]


def columns_of(grid: Grid, title: str) -> Columns | None:
    """The kind that fits a table best, its columns read; None where none is sure.

    Args:
        grid: the table.
        title: of what it stands in, and its caption.
    """
    best: tuple[float, Columns] | None = None
    for kind in KINDS:
        found = _read(kind, grid)
        if found is None or not _fits(found, grid, title):
            continue
        score = _score(found, grid, title)
        if best is None or score > best[0]:
            best = (score, found)
    return best[1] if best is not None else None


def _read(kind: Kind, grid: Grid) -> Columns | None:
    named = fields_named(kind.row, grid.headings)
    fields = ["" if field in _NO_FACT else field for field in named]
    pairs = zip(grid.headings, fields, strict=True)
    unknown = [heading for heading, field in pairs if heading and not (field or is_count(heading))]
    if not all(any(field in fields for field in needed) for needed in kind.needs):
        return None
    return Columns(kind, tuple(fields), tuple(unknown))


_NO_FACT = frozenset({"id", "mark", "said", "items", "body", "table", "figure", "actions", "intro"})


def _fits(found: Columns, grid: Grid, title: str) -> bool:
    kind = found.kind
    if kind.path in _SHOULD_HINT and not _speaks(kind.hints, title, grid):
        return False
    at = next(i for i, field in enumerate(found.fields) if field in kind.needs[0])
    if kind.only and fold(grid.headings[at].replace("\n", "")) not in kind.only:
        return False
    needed = {field for fields in kind.needs for field in fields}
    return all(
        _share(kind.row, field, [row.cells[at] for row in grid.rows]) >= _LEAST
        for at, field in enumerate(found.fields)
        if field in needed
    )


def _share(row: type[Model], field: str, values: Sequence[str]) -> float:
    """Of the values that say something, the share that has the shape of the field."""
    said = [value for value in values if value not in NOTHING]
    if not said:
        return 1.0
    return sum(value_of(row, field, value) is not None for value in said) / len(said)


def _score(found: Columns, grid: Grid, title: str) -> float:
    kind = found.kind
    score = 2.0 * sum(map(bool, found.fields)) - len(found.unknown)
    score += 3.0 * _speaks(kind.hints, title, grid) - 3.0 * any(w in title for w in kind.against)
    if kind.path == ("grading", "warnings") and _coloured(grid):
        score += 4.0
    return score


def _speaks(hints: Sequence[str], title: str, grid: Grid) -> bool:
    words = title + "".join(grid.headings)
    return any(hint in words for hint in hints)


def _coloured(grid: Grid) -> bool:
    """Its rows are called by the colours of warnings."""
    colours = ("红", "橙", "黄", "蓝")
    return sum(any(c in cell for cell in row.cells for c in colours) for row in grid.rows) >= 2


PATHS: Mapping[Path, Kind] = {kind.path: kind for kind in KINDS}
