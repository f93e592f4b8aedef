"""What calls a thing by its name: references and the outline, which must follow a new one."""

import re
from collections.abc import Iterator

from planforge.findings import Path
from planforge.pull.places import model_at
from planforge.schema import Model, Plan
from planforge.schema.annexes import FreeSection
from planforge.source.rewrite.edits import Put

_REFERENCE = re.compile(r"\[\[([^\[\]\n]+)\]\]")


def renamed(plan: Plan, path: Path, old: str, new: str) -> tuple[Put, ...]:
    """The edits that let every reference to a thing follow its new name.

    Args:
        plan: as it is.
        path: of the thing.
        old: what it is called now.
        new: what it shall be called.
    """
    model = model_at(plan, path)
    if getattr(model, "id", None):
        return ()
    section = isinstance(model, FreeSection)
    return tuple(_edits(plan, old, new, section=section))


def _edits(plan: Plan, old: str, new: str, *, section: bool) -> Iterator[Put]:
    for path, text in texts(plan, ()):
        if path[0] == "outline":
            if section and path[-1] == "part" and _tail(text) == old:
                yield Put(path, text[: len(text) - len(old)] + new)
        elif "[[" in text:
            made = _REFERENCE.sub(lambda match: _follow(match, old, new), text)
            if made != text:
                yield Put(path, made)


def _follow(match: re.Match[str], old: str, new: str) -> str:
    inner = match[1]
    if inner.startswith(".") or _tail(inner) != old:
        return match[0]
    return f"[[{inner[: len(inner) - len(old)]}{new}]]"


def _tail(words: str) -> str:
    return re.split("[:：]", words, maxsplit=1)[-1].strip()


def texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text below a value with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from texts(inner, (*path, index))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, (*path, key))
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            if name in value.model_fields_set:
                yield from texts(getattr(value, name), (*path, name))
