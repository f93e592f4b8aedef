"""What changed in words, for a reader: the changed words with a little of what is around them."""

from collections.abc import Iterator, Sequence

from planforge.diff.marks import marks
from planforge.diff.model import Mark, Op

_AROUND = 8
"""Characters of context on each side."""
_SHORT = 12
"""Characters up to which two values are rather shown whole."""
_LONG = 60
"""Characters of a run of changed words that are shown."""


def marked(before: str, after: str) -> str:
    """Both versions as one line: …双十一期间[-到手价-]{+实付价+}核对漏了…, or 5分钟 → 8分钟."""
    old, new = flat(before, "↵"), flat(after, "↵")
    runs = marks(old, new)
    same = sum(len(run.text) for run in runs if run.op is Op.EQUAL)
    if not same or max(len(old), len(new)) <= _SHORT:
        return f"{_cut(old)} → {_cut(new)}"
    return "".join(_shown(runs))


def _shown(runs: Sequence[Mark]) -> Iterator[str]:
    for index, run in enumerate(runs):
        if run.op is Op.DELETE:
            yield f"[-{_cut(run.text)}-]"
        elif run.op is Op.INSERT:
            yield f"{{+{_cut(run.text)}+}}"
        else:
            yield _context(run.text, first=index == 0, last=index == len(runs) - 1)


def _context(words: str, *, first: bool, last: bool) -> str:
    head = "" if first else words[:_AROUND]
    tail = "" if last else words[-_AROUND:]
    if len(words) <= len(head) + len(tail) + 1:
        return words
    return f"{head}…{tail}"


def flat(words: str, end: str = " ") -> str:
    """Words on one line."""
    return end.join(" ".join(line.split()) for line in words.splitlines() if line.strip())


def cut(words: str, most: int = _LONG) -> str:
    """Words on one line, without the middle of what is long."""
    return _cut(flat(words), most)


def _cut(line: str, most: int = _LONG) -> str:
    if len(line) <= most:
        return line
    return f"{line[: most * 2 // 3]}…{line[-(most // 3) :]}"
