"""What became of each chapter, annex, table and picture of a source, noted as it is decided."""

from dataclasses import dataclass, field
from enum import Enum

from planforge.findings import Path

AS_IT_IS = "附件的文字原样保留"
"""Why an annex is text: that is what annexes are."""


class Thing(Enum):
    """What of a source."""

    CHAPTER = "章节"
    ANNEX = "附件"
    TABLE = "表格"
    FIGURE = "图"


class Became(Enum):
    """What became of it."""

    TYPED = "已归入"
    BESIDE = "原样保留，另存数据"
    KEPT = "原样保留"
    PARTED = "分到下级"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one thing.

    Attributes:
        line: of the source, where it starts.
        thing: what it is.
        title: its title; for a table, the headings of its columns.
        became: what it is in the plan.
        part: the part or the section it stands in, as outlines write it; empty where nobody knows.
        path: the plan path of its facts or of what it became; empty where there is none.
        why: why it is no more than text; empty where it is typed.
        doubts: what somebody should look at.
        depth: of a chapter, from 1.
    """

    line: int
    thing: Thing
    title: str
    became: Became
    part: str = ""
    path: Path = ()
    why: str = ""
    doubts: tuple[str, ...] = ()
    depth: int = 1


@dataclass(slots=True)
class Ledger:
    """The fates so far."""

    fates: list[Fate] = field(default_factory=list)

    def note(self, fate: Fate) -> None:
        """Another one."""
        self.fates.append(fate)
