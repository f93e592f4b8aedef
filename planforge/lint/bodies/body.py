"""A body: a unit, a post, a person or somebody outside, with the names it goes by."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from planforge.findings import Path, Where
from planforge.schema.organization import Contact, Person, Position, Unit

CORES = ("领导小组", "指挥部", "指挥中心", "委员会", "办公室", "工作组", "专班", "小组")
"""What a body of the plan's own making is called, the most telling first."""


class BodyKind(Enum):
    """What a body is."""

    UNIT = "机构"
    POST = "岗位"
    PERSON = "人员"
    OUTSIDE = "外部单位"


@dataclass(frozen=True, eq=False, slots=True)
class Body:
    """A body of a plan.

    Attributes:
        kind: unit, post, person, or somebody outside whom one calls.
        name: as the plan first calls it.
        at: path of the object, or of the text whose sentence introduces it.
        names: every name that the plan gives it, its own first.
        model: the typed object; None where only a sentence introduces it.
        above: the unit it stands under.
        words: the name as it stands in the value at ``at``; empty where ``at`` is an object.
    """

    kind: BodyKind
    name: str
    at: Path
    names: tuple[str, ...]
    model: Unit | Position | Person | Contact | None = None
    above: "Body | None" = None
    words: str = ""

    @property
    def typed(self) -> bool:
        """The plan holds it as data and not in a sentence only."""
        return self.model is not None

    @property
    def where(self) -> Where:
        """The place of its name."""
        if self.model is not None and self.model.name:
            return Where((*self.at, "name"), self.model.name)
        return Where(self.at, self.words)

    @property
    def core(self) -> str | None:
        """What kind of body its name says it is: 领导小组, 指挥部; None for 市场部."""
        return core_of(self.name)


def core_of(name: str) -> str | None:
    """The ending that tells a body of a plan's own making: 领导小组 of 应急领导小组."""
    return next((core for core in CORES if name.endswith(core)), None)


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(r"[（(][^（()）]*[)）]$")


def bare(name: str) -> str:
    """A name without the remark in brackets behind it: 王示例 of 王示例（局长）."""
    return _aside().sub("", name.strip()).strip()


def people_in(words: str) -> tuple[str, ...]:
    """The names of an enumeration, each without its remark: 李示例（副局长）、张示例."""
    found: list[str] = []
    depth, last = 0, 0
    for index, sign in enumerate(words):
        if sign in "（(":
            depth += 1
        elif sign in "）)":
            depth = max(0, depth - 1)
        elif depth == 0 and sign in "、，,；;/和":
            found.append(words[last:index])
            last = index + 1
    found.append(words[last:])
    return tuple(name for name in map(bare, found) if name)
