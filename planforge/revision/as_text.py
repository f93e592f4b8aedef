"""A file as plain text, for git to compare line by line."""

from pathlib import Path

from planforge.diff.model import Side, Unit
from planforge.errors import PlanforgeError
from planforge.importer.formats import bytes_of
from planforge.revision.sides import opened

_TEXTS = (".yaml", ".yml", ".json", ".txt", ".md")


def as_text(path: Path) -> str:
    """What a plan or another file prints, a paragraph or a table's row on each line.

    What cannot be read is given as it is where it is text at all, so that git always has
    something to show.

    Raises:
        FileProblem: there is no such file.
        LoadError: it cannot be read, and is no text.
    """
    try:
        return _text(opened(path).side)
    except PlanforgeError:
        if path.suffix.lower() not in _TEXTS:
            raise
        return bytes_of(path).decode("utf-8", "replace")


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
