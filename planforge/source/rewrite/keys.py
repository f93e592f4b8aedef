"""The keys of a file: in which language, which of several synonyms, in what order."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from planforge.schema.base import Model
from planforge.schema.fields import fields_of
from planforge.schema.plan import Plan
from planforge.source.rewrite.orders import is_order, written_field
from planforge.source.rewrite.written import Node, Part, Rows, Table
from planforge.source.words import chinese

_FIRST = ("id", "name", "term", "title", "mark")
_LAST = ("text", "intro", "items", "body", "note")


@dataclass(slots=True)
class Keys:
    """Knows how one file writes its keys.

    Attributes:
        zh: most of its keys are Chinese.
        used: the keys written for a field of a model, and how often.
        orders: in what order the fields of a model are written, and how often.
    """

    zh: bool = True
    used: dict[tuple[type[Model], str], Counter[str]] = field(default_factory=dict)
    orders: dict[type[Model], Counter[tuple[str, ...]]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Part) -> "Keys":
        """Look a file through."""
        keys = cls()
        votes = [0, 0]
        waiting: list[Node] = [root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Rows):
                waiting += node.items
            elif isinstance(node, Part | Table):
                waiting += (entry.value for entry in node.entries.values())
            if isinstance(node, Part):
                keys.orders.setdefault(node.model, Counter())[tuple(node.entries)] += 1
                for name, entry in node.entries.items():
                    if entry.key is not None:
                        votes[chinese(entry.key.text)] += 1
                        counter = keys.used.setdefault((node.model, name), Counter())
                        counter[entry.key.text] += 1
        keys.zh = votes[1] >= votes[0]
        return keys

    def key(self, model: type[Model], name: str, beside: Iterable[str] = ()) -> str:
        """How to write a field beside keys that are there."""
        near = list(beside)
        zh = any(map(chinese, near)) if near else self.zh
        for used, _count in self.used.get((model, name), Counter()).most_common():
            if chinese(used) == zh:
                return used
        spec = written_field(model, name)
        return spec.label.zh if zh else spec.name

    def ordered(self, model: type[Model], names: Iterable[str]) -> list[str]:
        """Fields in the order in which the file writes them elsewhere, else in the usual one."""
        wanted = list(names)
        known = self.orders.get(model, Counter())
        like = max(
            known, key=lambda order: (len(set(order) & set(wanted)), known[order]), default=()
        )
        out = [name for name in like if name in wanted]
        for name in sorted(set(wanted) - set(out), key=lambda name: rank(model, name)):
            lower = [n for n, other in enumerate(out) if rank(model, other) < rank(model, name)]
            out.insert(lower[-1] + 1 if lower else 0, name)
        return out

    def part(self, name: str, beside: Iterable[str] = ()) -> str:
        """How to write the dotted path of a part."""
        near = list(beside)
        if not (any(map(chinese, near)) if near else self.zh):
            return name
        words: list[str] = []
        model: type[Model] | None = Plan
        for step in name.split("."):
            spec = fields_of(model).get(step) if model is not None else None
            if spec is None:
                return name
            words.append(spec.label.zh)
            model = spec.model
        return ".".join(words)


def rank(model: type[Model], name: str) -> tuple[int, int]:
    """Where a field is usually written among the others: name and title first, texts last."""
    if is_order(model, name):
        return (1, -1)
    if name in _FIRST:
        return (0, _FIRST.index(name))
    if name in _LAST:
        return (2, _LAST.index(name))
    return (1, list(fields_of(model)).index(name))
