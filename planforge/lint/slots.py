"""The words of a text with its slots filled: as a reader sees them."""

import re
from collections.abc import Mapping
from functools import cache

from planforge.lint.prose import Prose
from planforge.schema.fields import fold, keys_of
from planforge.schema.platform import KEYS

RULE = "平台规则："
"""What ``names`` are asked for a platform rule by, before its name."""


def said(text: Prose, words: str | None = None, names: Mapping[str, str] | None = None) -> str:
    """The words of a text, or some of its words, with its own slots filled.

    ``[[.leader]]`` becomes the leader; ``[[unit:应急办]]`` what ``names`` calls it, else 应急办;
    ``[[rule:发货时限]]`` what ``names`` calls 平台规则：发货时限, else 发货时限.
    """
    given = text.text if words is None else words
    if "[[" not in given:
        return given

    def filled(match: re.Match[str]) -> str:
        name = match["field"]
        if name is None:
            ref = match["ref"].strip()
            asked = f"{RULE}{ref}" if match["kind"] in KEYS else ref
            return (names or {}).get(asked, ref)
        spec = keys_of(type(text.owner)).get(fold(name))
        value: object = getattr(text.owner, spec.name, None) if spec is not None else None
        if isinstance(value, tuple):
            return "、".join(one for one in value if isinstance(one, str))
        return str(value) if value is not None else ""

    return _slot().sub(filled, given)


@cache
def _slot() -> re.Pattern[str]:
    return re.compile(r"\[\[(?:\.(?P<field>\w+)|(?:(?P<kind>\w+)\s*[:：])?(?P<ref>[^\[\]]+))\]\]")
