"""How messages name things: keys in the writer's language, near misses, shortened values."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from planforge.schema.base import Model
from planforge.schema.fields import FieldSpec, fields_of, fold
from planforge.schema.names import Choice

_LONGEST = 40


def chinese(words: str) -> bool:
    """The words hold a Chinese character."""
    return any("\u3400" <= char <= "\u9fff" for char in words)


def shown(words: str) -> str:
    """A value in quotation marks, on one line and shortened to what fits in a message."""
    line = " ".join(words.split())
    return f"“{line[:_LONGEST]}…”" if len(line) > _LONGEST else f"“{line}”"


def key_of(spec: FieldSpec, *, zh: bool) -> str:
    """A field as one writes it in Chinese or English: “标题”, “title”（标题）."""
    return f"“{spec.label.zh}”" if zh else f"“{spec.name}”（{spec.label.zh}）"


def nearest(words: str, known: Iterable[str]) -> str | None:
    """The known word that words most likely mean, or None where none is near.

    A Chinese word of two characters may differ in one of them, longer words in about a third.
    """
    target = fold(words)
    if not target or len(target) > _LONGEST:
        return None
    best: tuple[float, str] | None = None
    for candidate in known:
        likeness = _likeness(target, fold(candidate))
        if best is None or likeness > best[0]:
            best = (likeness, candidate)
    return best[1] if best is not None and best[0] >= 0.5 else None


def _likeness(first: str, second: str) -> float:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.real_quick_ratio() < 0.5:
        return 0.0
    ratio = matcher.ratio()
    if chinese(first):
        return ratio
    return ratio if ratio >= 0.7 else 0.0


def nearest_field(key: str, model: type[Model]) -> FieldSpec | None:
    """The field that a misspelt key most likely means."""
    names = {name: spec for spec in fields_of(model).values() for name in spec.keys}
    same = [name for name in names if chinese(name) == chinese(key)]
    found = nearest(key, same)
    return names[found] if found is not None else None


def nearest_member(words: str, choice: type[Choice]) -> Choice | None:
    """The member that a misspelt value most likely means."""
    names = {
        name: member
        for member in choice
        for name in (member.zh, str(member.value), *member.synonyms)
    }
    found = nearest(words, names)
    return names[found] if found is not None else None


def listed(words: Iterable[str], most: int = 12) -> str:
    """Words with 、 between them; beyond most, 等."""
    every = list(words)
    return "、".join(every[:most]) + ("等" if len(every) > most else "")
