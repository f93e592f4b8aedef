"""Plan files as they were when a Word file was made or a pull wrote them, kept for later pulls."""

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from planforge.resources.files import write_atomic

FOLDER = ".planforge"
MOST = 20
"""How many states of one plan file are kept."""
_LONGEST = 40
"""Characters of the plan's name in that of a record, so that the system takes the name."""
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Base:
    """A plan file as it was.

    Attributes:
        hash: of the plan in it, as the Word files that were rendered from it name it.
        data: the file.
    """

    hash: str
    data: bytes


def keep(plan: Path, bases: tuple[Base, ...]) -> None:
    """Keep states of a plan file, the last one longest; older ones beyond the most go.

    Raises:
        FileProblem: the folder cannot be made or written to.
    """
    ignore = plan.parent / FOLDER / ".gitignore"
    for base in bases:
        record = _record(plan, base.hash)
        if record is not None:
            _remove(record)  # so that it counts as new
            write_atomic(record, base.data)
            if not ignore.exists():
                write_atomic(ignore, b"*\n")
    for old in _records(plan)[:-MOST]:
        _remove(old)


def _remove(record: Path) -> None:
    with suppress(OSError):
        record.unlink(missing_ok=True)


def kept(plan: Path, wanted: str) -> Base | None:
    """The state of a plan file that a Word file was rendered from, if it was kept.

    Args:
        plan: the plan file.
        wanted: the plan's hash as the Word file names it; the file is not trusted.
    """
    record = _record(plan, wanted)
    try:
        return Base(wanted, record.read_bytes()) if record is not None else None
    except OSError:
        return None


def _record(plan: Path, wanted: str) -> Path | None:
    known = _HASH.fullmatch(wanted) is not None
    return plan.parent / FOLDER / f"{_stem(plan)}.{wanted}" if known else None


def _stem(plan: Path) -> str:
    return plan.name[:_LONGEST]


def _records(plan: Path) -> list[Path]:
    """The states that are kept, the oldest first."""
    start = f"{_stem(plan)}."
    try:
        found = [
            (path.stat().st_mtime_ns, path.name, path)
            for path in (plan.parent / FOLDER).iterdir()
            if path.name.startswith(start) and _HASH.fullmatch(path.name[len(start) :])
        ]
    except OSError:
        return []
    return [path for _, _, path in sorted(found)]
