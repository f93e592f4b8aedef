"""What the place of a unit means: by its plan path, else by its column, caption and headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from planforge.diff.model import CellPlace, Side, Unit, UnitKind
from planforge.document import Inline, Link, Paragraph, Role, Strong, plain
from planforge.document.inline import CommentAnchor
from planforge.findings import Path
from planforge.schema import Plan


class Place(Enum):
    """What words at a place say."""

    PERSON = "person"
    PHONE = "phone"
    DEADLINE = "deadline"
    CRITERION = "criterion"
    DUTY = "duty"
    ACTOR = "actor"
    STEP = "step"
    SUPPLY = "supply"
    DRILL = "drill"
    LAW = "law"
    HEAD = "head"
    COUNT = "count"
    ANY = "any"


_MEANINGS = (
    (
        Place.PERSON,
        "holder leader deputies succession backup commander starter lead person people contacts "
        "members responsible spokesperson shifts keeper",
    ),
    (Place.PHONE, "phone landline hotline duty_phone"),
    (Place.DEADLINE, "within"),
    (Place.CRITERION, "criteria threshold comparison value upper metric grading grades levels"),
    (Place.DUTY, "duties duty"),
    (Place.ACTOR, "actor sender owner"),
    (Place.SUPPLY, "quantity spec supplies"),
    (Place.LAW, "citations"),
    (Place.STEP, "steps phases measures reports actions_taken prevention handling acts"),
    (Place.DRILL, "drills"),
)
_FIELDS = {field: place for place, fields in _MEANINGS for field in fields.split()}
_OUTER = ("drills",)
"""Parts that say more of a change than the field it is in; a person, a phone comes first."""

_HEAD = frozenset(Plan.model_fields) - frozenset(Plan.PARTS) - {"annexes", "sections", "outline"}

_COLUMNS = (
    (Place.COUNT, re.compile(r"^(?:序号|编号|No\.?)$")),
    (Place.HEAD, re.compile(r"^(?:版本|版次|修订)|批准人|^修改")),
    (Place.PHONE, re.compile(r"电话|手机|联系方式|座机|号码")),
    (
        Place.PERSON,
        re.compile(
            r"姓名|管理人|负责人|责任人|联系人|组长|任职人|牵头人|保管人|[AB]岗|带班|值班人员|^人员$"
        ),
    ),
    (Place.CRITERION, re.compile(r"标准|条件|阈值|预警值|情形|分级")),
    (Place.DUTY, re.compile(r"职责|分工|任务")),
    (Place.SUPPLY, re.compile(r"数量|规格|储备量|库存")),
    (Place.DEADLINE, re.compile(r"时限|时间要求|完成时间")),
    (Place.ACTOR, re.compile(r"责任部门|责任单位|执行人|牵头部门")),
    (Place.STEP, re.compile(r"步骤|措施|行动|处置")),
    (Place.LAW, re.compile(r"依据|法规|文号")),
)
_HEADINGS = (
    (Place.DRILL, re.compile("演练")),
    (Place.CRITERION, re.compile("启动条件|分级|标准|级别|触发条件|阈值|判定")),
    (Place.DUTY, re.compile("职责|分工")),
    (Place.STEP, re.compile("行动|步骤|处置|程序|流程|措施|响应$|先期|应急响应")),
    (Place.SUPPLY, re.compile("物资|装备|储备")),
    (Place.LAW, re.compile("编制依据|法律依据|引用文件")),
    (Place.HEAD, re.compile("修订记录|修订页|版本")),
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a change stands, as far as its type depends on it.

    Attributes:
        place: what words at this place say.
        outer: what its part, caption or heading is about.
        column: the heading of its column; empty outside tables.
        row: the name of its row; empty outside tables.
        table: the caption of its table; empty outside tables.
        heading: it is a heading, or the title of an item.
    """

    place: Place
    outer: Place
    column: str = ""
    row: str = ""
    table: str = ""
    heading: bool = False


