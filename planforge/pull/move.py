"""Ways to let a rendering say the same things in another order."""

from collections.abc import Iterator

from planforge.findings import Path
from planforge.pull.align import Alignment
from planforge.pull.changes import Candidate, Kind
from planforge.pull.insert import places_in_lists
from planforge.pull.outline import node_of, nodes_of, outline_of
from planforge.pull.places import around, model_at, spec_of
from planforge.pull.regions import whole
from planforge.pull.remove import line_moved
from planforge.pull.state import State
from planforge.pull.values import written
from planforge.schema.fields import fields_of
from planforge.schema.paths import value_at
from planforge.source.rewrite.edits import Add, Drop, Edits, Put, Shift


def moved(state: State, aligned: Alignment, new: int) -> Iterator[Candidate]:
    """Every way to move a piece with all that stands below it."""
    old = aligned.moved[new]
    going = {*aligned.moved.values(), *aligned.gone}
    origin = aligned.old[old].origin
    for path, covered in whole(aligned.old, old, around(origin), going):
        words = "\n".join(aligned.old[n].words for n in covered)
        spot = _spot(aligned, new, path)
        if spot is not None and spot != path[-1]:
            after = f"第{spot + 1}项"
            yield Candidate(Kind.MOVED, path, words, after, (Shift(path, spot),))
    yield from _chapter(state, aligned, new)
    yield from _lines(state, aligned, new)
    for path, covered in whole(aligned.old, old, around(origin), going):
        words = "\n".join(aligned.old[n].words for n in covered)
        yield from _elsewhere(state, aligned, new, path, words)


def _chapter(state: State, aligned: Alignment, new: int) -> Iterator[Candidate]:
    """A chapter at another place of the outline."""
    outline = outline_of(state)
    piece = aligned.old[aligned.moved[new]]
    own = node_of(state, outline, piece)
    places = {**aligned.pairs, **aligned.moved}
    if own is None:
        return
    for step in (-1, 1):
        at = new + step
        while 0 <= at < len(aligned.new):
            beside = node_of(state, outline, aligned.old[places[at]]) if at in places else None
            if beside is not None and beside != own:
                spot = beside - (beside > own) + (1 if step < 0 else 0)
                edits = _reordered(state, own, spot)
                yield Candidate(Kind.MOVED, ("outline", own), piece.words, "", edits)
                break
            at += step


def _lines(state: State, aligned: Alignment, new: int) -> Iterator[Candidate]:
    """A line at another place of the same text."""
    piece = aligned.old[aligned.moved[new]]
    paths = dict.fromkeys(span.origin for span in piece.spans)
    for path in paths:
        value = value_at(state.plan, path) if path else None
        if not isinstance(value, str) or "\n" not in value.strip():
            continue
        before, after = aligned.before(new), aligned.after(new)
        for beside, behind in ((before, True), (after, False)):
            other = aligned.old[beside] if 0 <= beside < len(aligned.old) else None
            if other is not None and any(span.origin == path for span in other.spans):
                text = line_moved(value, piece, other, path, behind=behind)
                edits: Edits = (Put(path, text),)
                yield Candidate(Kind.MOVED, path, piece.text, "", edits)


def _reordered(state: State, own: int, spot: int) -> Edits:
    if state.plan.outline:
        return (Shift(("outline", own), spot),)
    nodes = nodes_of(state, outline_of(state))
    nodes.insert(spot, nodes.pop(own))
    return (Put(("outline",), tuple(nodes)),)


def _spot(aligned: Alignment, new: int, path: Path) -> int | None:
    """How many other items of its list shall stand before it: by the nearest beside it."""
    places = {**aligned.pairs, **aligned.moved}
    own = int(path[-1])
    for step in (-1, 1):
        at = new + step
        while 0 <= at < len(aligned.new):
            index = _item(aligned, places.get(at), path)
            if index is not None and index != own:
                return index - (index > own) + (1 if step < 0 else 0)
            if at in aligned.pairs and index is None and step < 0 and _left(aligned, at, path):
                break
            at += step
    return None


def _item(aligned: Alignment, old: int | None, path: Path) -> int | None:
    """The item of the path's list that a piece belongs to."""
    origin = aligned.old[old].origin if old is not None else ()
    if len(origin) < len(path) or origin[: len(path) - 1] != path[:-1]:
        return None
    index = origin[len(path) - 1]
    return index if isinstance(index, int) else None


def _left(aligned: Alignment, at: int, path: Path) -> bool:
    """A piece of something else: the list ended before it."""
    origin = aligned.old[aligned.pairs[at]].origin
    return origin[: len(path) - 2] != path[: len(path) - 2]


def _elsewhere(
    state: State, aligned: Alignment, new: int, path: Path, words: str
) -> Iterator[Candidate]:
    """Out of its list, into another."""
    value = value_at(state.plan, path)
    before, after = aligned.before(new), aligned.after(new)
    left = aligned.old[before] if before >= 0 else None
    right = aligned.old[after] if after < len(aligned.old) else None
    own = spec_of(path)
    for target, index in places_in_lists(state, left, right):
        spec = spec_of(target)
        if spec is None or own is None or target == path[:-1] or target[: len(path)] == path:
            continue
        if spec.model is not own.model or not spec.many:
            continue
        edits = (Drop(path), Add(target, index, written(value)))
        yield Candidate(Kind.MOVED, path, words, "", edits)


def relevelled(state: State, aligned: Alignment, new: int) -> Iterator[Candidate]:
    """An item under the one before it, or beside the one that it stood under."""
    piece = aligned.old[aligned.pairs[new]]
    paths = list(around(piece.origin))
    if not paths:
        return
    own, words = paths[0], piece.words
    value, spec = written(value_at(state.plan, own)), spec_of(own)
    if int(own[-1]) > 0:
        above = (*own[:-1], int(own[-1]) - 1)
        model = model_at(state.plan, above)
        for name, inner in fields_of(type(model)).items() if model is not None else ():
            if inner.many and spec is not None and inner.model is spec.model:
                end = len(getattr(model, name))
                under: Edits = (Add((*above, name), end, value), Drop(own))
                yield Candidate(Kind.MOVED, own, words, "", under)
    for outer in paths[1:2]:
        held = spec_of(outer)
        if held is not None and spec is not None and held.model is spec.model:
            beside: Edits = (Drop(own), Add(outer[:-1], int(outer[-1]) + 1, value))
            yield Candidate(Kind.MOVED, own, words, "", beside)
