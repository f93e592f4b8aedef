"""Words of a plan as a figure says them: a reference by the name of what it means."""

import re
from collections.abc import Callable

from planforge.schema import Model, Plan
from planforge.schema.fields import fields_of
from planforge.schema.paths import part_path

_REFERENCE = re.compile(r"\[\[([^\[\]]*)\]\]")

Say = Callable[[str | None], str]
"""Makes the words of a figure out of a plan's."""


def speaker(plan: Plan) -> Say:
    """What says this plan's words: a figure has no numbers of annexes and sections to print."""
    annexes = {annex.id: annex.title for annex in plan.annexes if annex.id and annex.title}
    rules = {name: rule for rule in plan.platform_rules for name in (rule.id, rule.name) if name}

    def named(found: re.Match[str]) -> str:
        kind, _, name = found[1].partition(":")
        if kind == "annex":
            return f"“{annexes[name]}”" if name in annexes else ""
        if kind == "rule" and name in rules:
            return rules[name].words
        if kind == "sec":
            title = _section(plan, name)
            return f"“{title}”" if title else ""
        return ""

    def say(words: str | None) -> str:
        if words is None or "[[" not in words:
            return (words or "").strip()
        return _REFERENCE.sub(named, words).strip()

    return say


def _section(plan: Plan, name: str) -> str:
    """The title of a part or piece, else what it is called in Chinese."""
    path = part_path(name)
    if path is None:
        return "" if name.isascii() else name
    part: object = plan
    model: type[Model] | None = Plan
    label = ""
    for step in path:
        if model is None:
            break
        spec = fields_of(model)[step]
        label, model = spec.label.zh, spec.model
        part = getattr(part, step, None)
    title = getattr(part, "title", None)
    return title if isinstance(title, str) else label
