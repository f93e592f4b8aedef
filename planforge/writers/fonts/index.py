"""All faces of this machine, found once per process and remembered on disk by path and time."""

import contextlib
import json
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planforge.errors import FileProblem
from planforge.resources import write_atomic
from planforge.writers.fonts.folders import font_files, font_folders
from planforge.writers.fonts.sfnt import Face, faces

_FORMAT = 1
_WORTH_KEEPING = 60
_UPRIGHT_WEIGHTS = range(300, 601)
_BOLD_WEIGHTS = range(601, 1001)


@dataclass(frozen=True, slots=True)
class FontIndex:
    """The faces that can be used, by name.

    Attributes:
        by_name: upright faces under each of their names in small letters, best folder first.
    """

    by_name: dict[str, tuple[Face, ...]]

    def regular(self, name: str) -> Face | None:
        """The upright face of a family nearest to weight 400, or None."""
        return self._nearest(name, _UPRIGHT_WEIGHTS, 400)

    def bold(self, name: str) -> Face | None:
        """The upright bold face of a family, or None."""
        return self._nearest(name, _BOLD_WEIGHTS, 700)

    def _nearest(self, name: str, weights: range, wanted: int) -> Face | None:
        found = [f for f in self.by_name.get(name.lower(), ()) if f.weight in weights]
        return min(found, key=lambda face: abs(face.weight - wanted), default=None)


@cache
def font_index(mode: str) -> FontIndex:
    """The faces for a mode of ``folders.chosen_mode``; later changes on disk are not seen."""
    files = [file for folder in font_folders(mode) for file in font_files(folder)]
    known = _Remembered.load() if len(files) > _WORTH_KEEPING else _Remembered({})
    by_name: dict[str, list[Face]] = {}
    for file in dict.fromkeys(files):
        for face in known.faces(file):
            if face.italic:
                continue
            for name in {name.lower(): None for name in face.names}:
                by_name.setdefault(name, []).append(face)
    if known.grown and len(files) > _WORTH_KEEPING:
        known.save(files)
    return FontIndex({name: tuple(found) for name, found in by_name.items()})


class _Remembered:
    """What earlier runs read out of font files; a file that changed is read again."""

    def __init__(self, entries: dict[str, list[object]]) -> None:
        self._entries = entries
        self.grown = False

    @classmethod
    def load(cls) -> "_Remembered":
        try:
            data = json.loads(_cache_file().read_bytes())
        except (OSError, ValueError):
            return cls({})
        fits = isinstance(data, dict) and data.get("format") == _FORMAT
        return cls(data["files"] if fits and isinstance(data.get("files"), dict) else {})

    def faces(self, file: Path) -> tuple[Face, ...]:
        try:
            stat = file.stat()
        except OSError:
            return ()
        stamp = [stat.st_mtime_ns, stat.st_size]
        entry = self._entries.get(str(file))
        if isinstance(entry, list) and entry[:2] == stamp:
            with contextlib.suppress(TypeError, ValueError):
                return tuple(_face(file, values) for values in entry[2:])
        found = faces(file)
        self.grown = True
        self._entries[str(file)] = [
            *stamp,
            *([f.index, f.weight, f.italic, *f.names] for f in found),
        ]
        return found

    def save(self, files: Iterable[Path]) -> None:
        kept = {str(f): self._entries[str(f)] for f in files if str(f) in self._entries}
        data = json.dumps({"format": _FORMAT, "files": kept}, ensure_ascii=False)
        # A home that cannot be written to costs speed next time, nothing else.
        with contextlib.suppress(FileProblem):
            write_atomic(_cache_file(), data.encode("utf-8"))


def _face(file: Path, values: object) -> Face:
    if not isinstance(values, list):
        raise TypeError
    index, weight, italic, *names = values
    return Face(file, int(index), tuple(str(name) for name in names), int(weight), bool(italic))


def _cache_file() -> Path:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "planforge" / "fonts.json"
