"""Posts of the library's modules, called as the plan's own organisation calls them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from planforge.source.nodes import Scalar, Source
from planforge.source.shaped import Fields, Held, Rows, Shaped, Table

_PARTIES = frozenset(("actor", "lead", "escalate"))
"""The fields of a module that name a post; sentences stay as they are."""
_APART = re.compile(r"\s*[、，,]\s*")


@dataclass(slots=True)
class Roles:
    """Renames the posts that a module names; what the plan itself writes stays.

    Attributes:
        names: the plan's post by the module's.
        library: the text of the module's file.
        met: the module's posts that were met, renamed or not.
    """

    names: Mapping[str, str]
    library: Source
    met: set[str] = field(default_factory=set)

    def renamed(self, value: Shaped, name: str = "") -> Shaped:
        """A copy with the plan's own names of posts."""
        if isinstance(value, Scalar):
            return self._post(value) if name in _PARTIES else value
        if isinstance(value, Rows):
            return Rows(value.spec, value.mark, [self.renamed(item) for item in value.items])
        if isinstance(value, Table):
            return value
        return self.scenario(value)

    def scenario(self, value: Fields) -> Fields:
        """A copy of an object with the plan's own names of posts."""
        entries = {
            key: Held(one.key, one.mark, self.renamed(one.value, key))
            for key, one in value.entries.items()
        }
        return Fields(value.model, value.mark, entries, value.orders, value.zh, value.module)

    def _post(self, value: Scalar) -> Scalar:
        if value.mark.source is not self.library:
            return value
        parts = _APART.split(value.text)
        self.met.update((value.text, *parts))
        if self.names.keys().isdisjoint((value.text, *parts)):
            return value
        several = "、".join(dict.fromkeys(self.names.get(part, part) for part in parts))
        return Scalar(self.names.get(value.text, several), value.plain, value.mark)
