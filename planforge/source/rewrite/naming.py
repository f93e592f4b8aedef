"""Paths as a reader of plan files says them."""

from planforge.findings import Path
from planforge.schema.base import Model
from planforge.schema.fields import fields_of
from planforge.schema.plan import Plan


def where(path: Path, model: type[Model] = Plan) -> str:
    """A path in Chinese: 组织机构 › 机构 › 第2条 › 职责.

    Args:
        path: of a plan, or of the part that an included file is.
        model: what its first step is a field of; other steps are said as they are.
    """
    words: list[str] = []
    inside: type[Model] | None = model
    for step in path:
        if isinstance(step, int):
            words.append(f"第{step + 1}条")
            continue
        spec = fields_of(inside).get(step) if inside is not None else None
        words.append(spec.label.zh if spec is not None else step)
        inside = spec.model if spec is not None else None
    return " › ".join(words) or "预案"
