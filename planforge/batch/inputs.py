"""What a base is made of: by its hash it is known whether a row must be made again."""

import hashlib
import os
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from planforge.batch.pieces import Bundle
from planforge.resources.data import template_folders
from planforge.source.over import Base

_PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".docx", ".dotx")
_MOST_PICTURE = 20_000_000
_TEMPLATES = ("*.j2", "*.yaml", "*.css", "*.txt")


def digest_of_base(plan: Path, base: Base) -> str:
    """A hash of the base, the files it names, the templates and this version of planforge."""
    found = hashlib.sha256(_version().encode())
    for path in (*_files(plan, base), *map(Path, base.library), *_templates()):
        found.update(path.name.encode())
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def bundle_of(plan: Path, base: Base, digest: str) -> Bundle:
    """The base with what it names, for machines that do not see its folder."""
    paths = [path.resolve() for path in _files(plan, base)]
    root = Path(os.path.commonpath([path.parent for path in paths]))
    files = tuple((path.relative_to(root).as_posix(), path.read_bytes()) for path in paths)
    return Bundle(digest, paths[0].relative_to(root).as_posix(), files)


def digest_of_picture(folder: Path, name: str) -> str:
    """A hash of the picture that a text names in the plan's folder; nothing where it names none."""
    path = _picture(folder, name)
    return hashlib.sha256(path.read_bytes()).hexdigest() if path is not None else ""


def _files(plan: Path, base: Base) -> tuple[Path, ...]:
    """The files that the base was read from, its own first, and the pictures it names."""
    named = (_picture(plan.parent, scalar.text) for _, scalar in base.texts())
    return tuple(dict.fromkeys([plan, *map(Path, base.files[1:]), *filter(None, named)]))


def _picture(folder: Path, name: str) -> Path | None:
    """The picture, or Word file for its look, that a plan calls by a name: inside its folder."""
    if not name.lower().endswith(_PICTURES):
        return None
    path = folder / name
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        fit = inside and path.is_file() and path.stat().st_size <= _MOST_PICTURE
    except (OSError, ValueError):  # no name that a file can have
        return None
    return path if fit else None


def _templates() -> Iterator[Path]:
    for folder in template_folders():
        for pattern in _TEMPLATES:
            yield from sorted(folder.rglob(pattern))


def _version() -> str:
    try:
        return version("planforge")
    except PackageNotFoundError:
        return ""
