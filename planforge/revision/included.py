"""Files that are parts of a plan: who includes them, and what they are objects of there."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planforge.errors import PlanforgeError, UsageProblem
from planforge.profiles import profile_names
from planforge.revision.tree import taken
from planforge.schema.base import Model
from planforge.schema.plan import Plan
from planforge.source import load_text
from planforge.source.files import read_bytes

_MOST = 200
"""Files that are looked through."""
_WORDS = ("include", "包含文件")


@dataclass(frozen=True, slots=True)
class Part:
    """What a file is a part of.

    Attributes:
        plan: the file that leads to it.
        model: what it is an object of there.
    """

    plan: Path
    model: type[Model]


def part_of(path: Path) -> Part | None:
    """What a file is a part of, as the plans beside it say.

    Args:
        path: of the file, which need not be there.

    Returns:
        None where nothing includes it.
    """
    wanted = path.resolve()
    waiting: list[tuple[Path, Path, type[Model]]] = [(near, near, Plan) for near in _near(wanted)]
    seen: set[tuple[Path, type[Model]]] = set()
    while waiting and len(seen) < _MOST:
        plan, file, model = waiting.pop(0)
        if (file, model) in seen:
            continue
        seen.add((file, model))
        for name, inner in _included(file, model):
            target = (file.parent / name.replace("\\", "/")).resolve()
            if target == wanted:
                return Part(plan, inner)
            waiting.append((plan, target, inner))
    return None


def refuse_part(path: Path) -> None:
    """Refuse a file that is only a part of a plan.

    Raises:
        UsageProblem: a plan beside it includes it.
    """
    found = part_of(path)
    if found is not None:
        plan = os.path.relpath(found.plan, path.resolve().parent)
        message = f"{path.name} 是 {plan} 引用的文件，不是完整的预案。"
        raise UsageProblem(message, f"请给出 {plan}，它引用的文件会一起看。")


def parts(plan: Path) -> tuple[Path, ...]:
    """The files beside its own that a plan is read from; none where it does not load.

    Raises:
        UsageProblem: it is itself a part of a plan.
    """
    try:
        data = read_bytes(plan)
    except PlanforgeError:
        return ()
    loaded = load_text(data, plan.name, profiles=profile_names(), folder=plan.parent)
    if loaded.plan is None:
        refuse_part(plan)
    names = loaded.tree.files[1:] if loaded.tree is not None else ()
    return tuple(Path(name) for name in dict.fromkeys(names))


def _near(path: Path) -> Iterator[Path]:
    """Plan files from whose folders it may be included, the nearest first."""
    folder = path.parent
    for where, pattern in ((folder, "*"), (folder.parent, "*"), (folder.parent, "*/*")):
        for ending in (".yaml", ".yml"):
            yield from sorted(p for p in where.glob(pattern + ending) if p != path)


def _included(file: Path, model: type[Model]) -> tuple[tuple[str, type[Model]], ...]:
    try:
        data = read_bytes(file)
        holds = any(word in data.decode("utf-8", "replace") for word in _WORDS)
        return taken(data, str(file), model).included if holds else ()
    except PlanforgeError:
        return ()
