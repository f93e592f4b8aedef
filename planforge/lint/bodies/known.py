"""Every name by which a body of a plan may be meant, and what a slip makes of it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from planforge.lint.bodies.bodies import Bodies
from planforge.lint.bodies.body import Body, bare
from planforge.lint.prose import Prose

_TITLES = frozenset({"duty", "post", "unit", "members", "kind"})
_LEAST = 3
"""Fewer signs than that say too little to tell a name by."""


class KnownNames:
    """The names of a plan's bodies, of its people's posts and units, and of its headings.

    Attributes:
        names: all of them.
        ends: their ends of three signs and more: 领导小组 of 应急领导小组.
    """

    def __init__(self, bodies: Bodies, prose: Sequence[Prose]) -> None:
        names = {name for body in bodies.all for name in body.names} | set(bodies.by_name)
        for text in prose:
            if text.field in _TITLES:
                names.update(bare(name) for name in _apart().split(text.text))
            elif text.field == "title":
                names.add(text.text)
        self.names = {name.replace("“", "").replace("”", "") for name in names} | names
        self.ends = {name[cut:] for name in self.names for cut in range(len(name) - 2)}

    def end_of(self, words: str) -> bool:
        """The words end with a known name."""
        return any(words[cut:] in self.names for cut in range(len(words) - 1))

    def start_of(self, words: str) -> bool:
        """The words begin with a known name."""
        return any(words[:cut] in self.names for cut in range(2, len(words)))

    def means(self, words: str) -> bool:
        """The words are a known name, its end, or a known name with more before it."""
        return words in self.ends or words in self.names or self.end_of(words)

    def bears(self, name: str, core: str) -> bool:
        """A body bears the name, or its end with more than its kind: 公司应急指挥部."""
        if name in self.ends:
            return True
        return any(name[cut:] in self.names for cut in range(len(name) - len(core)))

    def slips(self, bodies: Bodies) -> Iterator[tuple[str, Body]]:
        """公路抢通组 for 公路抢通小组, 专家组 for 专家咨询组: slips in a group's name."""
        for body in bodies.units:
            name = body.name
            if not name.endswith("组") or len(name) <= _LEAST:
                continue
            if body.core in {"工作组", "领导小组"}:
                continue
            cuts = [name[:cut] + name[cut + 2 :] for cut in range(2, len(name) - 2)]
            swap = name[:-2] + "组" if name.endswith("小组") else name[:-1] + "小组"
            for other in (swap, *(cuts if len(name) > _LEAST + 1 else ())):
                if len(other) >= _LEAST and other not in self.ends and other not in self.names:
                    yield other, body


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(r"[、，,；;/]")
