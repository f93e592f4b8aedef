"""What an included file is an object of: as the plan beside it says that includes it."""

from collections.abc import Iterator
from pathlib import Path

from planforge.errors import PlanforgeError
from planforge.revision.merge.tree import taken
from planforge.schema.base import Model
from planforge.schema.plan import Plan
from planforge.source.files import read_bytes

_MOST = 200
"""Files that are looked through."""


def model_of(path: Path) -> type[Model] | None:
    """The model of a file that a plan beside it, or another file of that plan, includes.

    Args:
        path: of the file, which need not be there.

    Returns:
        None where nothing includes it.
    """
    wanted = path.resolve()
    waiting: list[tuple[Path, type[Model]]] = [(near, Plan) for near in _near(wanted)]
    seen: set[tuple[Path, type[Model]]] = set()
    while waiting and len(seen) < _MOST:
        file, model = waiting.pop(0)
        if (file, model) in seen:
            continue
        seen.add((file, model))
        for name, inner in _included(file, model):
            target = (file.parent / name.replace("\\", "/")).resolve()
            if target == wanted:
                return inner
            waiting.append((target, inner))
    return None


def _near(path: Path) -> Iterator[Path]:
    """Plan files from whose folders it may be included, the nearest first."""
    folder = path.parent
    for where, pattern in ((folder, "*"), (folder.parent, "*"), (folder.parent, "*/*")):
        for ending in (".yaml", ".yml"):
            yield from sorted(p for p in where.glob(pattern + ending) if p != path)


def _included(file: Path, model: type[Model]) -> tuple[tuple[str, type[Model]], ...]:
    try:
        data = read_bytes(file)
        holds = any(word in data.decode("utf-8", "replace") for word in ("include", "包含文件"))
        return taken(data, str(file), model).included if holds else ()
    except PlanforgeError:
        return ()
