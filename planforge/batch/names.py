"""Names and phones of the base, which a row gives anew, in all other places of the plan too."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from planforge.findings import Path as At
from planforge.source.nodes import Mark
from planforge.source.over import Base, Value

_NAMING = frozenset(
    (
        "name", "short_name", "responsible", "holder", "person", "phone", "landline",
        "duty_phone", "hotline",
    )
)  # fmt: skip
"""Fields whose words stand for a person, an organisation or a line wherever they occur."""
_LEAST = 2


def named_over(base: Base, values: Sequence[Value]) -> Iterator[Value]:
    """The texts of the base in which a name occurs that a row changes, with the new one.

    A shop's name stands in its title, a person's in the posts, the steps and the notices: none of
    the base's may be left in another shop's plan.
    """
    texts = _texts(base)
    new: dict[str, tuple[str, Mark]] = {}
    for value in values:
        old = texts.get(value.at, "")
        if value.at[-1] in _NAMING and len(old) >= _LEAST and value.text not in ("~", old):
            new[old] = (value.text, value.mark)
    if not new:
        return
    longest = sorted(new, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest)))
    for at in _holding(base, tuple(longest)):
        text = texts[at]
        found = pattern.search(text)
        if found is not None:
            yield Value(at, pattern.sub(lambda one: new[one[0]][0], text), new[found[0]][1])


@lru_cache(maxsize=2)
def _texts(base: Base) -> dict[At, str]:
    return {at: scalar.text for at, scalar in base.texts() if not scalar.null}


@lru_cache(maxsize=8)
def _holding(base: Base, names: tuple[str, ...]) -> tuple[At, ...]:
    """Where names occur; the same names change in most rows."""
    return tuple(at for at, text in _texts(base).items() if any(name in text for name in names))
