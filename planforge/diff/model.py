"""What a comparison of two documents is made of: units, pairs, marks, changes, one script."""

from dataclasses import dataclass
from enum import Enum

from planforge.document import Block, Document, Inline
from planforge.findings import Path
from planforge.schema import Plan

VERSION = 1
"""Of the script's JSON form; raised when a reader of it would break."""


class UnitKind(Enum):
    """What a unit is: one paragraph mark of the document, or a thing without one."""

    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    CELL = "cell"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a unit stands in a table: which table of the document, row and grid column, from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph of a numbered document, in order of reading, with what is known of it.

    Attributes:
        index: its place among the units of its document, from 0.
        kind: what it is; OTHER for figures and breaks.
        content: its words as inline nodes.
        words: the same as characters, without label, footnotes apart.
        label: as printed before it; derived, never compared.
        depth: of headings and items; 0 for others.
        path: the plan path it comes from, or ("line", n) in a foreign file; may be empty.
        anchor: unique in its document, or empty.
        trail: the headings above it with their labels, outermost first.
        cell: its place in a table, or None.
        block: the node itself; of a cell, the paragraph in it; of a caption, its table or figure.
        derived: made from the rest (a 序号, a line of the list of annexes, a new page that the
            layout wants): never a difference.
        note: the number of the footnote that it is part of; 0 for text.
        under: the labels of the items that it stands in, outermost first.
    """

    index: int
    kind: UnitKind
    content: tuple[Inline, ...]
    words: str
    label: str
    depth: int
    path: Path
    anchor: str
    trail: tuple[str, ...]
    cell: CellPlace | None
    block: Block
    derived: bool = False
    note: int = 0
    under: tuple[str, ...] = ()


class Op(Enum):
    """What a mark says of its words."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of words within a pair of units.

    Attributes:
        op: equal in both, only in the old, only in the new.
        text: the words.
        at: where they begin, counted in characters of the old words (EQUAL, DELETE) or of the
            new ones (INSERT).
    """

    op: Op
    text: str
    at: int


class Fate(Enum):
    """What became of a unit, or of a table's row."""

    SAME = "same"
    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved-from"
    MOVED_TO = "moved-to"


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of the comparison, in the order in which a redline shows them.

    Attributes:
        fate: what became of it. A moved unit appears twice, with the same ``move``: MOVED_FROM
            where it was, MOVED_TO where it is, with its marks.
        old, new: indices of the units; None where there is none. Both are set for SAME, CHANGED
            and for both ends of a move.
        marks: the words, old and new woven together; empty for SAME and for whole insertions,
            deletions and moves without change.
        move: number of the move, from 1; 0 for none.
        changes: the numbers of the changes that it is part of.
    """

    fate: Fate
    old: int | None
    new: int | None
    marks: tuple[Mark, ...] = ()
    move: int = 0
    changes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RowPair:
    """What became of a table's row: its pairs stand among the pairs; here the row as a whole.

    Attributes:
        old, new: (table, row) in the old and in the new document; None where there is none.
        fate: SAME where no cell changed.
    """

    fate: Fate
    old: tuple[int, int] | None
    new: tuple[int, int] | None
    move: int = 0
    changes: tuple[int, ...] = ()


class Weight(Enum):
    """Whether a change matters to those who act by the plan."""

    MATERIAL = "material"
    EDITORIAL = "editorial"


class ChangeType(Enum):
    """What changed, in the reader's words; the value is the name in JSON."""

    PERSON = "person"
    PHONE = "phone"
    DEADLINE_SHORTER = "deadline-shorter"
    DEADLINE_LONGER = "deadline-longer"
    DEADLINE = "deadline"
    CRITERION = "criterion"
    STEP_ADDED = "step-added"
    STEP_REMOVED = "step-removed"
    STEP_MOVED = "step-moved"
    STEP_ACTOR = "step-actor"
    DUTY = "duty"
    SUPPLY = "supply"
    DRILL = "drill"
    LAW = "law"
    SECTION_ADDED = "section-added"
    SECTION_REMOVED = "section-removed"
    SECTION_MOVED = "section-moved"
    TITLE = "title"
    ROW_ADDED = "row-added"
    ROW_REMOVED = "row-removed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    NUMBER = "number"
    WORDING = "wording"
    HEAD = "head"
    PUNCTUATION = "punctuation"
    FORMAT = "format"
    RENUMBERED = "renumbered"

    @property
    def zh(self) -> str:
        """What a reader calls it."""
        return _ZH[self]


