"""Ways to let a rendering gain a paragraph, a row or a chapter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planforge.findings import Path
from planforge.pull.align import Alignment
from planforge.pull.changes import Candidate, Kind
from planforge.pull.chapter import chapters
from planforge.pull.lines import Piece, Sort
from planforge.pull.places import around, entry_of, model_at, naming, scalar, spec_of
from planforge.pull.spans import after_line, before_line
from planforge.pull.state import State
from planforge.pull.values import items, row_value
from planforge.schema import Entry
from planforge.schema.annexes import Field
from planforge.schema.fields import fields_of
from planforge.schema.paths import value_at
from planforge.source.rewrite.edits import Add, Mapped, Put, Value


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a new piece stands.

    Attributes:
        aligned: the rendering and the goal.
        new: index of the new piece.
    """

    aligned: Alignment
    new: int

    @property
    def piece(self) -> Piece:
        """The new piece."""
        return self.aligned.new[self.new]

    @property
    def before(self) -> Piece | None:
        """The piece of the rendering that stands before it."""
        index = self.aligned.before(self.new)
        return self.aligned.old[index] if index >= 0 else None

    @property
    def after(self) -> Piece | None:
        """The piece of the rendering that stands behind it."""
        index = self.aligned.after(self.new)
        return self.aligned.old[index] if index < len(self.aligned.old) else None


def inserted(state: State, gap: Gap) -> Iterator[Candidate]:
    """Every way to print a new piece there, the likeliest first."""
    piece = gap.piece
    if piece.row:
        yield from _row(state, gap)
        return
    if piece.sort is Sort.PICTURE:
        return
    if piece.sort is Sort.HEADING:
        yield from chapters(state, gap.aligned, gap.new)
    if piece.label:
        yield from _items(state, gap)
        yield from _lines(state, gap)
    else:
        yield from _lines(state, gap)
        yield from _items(state, gap)


# Items of a list


def places_in_lists(
    state: State, before: Piece | None, after: Piece | None
) -> Iterator[tuple[Path, int]]:
    """The places of lists between two pieces: behind what the first is in, before the second."""
    seen: set[tuple[Path, int]] = set()
    places: list[tuple[Path, int]] = []
    if before is not None:
        places += [(path[:-1], int(path[-1]) + 1) for path in around(before.origin)]
    if after is not None:
        places += [(path[:-1], int(path[-1])) for path in around(after.origin)]
    if before is not None:
        found = entry_of(state.plan, before.origin)
        places += [((*found[0], name), 0) for name in _lists_of(found[1])] if found else []
    for place in places:
        if place not in seen:
            seen.add(place)
            yield place


def _lists_of(model: object) -> Iterator[str]:
    """The lists of plain items that an object could have and has not."""
    if not isinstance(model, Entry):
        return
    for name, spec in fields_of(type(model)).items():
        inner = spec.model if spec.many else None
        is_list = inner is not None and issubclass(inner, Entry) and inner.SHORT == "text"
        if is_list and not getattr(model, name):
            yield name


def _items(state: State, gap: Gap) -> Iterator[Candidate]:
    words = gap.piece.text
    for path, index in places_in_lists(state, gap.before, gap.after):
        spec = spec_of(path)
        if spec is None or not spec.many or spec.model is None:
            continue
        for value in items(words, spec.model, titled=_titled(state, path)):
            edit = Add(path, index, value)
            yield Candidate(Kind.ITEM_ADDED, edit.path, "", words, (edit,))


def _titled(state: State, path: Path) -> bool:
    """The list's items have titles or names."""
    values = value_at(state.plan, path)
    if not isinstance(values, tuple):
        return False
    models = [model_at(state.plan, (*path, n)) for n in range(len(values))]
    return any(model and naming(model) and getattr(model, naming(model)) for model in models)


# Lines of a text


