"""What a person changed in the Word file, in terms of the plan."""

from dataclasses import dataclass
from enum import Enum

from planforge.findings import Path
from planforge.source.rewrite.edits import Edits


class Kind(Enum):
    """What kind of change it is."""

    TEXT = "文字修改"
    FACT = "事实修改"
    TITLE = "标题修改"
    NAME = "名称替换"
    ITEM_ADDED = "步骤新增"
    ITEM_REMOVED = "步骤删除"
    LINE_ADDED = "段落新增"
    LINE_REMOVED = "段落删除"
    MOVED = "移动"
    ROW_ADDED = "表格行新增"
    ROW_REMOVED = "表格行删除"
    ROW_CHANGED = "表格行修改"
    CHAPTER_ADDED = "章节新增"
    CHAPTER_REMOVED = "章节删除"
    PICTURE_REMOVED = "图片删除"
    REMARK = "批注"


@dataclass(frozen=True, slots=True)
class Change:
    """A change that the plan can take.

    Attributes:
        kind: what it is.
        path: the plan path of what changes; as pull tells it, that of the plan before the pull.
        told: the same for a reader: 应急响应 › 响应程序 › 阶段1 › 步骤2 › 时限.
        before, after: the words; empty where something comes or goes.
        number: of the Word file's paragraph; for what is gone of the one that stood before it.
        edits: what is done to the plan file, with the paths it had then.
        places: in how many places of the document it shows.
    """

    kind: Kind
    path: Path
    told: str
    before: str
    after: str
    number: int
    edits: Edits
    places: int = 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way to make a change.

    Attributes:
        kind, path, before, after: as for the change.
        edits: what is to be done.
    """

    kind: Kind
    path: Path
    before: str
    after: str
    edits: Edits
