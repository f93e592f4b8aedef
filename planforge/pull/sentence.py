"""A sentence made of facts, edited: a text of the item's own, with slots for what it kept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from planforge.findings import Path
from planforge.pull.lines import Span
from planforge.pull.places import model_at, naming, scalar
from planforge.pull.spans import project
from planforge.pull.state import State
from planforge.schema import Entry
from planforge.schema.fields import fields_of
from planforge.source.rewrite.edits import Drop, Edit, Edits, Put


def sentences(
    state: State, spans: Sequence[Span], path: Path, new: str
) -> Iterator[tuple[Edits, Path]]:
    """The ways to give the item at path its own text; each with the path that is set."""
    model = model_at(state.plan, path)
    if not isinstance(model, Entry) or model.text:
        return
    cut = _lead(spans, path, naming(model))
    lead = "".join(span.text for span in spans)[:cut]
    body = _from(spans, cut)
    if not body or not new.startswith(lead):
        return
    for setting in (True, False):
        for left in (True, False):
            texts = project(body, new[len(lead) :], left=left)
            edits = _edits(state, model, path, body, texts, setting=setting)
            if edits is not None:
                yield edits, (*path, "text")


def _lead(spans: Sequence[Span], path: Path, field: str) -> int:
    """How many characters the run-in title takes, with its colon."""
    if not spans or spans[0].origin != (*path, field):
        return 0
    text = "".join(span.text for span in spans)
    at = len(spans[0].text)
    return at + 1 if text[at : at + 1] in ("：", ":") else 0


def _from(spans: Sequence[Span], cut: int) -> list[Span]:
    """The spans behind a number of characters."""
    out: list[Span] = []
    at = 0
    for span in spans:
        rest = span.text[max(0, cut - at) :]
        at += len(span.text)
        if rest:
            out.append(replace(span, text=rest))
    return out


def _edits(
    state: State,
    model: Entry,
    path: Path,
    spans: Sequence[Span],
    texts: Sequence[str],
    *,
    setting: bool,
) -> Edits | None:
    """The text, and what becomes of the facts; ``setting`` also changes facts that differ."""
    specs = fields_of(type(model))
    words: list[str] = []
    edits: list[Edit] = []
    kept: set[str] = set()
    facts: dict[str, None] = {}
    for origin, group in groupby(range(len(spans)), key=lambda n: spans[n].origin):
        own = list(group)
        said = "".join(texts[n] for n in own)
        same = all(texts[n] == spans[n].text for n in own)
        if len(origin) <= len(path) or origin[: len(path)] != path:
            words.append(said)
            continue
        field = str(origin[len(path)])
        facts[field] = None
        single = origin == (*path, field) and scalar(state.plan, origin) and field in specs
        if single and field not in kept and (same or (setting and said.strip())):
            kept.add(field)
            words.append(f"[[.{specs[field].label.zh}]]")
            if not same:
                edits.append(Put(origin, said))
        else:
            words.append(said)
    text = "".join(words).strip()
    if not text:
        return None
    dropped = [Drop((*path, field)) for field in facts if field not in kept]
    return (Put((*path, "text"), text), *edits, *dropped)
