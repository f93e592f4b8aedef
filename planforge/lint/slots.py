"""The words of a text with its slots filled: as a reader sees them."""

import re
from collections.abc import Mapping
from functools import cache

from planforge.lint.prose import Prose


def said(text: Prose, words: str | None = None, names: Mapping[str, str] | None = None) -> str:
    """The words of a text, or some of its words, with its own slots filled.

    ``[[.leader]]`` becomes the leader; ``[[unit:应急办]]`` what ``names`` calls it, else 应急办.
    """
    given = text.text if words is None else words
    if "[[" not in given:
        return given

    def filled(match: re.Match[str]) -> str:
        name = match["field"]
        if name is None:
            return (names or {}).get(match["ref"], match["ref"])
        value: object = getattr(text.owner, name, None)
        if isinstance(value, tuple):
            return "、".join(one for one in value if isinstance(one, str))
        return str(value) if value is not None else ""

    return _slot().sub(filled, given)


@cache
def _slot() -> re.Pattern[str]:
    return re.compile(r"\[\[(?:\.(?P<field>\w+)|(?:\w+:)?(?P<ref>[^\[\]]+))\]\]")
