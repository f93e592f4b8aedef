"""Headers and footers: facts of the head of the plan, or words of the layout."""

from collections.abc import Iterator, Sequence

from planforge.importer.docx.model import WordFile
from planforge.pull.align import likeness_of
from planforge.pull.changes import Candidate
from planforge.pull.lines import Span, folded
from planforge.pull.reword import Wording, reworded
from planforge.pull.state import State

_FACTS = ("title", "plan_number", "doc_number", "version")


def running_words(file: WordFile) -> list[str]:
    """The words of headers and footers, each once."""
    return list(dict.fromkeys(line.words.strip() for line in file.running if line.words.strip()))


def changed_running(base: Sequence[str], seen: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The words that headers and footers had, and have now; empty for what came or went."""
    known, now = {folded(words) for words in base}, {folded(words) for words in seen}
    gone = [words for words in base if folded(words) not in now]
    for words in seen:
        if folded(words) in known:
            continue
        like = max(gone, key=lambda old: likeness_of(folded(old), folded(words)), default="")
        if like:
            gone.remove(like)
        yield like, words
    for words in gone:
        yield words, ""


def ways(state: State, before: str, after: str) -> Iterator[Candidate]:
    """The ways to make a header say so, by the facts it shows."""
    yield from reworded(state, Wording(tuple(_spans(state, before)), (), after))


def _spans(state: State, words: str) -> Iterator[Span]:
    for field in _FACTS:
        value = getattr(state.plan, field)
        if isinstance(value, str) and value and value in words:
            before, _, after = words.partition(value)
            yield from _spans(state, before) if before else ()
            yield Span(value, (field,))
            yield from _spans(state, after) if after else ()
            return
    if words:
        yield Span(words)
