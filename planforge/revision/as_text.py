"""A file as plain text, for git to compare line by line."""

from collections.abc import Iterator
from contextlib import suppress
from glob import escape
from pathlib import Path, PurePosixPath

from planforge.diff.model import Side, Unit
from planforge.errors import PlanforgeError
from planforge.importer.formats import bytes_of
from planforge.revision.git import Repository
from planforge.revision.sides import opened

_PLANS = (".yaml", ".yml", ".json")
_TEXTS = (*_PLANS, ".txt", ".md")
_MOST = 20
"""Folders that are tried."""


def as_text(path: Path) -> str:
    """What a plan or another file prints, a paragraph or a table's row on each line.

    What cannot be read is given as it is where it is text at all, so that git always has
    something to show.

    Raises:
        FileProblem: there is no such file.
        LoadError: it cannot be read, and is no text.
    """
    for folder in (None, *_folders(path)):
        try:
            return _text(opened(path, folder=folder).side)
        except PlanforgeError:
            if path.suffix.lower() not in _TEXTS:
                raise
    return bytes_of(path).decode("utf-8", "replace")


def _folders(path: Path) -> Iterator[Path]:
    """Where the plan may stand that git wrote a copy of: beside a file of its name.

    git names only the copy, and a copy finds nothing of what it includes.
    """
    with suppress(PlanforgeError):
        top = Repository.at(Path()).top
        if path.suffix.lower() in _PLANS and not path.resolve().is_relative_to(top.resolve()):
            name = f":(top,glob)**/{escape(path.name)}"
            listed = Repository(top).run("ls-files", "-z", "--", name).text
            names = sorted(found for found in listed.split("\0") if found)
            yield from (top / PurePosixPath(found).parent for found in names[:_MOST])


def _text(side: Side) -> str:
    lines: list[str] = []
    row: tuple[int, int] | None = None
    for unit in side.units:
        here = (unit.cell.table, unit.cell.row) if unit.cell is not None else None
        if here is not None and here == row:
            lines[-1] += f"\t{_words(unit)}"
        else:
            lines.append(f"{unit.label}{_words(unit)}")
        row = here
    return "".join(f"{line}\n" for line in lines)


def _words(unit: Unit) -> str:
    return unit.words.replace("\n", " ")
