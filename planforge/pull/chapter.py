"""A new heading with what stands under it, as a section of the plan's own."""

from collections.abc import Iterator, Sequence

from planforge.findings import Path
from planforge.pull.align import Alignment
from planforge.pull.changes import Candidate, Kind
from planforge.pull.lines import Piece, Sort
from planforge.pull.outline import nodes_of, outline_of, spots
from planforge.pull.places import around, entry_of, model_at, spec_of
from planforge.pull.state import State
from planforge.schema import Entry
from planforge.schema.annexes import FreeSection
from planforge.source.rewrite.edits import Add, Edit, Mapped, Put, Value


def chapters(state: State, aligned: Alignment, new: int) -> Iterator[Candidate]:
    """The ways to print a new heading with the new pieces below it."""
    pieces = _block(aligned, new)
    title = pieces[0].text
    before = aligned.before(new)
    after = aligned.after(new)
    left = aligned.old[before] if before >= 0 else None
    right = aligned.old[after] if after < len(aligned.old) else None
    words = "\n".join(piece.words for piece in pieces)
    for edits in _places(state, pieces, left, right):
        path = edits[0].path
        yield Candidate(Kind.CHAPTER_ADDED, path, "", words or title, edits)


def _block(aligned: Alignment, new: int) -> list[Piece]:
    """The heading and the new pieces up to the next heading of its level."""
    added = set(aligned.added)
    level = aligned.new[new].depth
    block = [aligned.new[new]]
    for index in range(new + 1, len(aligned.new)):
        piece = aligned.new[index]
        if index not in added or piece.row or piece.sort is Sort.PICTURE:
            break
        if piece.sort is Sort.HEADING and piece.depth <= level:
            break
        block.append(piece)
    return block


def _places(
    state: State, pieces: Sequence[Piece], left: Piece | None, right: Piece | None
) -> Iterator[tuple[Edit, ...]]:
    section, entry = _section(pieces), _section(pieces, nested="items")
    top = pieces[0].depth <= 1
    if top:
        yield from _chapter(state, section, left, right)
    yield from _beside(state, section, entry, left, right)
    if left is not None:
        yield from _under(state, section, entry, left)
    if not top:
        yield from _chapter(state, section, left, right)


def _beside(
    state: State, section: Value, entry: Value, left: Piece | None, right: Piece | None
) -> Iterator[tuple[Edit, ...]]:
    """In the lists that the pieces before and behind stand in."""
    places: list[tuple[Path, int]] = []
    if left is not None:
        places += [(path[:-1], int(path[-1]) + 1) for path in around(left.origin)]
    if right is not None:
        places += [(path[:-1], int(path[-1])) for path in around(right.origin)]
    for path, index in places:
        spec = spec_of(path)
        if spec is None or spec.model is None or not issubclass(spec.model, Entry):
            continue
        if path == ("sections",) and state.plan.outline:
            continue
        free = issubclass(spec.model, FreeSection)
        yield (Add(path, index, section if free else entry),)


def _under(state: State, section: Value, entry: Value, left: Piece) -> Iterator[tuple[Edit, ...]]:
    """As the first thing below an object that the piece before belongs to."""
    found = entry_of(state.plan, left.origin)
    if found is not None and isinstance(found[1], FreeSection) and not found[1].sections:
        yield (Add((*found[0], "sections"), 0, section),)
    for length in range(len(left.origin), 0, -1):
        model = model_at(state.plan, left.origin[:length])
        if isinstance(model, Entry) and not model.items:
            yield (Add((*left.origin[:length], "items"), 0, entry),)


def _chapter(
    state: State, section: Value, left: Piece | None, right: Piece | None
) -> Iterator[tuple[Edit, ...]]:
    """A free section of the first level, and its place in the outline."""
    count = len(state.plan.sections)
    add = Add(("sections",), count, section)
    outline = state.plan.outline
    if not outline:
        yield (add,)
        for index in range(count - 1, -1, -1):
            yield (Add(("sections",), index, section),)
        yield from _with_outline(state, section, left, right)
        return
    title = _title(section)
    for spot in dict.fromkeys([*spots(state, outline, left, right), len(outline)]):
        yield (add, Add(("outline",), spot, title))


def _with_outline(
    state: State, section: Value, left: Piece | None, right: Piece | None
) -> Iterator[tuple[Edit, ...]]:
    """The order of chapters that the kind of organisation has, written out with the new one."""
    outline = outline_of(state)
    add = Add(("sections",), len(state.plan.sections), section)
    nodes = nodes_of(state, outline)
    for spot in dict.fromkeys(spots(state, outline, left, right)):
        whole: Value = (*nodes[:spot], _title(section), *nodes[spot:])
        yield (add, Put(("outline",), whole))


def _title(section: Value) -> str:
    title = dict(section.fields).get("title") if isinstance(section, Mapped) else None
    return title if isinstance(title, str) else ""


def _section(pieces: Sequence[Piece], nested: str = "sections") -> Value:
    """The heading's object: its first plain lines, its items, what follows, what is below."""
    title, rest = pieces[0], list(pieces[1:])
    own: list[Piece] = []
    while rest and rest[0].sort is not Sort.HEADING:
        own.append(rest.pop(0))
    lines: list[str] = []
    items: list[Value] = []
    later: list[str] = []
    for piece in own:
        if piece.label:
            items.append(piece.text)
        elif items:
            later.append(piece.text)
        else:
            lines.append(piece.text)
    fields: list[tuple[str, Value]] = [("title", title.text)]
    words = "intro" if nested == "items" else "text"
    if lines:
        fields.append((words, "\n".join(lines)))
    below = tuple(_below(rest, nested))
    if items or (below and nested == "items"):
        fields.append(("items", (*items, *(below if nested == "items" else ()))))
    if later:
        fields.append(("body", "\n\n".join(later)))
    if below and nested == "sections":
        fields.append(("sections", below))
    return Mapped(tuple(fields))


def _below(rest: list[Piece], nested: str) -> Iterator[Value]:
    while rest:
        block = [rest.pop(0)]
        while rest and not (rest[0].sort is Sort.HEADING and rest[0].depth <= block[0].depth):
            block.append(rest.pop(0))
        yield _section(block, nested)
