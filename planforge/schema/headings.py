"""What the headings of a table's columns mean: the fields of the facts in its rows."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from planforge.schema.base import Model
from planforge.schema.fields import fold, keys_of
from planforge.schema.heading_words import WORDS

COUNT = "序号"
"""The heading of a column that counts the rows."""

_ASIDE = re.compile(r"[（(【\[][^（()）【】\[\]]*[)）】\]]$")
_MARKS = re.compile(r"[/／、·:：及和与*＊★]")


def fields_named(model: type[Model], headings: Sequence[str]) -> tuple[str, ...]:
    """The fields of a model that the headings of a table mean, in their order.

    White space, marks between words and a remark in brackets at the end do not count. No two
    headings mean the same field; one that means nothing, or the count, gives an empty string.
    """
    choices = [() if is_count(heading) else _choices(model, heading) for heading in headings]
    found = [""] * len(headings)
    taken: set[str] = set()
    for at in sorted(range(len(headings)), key=lambda index: (len(choices[index]), index)):
        field = next((name for name in choices[at] if name not in taken), "")
        found[at] = field
        taken.add(field)
    return tuple(found)


def _choices(model: type[Model], heading: str) -> tuple[str, ...]:
    """The fields that a heading may mean, the likeliest first."""
    known = _fields(model)
    for words in (heading, _ASIDE.sub("", heading.strip())):
        folded = fold(words.replace("\n", ""))
        for said in (folded, _MARKS.sub("", folded)):
            if said in known:
                return known[said]
    return ()


def is_count(heading: str) -> bool:
    """The heading of a column that counts the rows."""
    return fold(heading.replace("\n", "")) == COUNT


@cache
def _fields(model: type[Model]) -> Mapping[str, tuple[str, ...]]:
    """Fields by folded heading: those that people give before those of the schema's keys."""
    found: dict[str, tuple[str, ...]] = {}
    for field, many in WORDS.get(model, {}).items():
        for words in many:
            found[fold(words)] = (*found.get(fold(words), ()), field)
    for key, spec in keys_of(model).items():
        if spec.name not in found.get(key, ()):
            found[key] = (*found.get(key, ()), spec.name)
    return found
