"""Ways to make a line or cell of a rendering say other words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from planforge.compose.paths import Paths
from planforge.findings import Path
from planforge.pull.changes import Candidate, Kind
from planforge.pull.library import held_at
from planforge.pull.lines import Span
from planforge.pull.overrides import SCENARIOS
from planforge.pull.parameters import changed_parameters
from planforge.pull.places import entry_of, model_at, naming, scalar, spec_of
from planforge.pull.rename import renamed
from planforge.pull.sentence import sentences
from planforge.pull.spans import project, raw_of
from planforge.pull.state import State
from planforge.schema.paths import value_at
from planforge.schema.platform import PlatformRule
from planforge.source.nodes import Scalar
from planforge.source.rewrite.edits import Add, Drop, Edit, Edits, Put

_DATE = re.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日")
_WORDS = frozenset(("text", "intro", "body", "note", "action", "title", "script"))
"""Fields that hold sentences, not facts."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of a rendering that shall be others.

    Attributes:
        spans: of the line or cell.
        origin: of the node whose first line it is, or of the cell.
        new: what it shall say.
        heading: it is the line of a heading.
        cell: it is a cell.
    """

    spans: tuple[Span, ...]
    origin: Path
    new: str
    heading: bool = False
    cell: bool = False

    @property
    def old(self) -> str:
        """What it says."""
        return "".join(span.text for span in self.spans)


def reworded(state: State, wording: Wording) -> Iterator[Candidate]:
    """Every way to make the words so, the surest first."""
    seen: set[Edits] = set()
    spans = tuple(_sourced(state, span) for span in wording.spans)
    wording = replace(wording, spans=spans)
    for found in _ways(state, wording):
        for way in (*_adjusted(state, found), found):
            if way.edits and way.edits not in seen:
                seen.add(way.edits)
                yield way


def _adjusted(state: State, way: Candidate) -> Iterator[Candidate]:
    """The same said by other parameters of a module, where only their words change."""
    found: dict[Path, str] = {}
    for edit in way.edits:
        index = edit.path[len(SCENARIOS)] if edit.path[: len(SCENARIOS)] == SCENARIOS else None
        taken = state.modules.get(index) if isinstance(index, int) else None
        if taken is None or not isinstance(edit, Put) or not isinstance(edit.value, str):
            return
        held = held_at(taken.merged, edit.path[len(SCENARIOS) + 1 :])
        raw = held.text if isinstance(held, Scalar) else ""
        changed = changed_parameters(raw, edit.value, taken.values)
        if not changed:
            return
        at = (*edit.path[: len(SCENARIOS) + 1], "parameters")
        found.update({(*at, name): value for name, value in changed.items()})
    if len(found) == 1:
        ((path, value),) = found.items()
        old = state.modules[int(path[len(SCENARIOS)])].values[str(path[-1])]
        yield Candidate(Kind.FACT, path, old, value, (Put(path, value),))


def _sourced(state: State, span: Span) -> Span:
    """The span with the value it shows, where its origin names only the object that has it."""
    model = model_at(state.plan, span.origin) if span.origin else None
    if model is None or not span.text.strip() or span.target:
        return span
    fields = (name for name in type(model).model_fields if name in model.model_fields_set)
    own = [name for name in fields if getattr(model, name) == span.text]
    return replace(span, origin=(*span.origin, own[0])) if len(own) == 1 else span


def _ways(state: State, wording: Wording) -> Iterator[Candidate]:
    yield from _listed(state, wording)
    for left in (True, False):
        yield from _facts(state, wording, project(wording.spans, wording.new, left=left))
    if wording.heading:
        yield from _titled(state, wording)
    if not wording.cell:
        for edits, path in sentences(state, wording.spans, wording.origin, wording.new):
            yield Candidate(Kind.TEXT, path, wording.old, wording.new, edits)


def _facts(state: State, wording: Wording, texts: Sequence[str]) -> Iterator[Candidate]:
    """Each changed span comes from a value of the plan: set those."""
    spans = wording.spans
    changed = [n for n, span in enumerate(spans) if span.text != texts[n]]
    if not changed or not all(scalar(state.plan, spans[n].origin) for n in changed):
        return
    first = spans[changed[0]]
    kind = _kind(state, wording, first.origin)
    yield from _renames(state, wording, texts, changed, kind)
    edits: list[Edit] = []
    for path in dict.fromkeys(spans[n].origin for n in changed):
        mine = [n for n in changed if spans[n].origin == path]
        edit = _set(state, path, spans, texts, mine)
        if edit is None:
            return
        edits.append(edit)
    alone = len(changed) == 1 and not wording.cell
    before = first.text if alone else wording.old
    after = texts[changed[0]] if alone else wording.new
    yield Candidate(kind, first.origin, before, after, tuple(edits))


def _set(
    state: State, path: Path, spans: Sequence[Span], texts: Sequence[str], changed: Sequence[int]
) -> Edit | None:
    value = value_at(state.plan, path)
    if type(value) is not str:
        words = "".join(texts[n] for n, span in enumerate(spans) if span.origin == path)
        return Put(path, _as_spelt(state, value, words)) if words.strip() else Drop(path)
    raw = value
    for index in reversed(changed):
        made = raw_of(raw, spans, index, texts[index])
        if made is None:
            return None
        raw = made
    return Put(path, raw.strip() if "\n" not in raw else raw) if raw.strip() else Drop(path)


def _as_spelt(state: State, value: object, words: str) -> str:
    """A date in figures where the file has the one before in figures."""
    match = _DATE.fullmatch(words.strip())
    if match is None or not isinstance(value, date) or value.isoformat().encode() not in state.data:
        return words
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"


def _renames(
    state: State,
    wording: Wording,
    texts: Sequence[str],
    changed: Sequence[int],
    kind: Kind,
) -> Iterator[Candidate]:
    """One span changed that is a name, or refers to one: the definition with its references."""
    if len({(wording.spans[n].text, texts[n]) for n in changed}) != 1:
        return
    span, new = wording.spans[changed[0]], texts[changed[0]].strip()
    path = span.origin[:-1]
    if span.target:
        place = next((p for p in Paths(state.plan) if p.anchor == span.target), None)
        if place is None or not span.named:
            return
        path, kind = place.path, Kind.NAME
    model = model_at(state.plan, path)
    rule = isinstance(model, PlatformRule)
    field = "value" if rule else naming(model) if model is not None else ""
    if not field or not new or (not span.target and span.origin != (*path, field)):
        return
    old = value_at(state.plan, (*path, field))
    if not isinstance(old, str) or old.strip() != span.text.strip():
        return
    references = renamed(state.plan, path, old, new)
    if references or span.target:
        told = Kind.FACT if rule else Kind.NAME if kind is not Kind.TITLE else kind
        edits = (Put((*path, field), new), *references)
        yield Candidate(told, (*path, field), old, new, edits)


def _kind(state: State, wording: Wording, path: Path) -> Kind:
    found = entry_of(state.plan, path)
    names = found is not None and path == (*found[0], naming(found[1]))
    whole = len(wording.spans) == 1
    if wording.cell:
        return Kind.ROW_CHANGED
    titled = names and (wording.heading or whole or path[-1] == "title")
    if titled or path[0] in ("title", "titles", "outline"):
        return Kind.TITLE
    spec = spec_of(path)
    words = spec is not None and spec.name in _WORDS
    if names and not words:
        return Kind.NAME
    return Kind.TEXT if words else Kind.FACT


def _listed(state: State, wording: Wording) -> Iterator[Candidate]:
    """Items of a list that stand joined in one sentence or cell."""
    run = _run(state, wording.spans)
    if run is None:
        return
    start, end, path = run
    spans = wording.spans
    items = [n for n in range(start, end) if _list_of(state, spans[n]) == path]
    marks = {spans[n].text for n in range(start, end) if n not in items}
    joined = not marks and len(items) > 1  # sentences, one behind the other
    mark = marks.pop() if len(marks) == 1 else "" if marks or joined else "、"
    head = "".join(span.text for span in spans[:start])
    tail = "".join(span.text for span in spans[end:])
    new = wording.new
    if not mark or not new.startswith(head) or not new.endswith(tail):
        return
    old_items = [spans[n].text for n in items]
    inner = new[len(head) : len(new) - len(tail)]
    new_items = [part.strip() for part in inner.split(mark) if part.strip()]
    if any(mark in item for item in old_items) or old_items == new_items:
        return
    if any(span.target for span in spans[start:end]):
        return
    inner_path: Path = ("text",) if spans[start].origin[-1] == "text" else ()
    edits = tuple(_list_edits(path, old_items, new_items, inner_path))
    kind = Kind.ROW_CHANGED if wording.cell else Kind.FACT
    first = edits[0]
    if len(edits) == 1 and isinstance(first, Put):
        at = int(first.path[len(path)])
        yield Candidate(kind, first.path, old_items[at], new_items[at], edits)
        return
    yield Candidate(kind, path, mark.join(old_items), mark.join(new_items), edits)


def _run(state: State, spans: Sequence[Span]) -> tuple[int, int, Path] | None:
    """The spans from a list's first item to its last, and the list's path."""
    lists = [_list_of(state, span) for span in spans]
    paths = list(dict.fromkeys(path for path in lists if path is not None))
    if len(paths) != 1:
        return None
    found = [n for n, path in enumerate(lists) if path is not None]
    values = value_at(state.plan, paths[0])
    if not isinstance(values, tuple) or len(values) != len(found):
        return None
    return found[0], found[-1] + 1, paths[0]


def _list_of(state: State, span: Span) -> Path | None:
    """The list that the span shows an item of: a text, or an item that is no more than one."""
    path = span.origin[:-1] if span.origin[-1:] == ("text",) else span.origin
    if not path or not isinstance(path[-1], int) or not scalar(state.plan, span.origin):
        return None
    if path != span.origin:
        model = model_at(state.plan, path)
        if model is None or model.model_fields_set != {"text"}:
            return None
    return path[:-1]


def _list_edits(path: Path, old: list[str], new: list[str], inner: Path) -> Iterator[Edit]:
    for tag, i, k, j, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        both = min(k - i, m - j)
        for n in range(both):
            yield Put((*path, i + n, *inner), new[j + n])
        for n in range(i + both, k):
            yield Drop((*path, n))
        for n in range(j + both, m):
            yield Add(path, k, new[n])


def _titled(state: State, wording: Wording) -> Iterator[Candidate]:
    """A heading whose words the profile, the outline or a table of titles gives."""
    new, old = wording.new.strip(), wording.old.strip()
    for path in _named_by_outline(state, old):
        yield Candidate(Kind.TITLE, (*path, "title"), old, new, (Put((*path, "title"), new),))
    path = wording.origin
    for span in wording.spans:
        if span.origin[:1] == ("titles",):
            yield Candidate(Kind.TITLE, span.origin, old, new, (Put(span.origin, new),))
    model = model_at(state.plan, path)
    if model is not None and path:
        edits = (Put((*path, "title"), new),)
        yield Candidate(Kind.TITLE, (*path, "title"), old, new, edits)
        dotted = ".".join(map(str, path))
        titled = (Put(("titles", dotted), new),)
        yield Candidate(Kind.TITLE, ("titles", dotted), old, new, titled)


def _named_by_outline(state: State, title: str) -> Iterator[Path]:
    """The outline's nodes that give this title."""
    waiting: list[tuple[Path, object]] = [
        (("outline", n), node) for n, node in enumerate(state.plan.outline)
    ]
    while waiting:
        path, node = waiting.pop(0)
        if getattr(node, "title", None) == title:
            yield path
        inner = getattr(node, "parts", ())
        waiting += [((*path, "parts", n), below) for n, below in enumerate(inner)]