_T = ChangeType
_ZH = {
    _T.PERSON: "负责人更换",
    _T.PHONE: "电话变更",
    _T.DEADLINE_SHORTER: "时限缩短",
    _T.DEADLINE_LONGER: "时限延长",
    _T.DEADLINE: "时限变更",
    _T.CRITERION: "分级条件变更",
    _T.STEP_ADDED: "步骤新增",
    _T.STEP_REMOVED: "步骤删除",
    _T.STEP_MOVED: "步骤移动",
    _T.STEP_ACTOR: "步骤换人",
    _T.DUTY: "职责变更",
    _T.SUPPLY: "物资数量变更",
    _T.DRILL: "演练安排变更",
    _T.LAW: "引用法规变更",
    _T.SECTION_ADDED: "章节新增",
    _T.SECTION_REMOVED: "章节删除",
    _T.SECTION_MOVED: "章节移动",
    _T.TITLE: "标题变更",
    _T.ROW_ADDED: "表格行新增",
    _T.ROW_REMOVED: "表格行删除",
    _T.ADDED: "内容新增",
    _T.REMOVED: "内容删除",
    _T.MOVED: "内容移动",
    _T.NUMBER: "数字变更",
    _T.WORDING: "文字修改",
    _T.HEAD: "文件信息变更",
    _T.PUNCTUATION: "仅标点",
    _T.FORMAT: "仅格式",
    _T.RENUMBERED: "仅重新编号",
}


@dataclass(frozen=True, slots=True)
class Where:
    """A place as a reader finds it.

    Attributes:
        trail: headings with labels, outermost first: ("四、应急响应", "（二）响应行动").
        label: its own label, behind those of the items that it stands in: 第五条（二）.
        path: plan path, or ("line", n).
        unit: index of the (first) unit.
    """

    trail: tuple[str, ...]
    label: str
    path: Path
    unit: int


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        number: from 1, in order of reading.
        type: what changed.
        weight: whether it matters.
        reason: why it is weighted so, one short sentence in Chinese.
        old, new: where; None where it is not there.
        before, after: the words, or the fact alone where one fact changed (30分钟 → 15分钟).
        what: the name of what changed where there is one: a person's, a unit's, a field's.
    """

    number: int
    type: ChangeType
    weight: Weight
    reason: str
    old: Where | None
    new: Where | None
    before: str
    after: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two documents.

    Attributes:
        name: what readers call it: a file name, a revision.
        document: numbered.
        units: all its units in order of reading.
        names: words that count as one: names, posts, units, terms of the plan.
        ours: its paths are plan paths (a plan file), not lines of a foreign file.
        plan: the data it was made from; None for a foreign file.
    """

    name: str
    document: Document
    units: tuple[Unit, ...]
    names: tuple[str, ...] = ()
    ours: bool = True
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """The edit script: all that any output of a comparison shows.

    Attributes:
        old, new: the two sides.
        pairs: every unit of both sides, in the order of a redline.
        rows: every row of every table of both sides, in the same order.
        changes: what to tell.
        unsaid: what the pairs cannot show, each a sentence in Chinese.
    """

    old: Side
    new: Side
    pairs: tuple[Pair, ...]
    rows: tuple[RowPair, ...]
    changes: tuple[Change, ...]
    unsaid: tuple[str, ...] = ()
