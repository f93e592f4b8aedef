"""What travels between the process that reads the table and those that make the plans."""

from dataclasses import dataclass

from planforge.batch.ask import Ask
from planforge.findings import Path as At


@dataclass(frozen=True, slots=True)
class Given:
    """A value of a row: the place it fills, its text, its column; whether it is a list by 、."""

    at: At
    text: str
    column: int
    several: bool = False


@dataclass(frozen=True, slots=True)
class Bundle:
    """A plan file with all that it is made of, for machines that do not see its folder.

    Attributes:
        digest: of all of it.
        plan: the plan's file among the files.
        files: relative paths with what they hold.
    """

    digest: str
    plan: str
    files: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A row to be made.

    Attributes:
        plan: the base's file, where the one who works sees it.
        bundle: the base itself, where not.
        digest: of the base: what was read before is not read again.
        table: the table's name.
        sheet: its sheet.
        row: counted from 1.
        stem: what the files are called.
        values: over the base's.
        ask: what is to be made.
    """

    plan: str
    bundle: Bundle | None
    digest: str
    table: str
    sheet: str
    row: int
    stem: str
    values: tuple[Given, ...]
    ask: Ask


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a row: the cell or place, the message, the code."""

    where: str
    message: str
    code: str


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a row: files by name, and what is wrong."""

    files: tuple[tuple[str, bytes], ...]
    troubles: tuple[Trouble, ...]
