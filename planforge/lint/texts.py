"""Which texts of a plan hold given words, found without reading every text."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from planforge.lint.prose import Prose


class Texts:
    """The texts of a plan as one string.

    Attributes:
        prose: the texts, in order.
        joined: the same, one a line.
    """

    def __init__(self, prose: Sequence[Prose], joined: str) -> None:
        self.prose = prose
        self.joined = joined

    @cached_property
    def _starts(self) -> list[int]:
        lengths = (len(text.text) + 1 for text in self.prose)
        return list(accumulate(lengths, initial=0))[:-1]

    def having(self, words: Iterable[str]) -> tuple[Prose, ...]:
        """The texts that hold any of the words, in order."""
        found: set[int] = set()
        for word in words:
            at = self.joined.find(word)
            while at >= 0:
                index = bisect_right(self._starts, at) - 1
                end = self._starts[index] + len(self.prose[index].text)
                if at + len(word) <= end:
                    found.add(index)
                at = self.joined.find(word, max(at + 1, end))
        return tuple(self.prose[index] for index in sorted(found))
