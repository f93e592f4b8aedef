"""One law, regulation, rule or standard of the registry."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Status(Enum):
    """Whether it is in force (of the registry's day)."""

    IN_FORCE = "in_force"
    AMENDED = "amended"
    """In force in a later version: article numbers may have moved."""
    REPEALED = "repealed"


@dataclass(frozen=True, eq=False)
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


@dataclass(frozen=True, eq=False)
class Pending:
    """A revision that is promulgated and does not hold yet.

    Attributes:
        promulgated: when it was issued.
        effective: since when it will hold.
    """

    promulgated: datetime.date | None
    effective: datetime.date


@dataclass(frozen=True, eq=False)
class Moved:
    """An article that bears another number in the version in force.

    Attributes:
        old: its number in the version before.
        new: where it stands now: 第二十七条, 第二十六条至第二十八条.
        what: what it is about, a short phrase.
        words: words of a sentence that show that this matter is meant.
        alone: in a plan the number alone shows it.
    """

    old: int
    new: str
    what: str
    words: tuple[str, ...]
    alone: bool


@dataclass(frozen=True, eq=False)
class Shift:
    """How article numbers moved between two versions.

    Attributes:
        before: the year of the version with the old numbers.
        since: the day from which the new ones hold.
        moved: the articles that plans cite.
        derived: the new numbers were inferred and not read in the text in force.
        source: where the two numberings were compared.
    """

    before: str
    since: datetime.date
    moved: tuple[Moved, ...]
    derived: bool
    source: str


@dataclass(frozen=True, eq=False)
class Law:
    """An entry of the registry.

    Attributes:
        id: law.tufa, rule.zhibo, gb.29639-2020.
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
        wrong_titles: titles by which it is often cited and that it never bore.
        old_codes: numbers that a standard bore under another code, its text the same.
        amending: orders that only amended it: 应急管理部令第2号.
        shift: article numbers that moved, or None.
        pending: a later version that does not hold yet, or None.
        own: an organisation added it in its plan.
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
    articles: Mapping[str, str]
    note: str
    source: str
    confirmed: bool
    review: bool
    wrong_titles: tuple[str, ...] = ()
    old_codes: tuple[str, ...] = ()
    amending: tuple[str, ...] = ()
    shift: Shift | None = None
    pending: Pending | None = None
    own: bool = False

    @property
    def cited(self) -> str:
        """As a sentence names it: 《中华人民共和国突发事件应对法》, a standard with its number."""
        return f"{self.standard}《{self.title}》" if self.standard else f"《{self.title}》"

    @property
    def numbered(self) -> str:
        """The same with its document number, where another one bears the same title."""
        return f"《{self.title}》（{self.number}）" if self.number else self.cited

    def held(self, day: datetime.date) -> bool:
        """It held on a day, as far as its dates are known."""
        began = self.effective is None or self.effective <= day
        if self.status is not Status.REPEALED:
            return began
        return began and self.repealed_on is not None and day < self.repealed_on
