"""Paths of a plan: what stands there, what the schema says of it, how a reader calls it."""

from collections.abc import Iterator

from planforge.findings import Path
from planforge.schema import Entry, Model, Plan
from planforge.schema.fields import FieldSpec, fields_of
from planforge.schema.paths import value_at


def model_at(plan: Plan, path: Path) -> Model | None:
    """The object at a path, or None."""
    value = value_at(plan, path)
    return value if isinstance(value, Model) else None


def spec_of(path: Path) -> FieldSpec | None:
    """The field that a path leads into; for an item of a list that of the list."""
    model: type[Model] | None = Plan
    spec: FieldSpec | None = None
    for step in path:
        if isinstance(step, int):
            continue
        if spec is not None and spec.table:
            return spec
        spec = fields_of(model).get(step) if model is not None else None
        if spec is None:
            return None
        model = spec.model
    return spec


def scalar(plan: Plan, path: Path) -> bool:
    """A single value stands at the path, whose words a reader sees."""
    value = value_at(plan, path) if path else None
    return value is not None and not isinstance(value, Model | tuple | dict | bool)


def around(path: Path) -> Iterator[Path]:
    """The items of lists that a path stands in, the innermost first, itself included."""
    for length in range(len(path), 0, -1):
        if isinstance(path[length - 1], int):
            yield path[:length]


def entry_of(plan: Plan, path: Path) -> tuple[Path, Model] | None:
    """The innermost object at or around a path."""
    for length in range(len(path), 0, -1):
        model = model_at(plan, path[:length])
        if model is not None:
            return path[:length], model
    return None


def naming(model: Model) -> str:
    """The field that names an object: its title, else its kind's own; empty where none does."""
    if isinstance(model, Entry):
        return "title" if model.title is not None else model.NAMED_BY
    return next((name for name in ("name", "title") if name in fields_of(type(model))), "")


def told(plan: Plan | None, path: Path) -> str:
    """The path in Chinese: 应急响应 › 响应程序 › 阶段1“先期处置” › 步骤2 › 时限."""
    words: list[str] = []
    model: type[Model] | None = Plan
    spec: FieldSpec | None = None
    for index, step in enumerate(path):
        if isinstance(step, int):
            name = _name(plan, path[: index + 1]) if plan is not None else ""
            words[-1] += f"{step + 1}{f'“{name}”' if name else ''}"
            continue
        if spec is not None and spec.table:
            words.append(step)
            continue
        spec = fields_of(model).get(step) if model is not None else None
        if spec is None:
            words.append(step)
            continue
        model = spec.model
        words.append(spec.label.zh)
    return " › ".join(words) or "预案"


def _name(plan: Plan, path: Path) -> str:
    model = model_at(plan, path)
    field = naming(model) if model is not None else ""
    value = getattr(model, field, None) if field else None
    return value if isinstance(value, str) and len(value) <= 20 else ""
