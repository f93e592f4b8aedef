"""A plan of a git revision in a folder of its own, with the files that it may name."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from planforge.revision.git import Blob, Repository
from planforge.revision.specs import InGit

_YAML = (".yaml", ".yml")
_MOST_FILES = 500
_MOST_PICTURE = 20_000_000


@dataclass(frozen=True, slots=True)
class Exported:
    """The folder that stands for the top of the repository, and the plan in it."""

    top: Path
    plan: Path


@contextmanager
def exported(spec: InGit) -> Iterator[Exported]:
    """The plan file of a revision with what it extends, includes and shows.

    A file can be named only by a text that holds its name, so the files whose names stand in the
    plan are enough; those of YAML files among them are looked for in turn.
    """
    with tempfile.TemporaryDirectory(prefix="planforge-") as name:
        top = Path(name).resolve() / "top"  # what a plan may reach above its folder is empty
        _write(top, spec.blob.path, data := spec.repository.read(spec.blob))
        _follow(spec, top, data)
        yield Exported(top, top / spec.blob.path)


def _follow(spec: InGit, top: Path, data: bytes) -> None:
    """Write the named files: pictures of the plan's folder, YAML also of the folder above."""
    own = spec.blob.path.parent
    known = _reachable(spec.repository, spec.commit, own)
    known.pop(spec.blob.path, None)
    waiting = [data]
    left = _MOST_FILES
    while waiting and known and left > 0:
        text = waiting.pop()
        for path in [path for path in known if path.name.encode() in text]:
            blob = known.pop(path)
            if blob.size > _MOST_PICTURE or left <= 0:
                continue
            left -= 1
            held = spec.repository.read(blob)
            _write(top, path, held)
            if path.suffix.lower() in _YAML:
                waiting.append(held)


def _reachable(
    repository: Repository, commit: str, own: PurePosixPath
) -> dict[PurePosixPath, Blob]:
    blobs = repository.blobs(commit, own.parent)
    return {
        path: blob
        for path, blob in blobs.items()
        if path.is_relative_to(own) or path.suffix.lower() in _YAML
    }


def _write(top: Path, path: PurePosixPath, data: bytes) -> None:
    target = top.joinpath(*path.parts)
    if not target.is_relative_to(top) or ".." in path.parts:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
