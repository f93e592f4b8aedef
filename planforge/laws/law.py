"""One law, regulation, rule or standard of the registry."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Status(Enum):
    """Whether it is in force (of the registry's day)."""

    IN_FORCE = "in_force"
    AMENDED = "amended"
    """In force in a later version: article numbers may have moved."""
    REPEALED = "repealed"


@dataclass(frozen=True, slots=True)
class Amendment:
    """The latest amendment or revision.

    Attributes:
        date: when it was passed.
        effective: since when it holds.
        kind: 修订, 修正, 第三次修正.
    """

    date: datetime.date | None
    effective: datetime.date | None
    kind: str


@dataclass(frozen=True, slots=True)
class Law:
    """An entry of the registry.

    Attributes:
        id: law.tufa, rule.zhibo, std.gbt29639.
        title: the formal title, without 《》.
        short_names: names by which it is cited.
        kind: 法律, 行政法规, 部门规章, 规范性文件, 司法解释, 国家标准, 行业标准.
        issuer: who issued it; empty where unknown.
        number: 主席令第25号, 国办发〔2024〕5号; empty where none or unknown.
        standard: GB/T 29639-2020; empty for what is no standard.
        promulgated: when it was first issued; None where unknown.
        effective: since when it first held; None where unknown.
        amended: the latest amendment, or None.
        status: of the registry's day.
        repealed_on: when it ceased to hold; None where it holds or the day is unknown.
        replaced_by: the successor's id; empty without one.
        articles: article numbers of the text in force with what they say, in our words.
        note: what a checker or writer should know; empty where nothing.
        source: where its facts were seen.
        confirmed: title and status were seen in a public source; else rules only hint.
        review: it waits for a person to look again.
    """

    id: str
    title: str
    short_names: tuple[str, ...]
    kind: str
    issuer: str
    number: str
    standard: str
    promulgated: datetime.date | None
    effective: datetime.date | None
    amended: Amendment | None
    status: Status
    repealed_on: datetime.date | None
    replaced_by: str
    articles: Mapping[str, str] = field(hash=False)
    note: str
    source: str
    confirmed: bool
    review: bool

    @property
    def cited(self) -> str:
        """As a sentence names it: 《中华人民共和国突发事件应对法》, a standard with its number."""
        return f"{self.standard}《{self.title}》" if self.standard else f"《{self.title}》"
