"""Words that a pattern finds in the texts of a plan, each with its place."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from planforge.document.quick import quick
from planforge.findings import Path, Where
from planforge.lint.prose import Prose

_TEMPLATES = frozenset({"script"})
_FORMS = frozenset({"annexes", "checks"})


@quick
class Hit:
    """Words found.

    Attributes:
        prose: the text they stand in.
        words: exactly as they stand there.
        start: where they begin in it, from 0.
    """

    prose: Prose
    words: str
    start: int

    @property
    def where(self) -> Where:
        """Their place."""
        return Where(self.prose.at, self.words)


def hits_in(texts: Iterable[Prose], made: Callable[[], re.Pattern[str]]) -> list[Hit]:
    """Every match, in the order of the texts; a group named ``words`` narrows what is shown.

    The pattern is made only where there are texts to search.
    """
    found: list[Hit] = []
    texts = tuple(texts)
    if not texts:
        return found
    pattern = made()
    named = "words" in pattern.groupindex
    if not _anchored(pattern) and not pattern.search("\n".join([text.text for text in texts])):
        return found  # one look at all of them is fifty times faster than one at each
    for text in texts:
        for match in pattern.finditer(text.text):
            group = "words" if named and match["words"] else 0
            found.append(Hit(text, match[group], match.start(group)))
    return found


@cache
def _anchored(pattern: re.Pattern[str]) -> bool:
    """The pattern asks where a text begins or ends."""
    return any(sign in pattern.pattern for sign in ("^", "$", r"\A", r"\Z"))


def once(hits: Iterable[Hit]) -> list[Hit]:
    """The first of each text."""
    found: dict[Path, Hit] = {}
    for hit in hits:
        found.setdefault(hit.prose.at, hit)
    return list(found.values())


def among(hits: Sequence[Hit]) -> str:
    """How many there are, to stand behind the words of the first: 等 3 处; empty for one."""
    return f"等 {len(hits)} 处" if len(hits) > 1 else ""


def others(hits: Sequence[Hit]) -> tuple[Where, ...]:
    """The places behind the first."""
    return tuple(hit.where for hit in hits[1:])


def in_template(text: Prose) -> bool:
    """Words that are to be filled in or spoken later: forms, statements, scripts."""
    return (
        text.part in _FORMS
        or text.field in _TEMPLATES
        or text.at[:2] == ("communication", "statements")
    )


def clause_around(text: str, start: int, end: int) -> str:
    """The clause, between marks, that holds a place of a text."""
    return _between(text, start, end, _MARKS)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds a place of a text, half-width semicolons taken for ends too."""
    return _between(text, start, end, _ENDS)


def _between(text: str, start: int, end: int, marks: str) -> str:
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    left = max(text.rfind(mark, first, start) for mark in marks) + 1
    rights = [at for mark in marks if (at := text.find(mark, end, last)) >= 0]
    return text[max(left, first) : min(rights, default=last)].strip()


_ENDS = "。；;！？\n"
_MARKS = _ENDS + "，,"
_REACH = 300
"""No sentence is read farther than that."""


@cache
def cut() -> re.Pattern[str]:
    """What separates clauses."""
    return re.compile(r"[，,；;。！？!?\n]+")
