"""What a comparison comes to: counts, and one sentence for the top of every output."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planforge.diff.model import Change, ChangeType, Weight

_MOST = 4
"""Types that the sentence names."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of changes.

    Attributes:
        material, editorial: how many of each weight.
        types: how many of each type, in the order of the types.
    """

    material: int
    editorial: int
    types: tuple[tuple[ChangeType, int], ...]

    @property
    def total(self) -> int:
        """All of them."""
        return self.material + self.editorial

    @property
    def sentence(self) -> str:
        """For the top of an output: 共 3 处改动，其中实质性 2 处……"""
        if not self.total:
            return "两个版本内容相同，没有改动。"
        often = sorted(self.types, key=lambda entry: -entry[1])[:_MOST]
        named = "、".join(f"{kind.zh} {count} 处" for kind, count in often)
        rest = "等" if len(self.types) > _MOST else ""
        return f"共 {self.total} 处改动，{self._weights}：{named}{rest}。"

    @property
    def _weights(self) -> str:
        if not self.material:
            return "都不影响执行"
        if not self.editorial:
            return "都是实质性改动"
        return f"其中实质性改动 {self.material} 处、文字性改动 {self.editorial} 处"


def summary_of(changes: Sequence[Change]) -> Summary:
    """Count changes."""
    weights = Counter(change.weight for change in changes)
    types = Counter(change.type for change in changes)
    ordered = tuple((kind, types[kind]) for kind in ChangeType if types[kind])
    return Summary(weights[Weight.MATERIAL], weights[Weight.EDITORIAL], ordered)