def _lines(state: State, gap: Gap) -> Iterator[Candidate]:
    words, before, after = gap.piece.text, gap.before, gap.after
    kind = Kind.LINE_ADDED
    if before is not None and not before.row and before.sort is not Sort.HEADING:
        path = _last(state, before)
        value = value_at(state.plan, path) if path else None
        if path and isinstance(value, str):
            made = after_line(value, before.spans, path, words, _parting(path))
            yield Candidate(kind, path, "", words, (Put(path, made),))
    if after is not None and not after.row:
        path = _first(state, after)
        value = value_at(state.plan, path) if path else None
        if path and isinstance(value, str):
            made = before_line(value, after.spans, path, words, _parting(path))
            yield Candidate(kind, path, "", words, (Put(path, made),))
    if before is not None:
        yield from _fields(state, before.origin, words)
    if after is not None:
        yield from _fields(state, after.origin, words)


def _last(state: State, piece: Piece) -> Path | None:
    return next((s.origin for s in reversed(piece.spans) if scalar(state.plan, s.origin)), None)


def _first(state: State, piece: Piece) -> Path | None:
    return next((s.origin for s in piece.spans if scalar(state.plan, s.origin)), None)


def _parting(path: Path) -> str:
    spec = spec_of(path)
    return "\n\n" if spec is not None and spec.label.markdown else "\n"


def _fields(state: State, origin: Path, words: str) -> Iterator[Candidate]:
    """The text, introduction or body of the objects around, the innermost first."""
    for length in range(len(origin), 0, -1):
        path = origin[:length]
        model = model_at(state.plan, path)
        if not isinstance(model, Entry):
            continue
        for name in ("text", "intro", "body"):
            at = (*path, name)
            value = getattr(model, name)
            if value is None:
                yield Candidate(Kind.LINE_ADDED, at, "", words, (Put(at, words),))
            elif name == "body":
                for text in (f"{value.rstrip()}\n\n{words}", f"{words}\n\n{value}"):
                    yield Candidate(Kind.LINE_ADDED, at, "", words, (Put(at, text),))


# Rows of a table


def _row(state: State, gap: Gap) -> Iterator[Candidate]:
    table = table_of(gap.aligned, gap.new)
    rows = [row for row in gap.aligned.old if row.row and row.table == table and _printed(row)]
    if not rows:
        return
    for beside, step in ((gap.before, 1), (gap.after, 0)):
        if beside is None or beside not in rows:
            continue
        value = row_value(state, beside, rows, gap.piece.cells)
        yield _added(beside.origin[:-1], int(beside.origin[-1]) + step, value, gap.piece)
        if _form(state, beside):
            yield from _fields_of_form(beside, step, gap.piece)
    first = rows[0]
    value = row_value(state, first, rows, gap.piece.cells)
    yield _added(first.origin[:-1], int(first.origin[-1]), value, gap.piece)


def _form(state: State, row: Piece) -> bool:
    return isinstance(model_at(state.plan, row.origin), Field)


def _fields_of_form(beside: Piece, step: int, piece: Piece) -> Iterator[Candidate]:
    """A row of a form: names and what is filled in, in turn."""
    indexes = [int(cell.origin[-1]) for cell in beside.cells if cell.origin]
    index = (max(indexes) if step else min(indexes)) + step
    path = beside.origin[:-1]
    cells = piece.cells
    values = [
        Mapped((("name", name.text), *((("value", value.text),) if value.text else ())))
        for name, value in zip(cells[::2], cells[1::2], strict=False)
        if name.text
    ]
    if values:
        edits = tuple(Add(path, index, value) for value in values)
        yield Candidate(Kind.ROW_ADDED, edits[0].path, "", piece.words, edits)


def _added(path: Path, index: int, value: Value, piece: Piece) -> Candidate:
    edit = Add(path, index, value)
    return Candidate(Kind.ROW_ADDED, edit.path, "", piece.words, (edit,))


def _printed(row: Piece) -> bool:
    return bool(row.origin) and isinstance(row.origin[-1], int) and not row.header


def table_of(aligned: Alignment, new: int) -> int:
    """The rendering's table that a new row stands in; 0 where it has none of its rows."""
    mine = aligned.new[new].table
    for index, old in sorted(aligned.pairs.items(), key=lambda pair: abs(pair[0] - new)):
        piece = aligned.new[index]
        if piece.row and piece.table == mine and aligned.old[old].row:
            return aligned.old[old].table
    return 0


def rows_of(aligned: Alignment, table: int) -> Sequence[Piece]:
    """The rows of a table of the rendering that print objects."""
    return [row for row in aligned.old if row.row and row.table == table and _printed(row)]
