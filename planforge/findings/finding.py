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
    """

    file: str
    line: int
    column: int
    quote: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


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
    """

    code: str
    name: str
    severity: Severity
    message: str
    hint: str | None = None
    at: Path | None = None
    place: Place | None = None
    basis: str | None = None


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The gravest severity among findings, or None where there are none."""
    return max((finding.severity for finding in findings), default=None)
