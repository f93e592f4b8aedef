"""What a base is made of: by its hash it is known whether a row must be made again."""

import hashlib
import os
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath

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


def _files(plan: Path, base: Base) -> tuple[Path, ...]:
    """The files that the base was read from, its own first, and the pictures it names."""
    read = [plan, *map(Path, base.files[1:])]
    said = b"\n".join(path.read_bytes() for path in read if path.suffix in (".yaml", ".yml"))
    return tuple(dict.fromkeys([*read, *_pictures(plan.parent, said)]))


def _pictures(folder: Path, said: bytes) -> Iterator[Path]:
    if not any(ending.encode() in said.lower() for ending in _PICTURES):
        return
    for ending in _PICTURES:
        for path in sorted(folder.rglob(f"*{ending}")):
            named = PurePath(path).name.encode() in said
            if named and path.is_file() and path.stat().st_size <= _MOST_PICTURE:
                yield path


def _templates() -> Iterator[Path]:
    for folder in template_folders():
        for pattern in _TEMPLATES:
            yield from sorted(folder.rglob(pattern))


def _version() -> str:
    try:
        return version("planforge")
    except PackageNotFoundError:
        return ""
