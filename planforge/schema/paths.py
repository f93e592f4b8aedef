"""Paths of a plan: what stands there, and dotted names of parts and pieces in either language."""

from collections.abc import Iterator
from functools import cache
from typing import cast

from planforge.findings import Path
from planforge.schema.base import Model
from planforge.schema.fields import fields_of, fold, keys_of
from planforge.schema.plan import Plan


def value_at(plan: Plan, path: Path) -> object:
    """What stands at a path; None where nothing does."""
    value: object = plan
    for step in path:
        if isinstance(step, int):
            if not isinstance(value, tuple) or step >= len(value):
                return None
            value = cast("tuple[object, ...]", value)[step]
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            value = getattr(value, step, None)
        if value is None:
            return None
    return value


def part_path(words: str) -> tuple[str, ...] | None:
    """The path that a dotted name means: 应急演练.演练进程 is ("drills", "timeline").

    Returns:
        None where it names no part and no piece of one.
    """
    model: type[Model] | None = Plan
    path: list[str] = []
    for word in words.replace("．", ".").split("."):
        spec = keys_of(model).get(fold(word)) if model is not None else None
        if spec is None or spec.model is None or spec.many:
            return None
        path.append(spec.name)
        model = spec.model
    return tuple(path) if path[0] in Plan.PARTS else None


@cache
def part_names() -> tuple[str, ...]:
    """The Chinese dotted names of all parts and their pieces."""
    return tuple(_names())


def _names() -> Iterator[str]:
    plan = fields_of(Plan)
    for name in Plan.PARTS:
        part = plan[name]
        yield part.label.zh
        for inner in fields_of(part.model).values() if part.model is not None else ():
            if inner.model is not None and not inner.many:
                yield f"{part.label.zh}.{inner.label.zh}"
