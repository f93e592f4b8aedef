"""A changed sentence, laid over the spans of the one it was: which words became which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from planforge.findings import Path
from planforge.pull.lines import Span, folded

_TOKEN = re.compile(r"[A-Za-z]+|\d+|\s+|.", re.DOTALL)
_REFERENCE = re.compile(r"\[\[[^\[\]\n]+\]\]")
REF, SLOT = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Swap:
    """Characters from ``start`` to ``end`` of a text replaced by ``words``."""

    start: int
    end: int
    words: str


def swaps(old: str, new: str) -> list[Swap]:
    """The smallest changes, by words of letters, numbers and single Chinese characters."""
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    starts = _starts(left)
    begins = _starts(right)
    out: list[Swap] = []
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for tag, i, k, j, m in matcher.get_opcodes():
        if tag != "equal":
            out.append(Swap(starts[i], starts[k], new[begins[j] : begins[m]]))
    return out


def telling(old: str, new: str) -> list[Swap]:
    """The changes without those of white space that makes no difference."""
    same = folded(old)
    return [
        swap
        for swap in swaps(old, new)
        if folded(old[: swap.start] + swap.words + old[swap.end :]) != same
    ]


def _starts(tokens: Sequence[str]) -> list[int]:
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts


def project(spans: Sequence[Span], new: str, *, left: bool = True) -> list[str]:
    """The new words of each span.

    Args:
        spans: of the old sentence.
        new: the new sentence.
        left: words put in between two spans go to the left one.
    """
    old = "".join(span.text for span in spans)
    ends = _starts([span.text for span in spans])
    texts = [span.text for span in spans]
    for swap in reversed(telling(old, new)):
        first, last = _touched(ends, swap, left=left)
        takes = first if left else last
        for index in range(last, first - 1, -1):
            start = max(swap.start, ends[index]) - ends[index]
            end = max(start, min(swap.end, ends[index + 1]) - ends[index])
            words = swap.words if index == takes else ""
            texts[index] = texts[index][:start] + words + texts[index][end:]
    return texts


def _touched(ends: Sequence[int], swap: Swap, *, left: bool) -> tuple[int, int]:
    """The first and the last span that a change touches."""
    if swap.start == swap.end:
        at = swap.start
        holding = [n for n in range(len(ends) - 1) if ends[n] <= at <= ends[n + 1]]
        full = [n for n in holding if ends[n] < ends[n + 1]] or holding
        found = full[0] if left else full[-1]
        return found, found
    inside = [n for n in range(len(ends) - 1) if ends[n] < swap.end and ends[n + 1] > swap.start]
    return inside[0], inside[-1]


def raw_of(raw: str, spans: Sequence[Span], index: int, words: str) -> str | None:
    """A plan string in which one span's words are replaced.

    Args:
        raw: as the plan has it, with references, slots and Markdown.
        spans: those of the line.
        index: which of them changes.
        words: what it shall say.

    Returns:
        None where the span cannot be found in the string.
    """
    span = spans[index]
    kept, offsets = _plain(raw)
    line, at = "", 0
    for number, other in enumerate(spans):
        if number == index:
            at = len(line)
        line += _shown(other, span)
    places = _mapped(kept, line)
    if span.target:
        place = places.get(at)
        if place is None:
            return None
        start, end = offsets[place]
        return raw[:start] + words + raw[end:]
    out = raw
    for swap in reversed(telling(span.text, words)):
        region = _region(places, at + swap.start, at + swap.end, len(kept))
        if region is None:
            return None
        start = offsets[region[0]][0] if region[0] < len(offsets) else len(raw)
        end = offsets[region[1] - 1][1] if region[1] > region[0] else start
        if region[0] == region[1] and region[0] > 0:
            start = end = offsets[region[0] - 1][1]
        out = out[:start] + swap.words + out[end:]
    return out


def after_line(raw: str, spans: Sequence[Span], path: Path, words: str, parting: str) -> str:
    """A plan string with words of their own line behind the line that the spans show."""
    end = _line_end(raw, spans, path)
    return f"{raw[:end]}{parting}{words}{raw[end:]}"


def before_line(raw: str, spans: Sequence[Span], path: Path, words: str, parting: str) -> str:
    """A plan string with words of their own line before the line that the spans show."""
    start = raw.rfind("\n", 0, _line_end(raw, spans, path)) + 1
    return f"{raw[:start]}{words}{parting}{raw[start:]}"


def _line_end(raw: str, spans: Sequence[Span], path: Path) -> int:
    """Where the line of the string ends that the spans show."""
    kept, offsets = _plain(raw)
    own = next(span for span in spans if span.origin == path)
    line = "".join(_shown(span, own) for span in spans).strip(SLOT)
    places = _mapped(kept, line)
    last = places.get(len(line) - 1)
    if last is None:
        return len(raw.rstrip("\n"))
    end = raw.find("\n", offsets[last][1])
    return end if end >= 0 else len(raw)


def _shown(other: Span, span: Span) -> str:
    if other.origin != span.origin:
        return SLOT
    return REF if other.target else other.text


def _plain(raw: str) -> tuple[str, list[tuple[int, int]]]:
    """The string with references and slots as one character each, and where each stood."""
    out: list[str] = []
    offsets: list[tuple[int, int]] = []
    at = 0
    for match in _REFERENCE.finditer(raw):
        for place in range(at, match.start()):
            out.append(raw[place])
            offsets.append((place, place + 1))
        out.append(SLOT if match[0].startswith("[[.") else REF)
        offsets.append(match.span())
        at = match.end()
    for place in range(at, len(raw)):
        out.append(raw[place])
        offsets.append((place, place + 1))
    return "".join(out), offsets


def _mapped(kept: str, line: str) -> dict[int, int]:
    """For each character of the line where it stands in the string."""
    found = kept.find(line)
    if found >= 0 and line:
        return {n: found + n for n in range(len(line))}
    matcher = SequenceMatcher(None, kept, line, autojunk=False)
    return {
        block.b + n: block.a + n
        for block in matcher.get_matching_blocks()
        for n in range(block.size)
    }


def _region(places: dict[int, int], start: int, end: int, size: int) -> tuple[int, int] | None:
    """The part of the string that a part of the line stands for."""
    if start == end:
        if start - 1 in places:
            return places[start - 1] + 1, places[start - 1] + 1
        if start in places:
            return places[start], places[start]
        return (0, 0) if not size else None
    if start not in places or end - 1 not in places:
        return None
    return places[start], places[end - 1] + 1
