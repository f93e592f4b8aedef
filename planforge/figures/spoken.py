"""Words of a plan as a figure says them: a reference by the name of what it means."""

import re
from collections.abc import Callable
from functools import cache

from planforge.schema import Entry, Model, Plan
from planforge.schema.fields import fields_of, models_in
from planforge.schema.paths import part_path
from planforge.schema.platform import KEYS

_REFERENCE = re.compile(r"\[\[([^\[\]]*)\]\]")
_ANNEX = ("annex", "附件", "附录")
_SECTION = ("sec", "章节", "章", "节")

Say = Callable[[str | None], str]
"""Makes the words of a figure out of a plan's."""


def speaker(plan: Plan) -> Say:
    """What says this plan's words: a figure has no numbers of annexes and sections to print."""
    annexes = {annex.id: annex.title for annex in plan.annexes if annex.id and annex.title}
    rules = {name: rule for rule in plan.platform_rules for name in (rule.id, rule.name) if name}

    @cache
    def entries() -> dict[str, str]:
        return {
            name: entry.heading
            for entry in models_in(plan)
            if isinstance(entry, Entry) and entry.heading
            for name in (entry.heading, entry.id)
            if name
        }

    def named(found: re.Match[str]) -> str:
        kind, name = _parted(found[1])
        if kind in _ANNEX:
            return f"“{annexes[name]}”" if name in annexes else ""
        if kind in KEYS and name in rules:
            return rules[name].words
        if kind in _SECTION:
            title = _section(plan, name)
            return f"“{title}”" if title else ""
        return entries().get(name, "" if name.isascii() else name)

    def say(words: str | None) -> str:
        if words is None or "[[" not in words:
            return (words or "").strip()
        return _REFERENCE.sub(named, words).strip()

    return say


def _parted(reference: str) -> tuple[str, str]:
    """The kind and the name of a reference; no kind where it has none."""
    kind, colon, name = reference.replace("：", ":").partition(":")
    return (kind.strip(), name.strip()) if colon else ("", kind.strip())


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
