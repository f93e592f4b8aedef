"""Merging files line by line, as git does: what comes of it beside merging by ids."""

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from planforge.errors import PlanforgeError
from planforge.revision.git import ask

_MARK = re.compile(rb"(?m)^<{7} ")
_FAILED = 128


@dataclass(frozen=True, slots=True)
class ByLines:
    """Three files merged line by line.

    Attributes:
        data: the merged file, with git's marks around each conflict.
        conflicts: the lines, counted from 1, at which one begins.
    """

    data: bytes
    conflicts: tuple[int, ...]


def by_lines(base: bytes, ours: bytes, theirs: bytes) -> ByLines | None:
    """The three merged line by line; None where git is missing or refuses them."""
    with tempfile.TemporaryDirectory(prefix="planforge-") as name:
        folder = Path(name)
        for file, data in (("ours", ours), ("base", base), ("theirs", theirs)):
            (folder / file).write_bytes(data)
        labels = (word for label in ("本方", "原件", "对方") for word in ("-L", label))
        try:
            answer = ask(folder, "merge-file", "-p", *labels, "ours", "base", "theirs")
        except PlanforgeError:
            return None
    if answer.code >= _FAILED:
        return None
    starts = (found.start() for found in _MARK.finditer(answer.data))
    lines = tuple(answer.data.count(b"\n", 0, start) + 1 for start in starts)
    return ByLines(answer.data, lines) if bool(lines) is bool(answer.code) else None
