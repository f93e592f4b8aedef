"""Whether the thresholds of a metric rise, or fall, with the levels."""

from collections.abc import Iterator
from itertools import pairwise

from planforge.lint.levels import Ladder, Level
from planforge.lint.thresholds import Threshold

Told = tuple[Level, Threshold]
"""A level with its interval of a metric."""

_ENOUGH = 3


def inversions(ladder: Ladder) -> Iterator[tuple[Told, Told]]:
    """For each metric that is out of order the first pair that is, the graver level first.

    Levels whose names tell no order must be three, so that two of them can outvote one.
    """
    if not ladder.ranked and len(ladder.levels) < _ENOUGH:
        return
    for held in _metrics(ladder).values():
        wrong = _wrong(held, ranked=ladder.ranked)
        if wrong is not None:
            yield wrong


def _metrics(ladder: Ladder) -> dict[tuple[str, str], list[Told]]:
    metrics: dict[tuple[str, str], list[Told]] = {}
    for level in ladder.descending:
        for item in level.thresholds:
            metrics.setdefault((item.metric, item.unit), []).append((level, item))
    return metrics


def _wrong(held: list[Told], *, ranked: bool) -> tuple[Told, Told] | None:
    """The first pair, the graver first, that goes against the others; None where all is well."""
    pairs = list(pairwise(held))
    ways = [_way(upper, lower) for (_, upper), (_, lower) in pairs]
    falls = ways.count(-1)
    if not falls:
        return None
    if ways.count(1):
        minority = -1 if falls <= ways.count(1) else 1
        return pairs[ways.index(minority)]
    least = all(item.low is not None and item.high is None for _, item in held[:1])
    if ranked and least and held[0][1].low is not None:
        return pairs[0]
    return None


def _way(upper: Threshold, lower: Threshold) -> int:
    """1 where the graver level asks for more, -1 where for less, 0 where that is not known."""
    if upper.low is not None and lower.low is not None and upper.low != lower.low:
        return 1 if upper.low > lower.low else -1
    if upper.high is not None and lower.high is not None and upper.high != lower.high:
        return 1 if upper.high > lower.high else -1
    if upper.low is not None and lower.high is not None:
        return 1 if upper.low >= lower.high else 0
    if upper.high is not None and lower.low is not None:
        return -1 if upper.high <= lower.low else 0
    return 0