class Settings:
    """The settings of one side's units."""

    def __init__(self, side: Side) -> None:
        self._side = side
        self._cells: dict[tuple[int, int, int], str] = {}
        self._captions: dict[int, str] = {}
        self._first = next(
            (unit.index for unit in side.units if unit.kind is UnitKind.HEADING), len(side.units)
        )
        before: Unit | None = None
        for unit in side.units:
            if unit.cell is not None:
                place = (unit.cell.table, unit.cell.row, unit.cell.column)
                self._cells[place] = self._cells.get(place, "") + unit.words
                if unit.cell.table not in self._captions:
                    short = before is not None and len(before.words) <= _CAPTION
                    self._captions[unit.cell.table] = before.words if before and short else ""
            else:
                before = unit

    def whole(self, unit: Unit) -> Setting:
        """The setting of a unit as a whole."""
        return self._of(unit, unit.path)

    def of(self, unit: Unit, at: int, length: int) -> Setting:
        """The setting of some of a unit's words."""
        return self._of(unit, origin_at(unit, at, length) or unit.path)

    def _of(self, unit: Unit, path: Path) -> Setting:
        column, row, table = self._table(unit.cell)
        outer = _by_trail((*unit.trail, table))
        told = part = Place.ANY
        if self._head(unit):
            outer = Place.HEAD
        if self._side.ours:
            told, part = by_path(path)
            outer = part if part is not Place.ANY else outer
        by_column = next(
            (kind for kind, shape in _COLUMNS if column and shape.search(column)), told
        )
        place = by_column if by_column is not Place.ANY else outer
        if column and place is outer and by_column is Place.ANY and outer in _BY_COLUMN:
            place = Place.ANY
        titled = self._side.ours and unit.cell is None and path[-1:] == ("title",)
        heading = unit.kind is UnitKind.HEADING or titled
        return Setting(place, outer, column, row, table, heading)

    def _head(self, unit: Unit) -> bool:
        """A line of the front: a title, a number, a date, who signs."""
        if self._side.ours:
            return not unit.trail and _titled(unit)
        before = not unit.trail and unit.index < self._first < len(self._side.units)
        return before and len(unit.words) <= _CAPTION and not _SENTENCE.search(unit.words)

    def _table(self, cell: CellPlace | None) -> tuple[str, str, str]:
        if cell is None:
            return "", "", ""
        heading = self._cells.get((cell.table, 0, cell.column), "") if cell.row else ""
        return heading, self._row(cell), self._captions.get(cell.table, "")

    def _row(self, cell: CellPlace) -> str:
        """The name of a row: of the person that it is about, else what stands in it first."""
        firsts = [(cell.table, cell.row, column) for column in range(3)]
        named = [spot for spot in firsts if self._cells.get((spot[0], 0, spot[2])) in _NAMES]
        cells = (self._cells.get(spot, "") for spot in (*named, *firsts))
        return next((words for words in cells if words and not words.isdigit()), "")


_NAMES = ("姓名", "姓 名", "姓\u3000名")
_BY_COLUMN = (Place.CRITERION, Place.DUTY, Place.SUPPLY)
"""What a heading says of a table's column only where the column says so too."""
_SENTENCE = re.compile("[。；，：]")
_CAPTION = 40
"""Characters of the paragraph before a table that can be its caption."""


def _titled(unit: Unit) -> bool:
    return isinstance(unit.block, Paragraph) and unit.block.role not in (
        Role.BODY,
        Role.NOTE,
        Role.CELL,
        Role.CELL_HEADER,
        Role.CALLOUT,
    )


def _by_trail(trail: Sequence[str]) -> Place:
    for words in reversed(trail):
        for kind, shape in _HEADINGS:
            if words and shape.search(words):
                return kind
    return Place.ANY


def by_path(path: Path) -> tuple[Place, Place]:
    """What the innermost field of a plan path says, and what its part is about."""
    keys = [key for key in path if isinstance(key, str)]
    if not keys:
        return Place.ANY, Place.ANY
    if keys[0] in _HEAD:
        inner = next(
            (_FIELDS[key] for key in keys[::-1] if _FIELDS.get(key) in _STRONG), Place.HEAD
        )
        return inner, Place.HEAD
    outer = Place.DRILL if keys[0] in _OUTER else Place.ANY
    return next((_FIELDS[key] for key in keys[::-1] if key in _FIELDS), Place.ANY), outer


_STRONG = (Place.PERSON, Place.PHONE)


def origin_at(unit: Unit, at: int, length: int) -> Path:
    """The plan path of the words at a place of a unit: of the first inline that reaches it."""
    spot = 0
    for words, origin in _leaves(unit.content, ()):
        if spot + len(words) > at or (not length and spot + len(words) >= at):
            return origin
        spot += len(words)
    return ()


def _leaves(content: Sequence[Inline], outer: Path) -> list[tuple[str, Path]]:
    found: list[tuple[str, Path]] = []
    for node in content:
        origin = node.origin or outer
        if isinstance(node, Strong | Link | CommentAnchor):
            found += _leaves(node.content, origin)
        else:
            found.append((plain((node,)), origin))
    return found
