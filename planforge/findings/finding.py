"""One problem at one place, and how grave it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

Path = tuple[str | int, ...]
"""A place in a plan's marked tree, by English keys: ("organization", "people", 1, "phone")."""


class Severity(IntEnum):
    """How grave a finding is; the larger, the graver."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def words(self) -> str:
        """The Chinese word: 提示, 警告 or 错误."""
        return {1: "提示", 2: "警告", 3: "错误"}[self.value]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands.

    Attributes:
        file: the path as the user wrote it.
        line: counted from 1.
        column: counted from 1, in characters.
        quote: the line's text, so that a report can show it without reading the file again.
        cell: of a table file, the cell with its sheet: 人员!B3; line and column are its own.
    """

    file: str
    line: int
    column: int
    quote: str = ""
    cell: str = ""

    def __str__(self) -> str:
        if self.cell:
            return f"{self.file}!{self.cell}"
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a plan, down to the words.

    Attributes:
        at: the path of a value or of a part.
        words: what is meant, exactly as it stands in the value; empty for all of it.
    """

    at: Path
    words: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """A change of one value of a plan that would mend a finding.

    Attributes:
        at: the path of a text.
        old: what goes, exactly as it stands in the value; every occurrence of it.
        new: what comes in its place.
        safe: it cannot change what the plan means; else it is a proposal for a person to approve.
    """

    at: Path
    old: str
    new: str
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem.

    Attributes:
        code: stable, "PF" and three digits.
        name: stable and readable, the offence in kebab case: "unknown-key".
        severity: how grave it is.
        message: what is wrong, with the value that is wrong, in Chinese.
        hint: what to do about it, or None.
        at: path in the plan, or None where the file as a whole is meant.
        place: where that stands in a file, once it is known.
        basis: the law or standard with its clause, or None.
        words: those at fault, exactly as they stand in the value at ``at``; empty for all of it.
        also: the further places of the same cause.
        others: where those stand, once it is known.
        fixes: what would mend it.
    """

    code: str
    name: str
    severity: Severity
    message: str
    hint: str | None = None
    at: Path | None = None
    place: Place | None = None
    basis: str | None = None
    words: str = ""
    also: tuple[Where, ...] = ()
    others: tuple[Place, ...] = ()
    fixes: tuple[Fix, ...] = ()


def by_place(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of their places; those without one come last."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[bool, str, int, int, str]:
    place = finding.place
    if place is None:
        return (True, "", 0, 0, finding.code)
    return (False, place.file, place.line, place.column, finding.code)


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The gravest severity among findings, or None where there are none."""
    return max((finding.severity for finding in findings), default=None)
