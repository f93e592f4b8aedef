"""Ways to let a rendering lose a paragraph or a row."""

from collections.abc import Collection, Iterator, Sequence

from planforge.findings import Path
from planforge.pull.changes import Candidate, Kind
from planforge.pull.lines import Piece, Sort
from planforge.pull.places import model_at, scalar, spec_of
from planforge.pull.regions import whole
from planforge.pull.spans import swaps
from planforge.pull.state import State
from planforge.schema import Model
from planforge.schema.paths import part_path, value_at
from planforge.source.rewrite.edits import Drop, Edit, Put


def removed(
    state: State, pieces: Sequence[Piece], index: int, gone: Collection[int]
) -> Iterator[Candidate]:
    """Every way to take out a piece, that which takes most of what is gone first.

    Args:
        state: the plan.
        pieces: what it prints.
        index: the piece.
        gone: all pieces that are not wanted.
    """
    piece = pieces[index]
    paths = (piece.origin[:n] for n in range(len(piece.origin), 0, -1))
    objects = (path for path in paths if _removable(state, path))
    for path, covered in whole(pieces, index, objects, gone):
        edits = (Drop(path), *_outlined(state, path))
        yield Candidate(_kind(piece, path), path, _words(pieces, covered), "", edits)
    if piece.row:
        origins = dict.fromkeys(cell.origin for cell in piece.cells)
        drops = tuple(Drop(path) for path in origins if _removable(state, path))
        if len(drops) > 1 and all(isinstance(drop.path[-1], int) for drop in drops):
            yield Candidate(Kind.ROW_REMOVED, drops[0].path, piece.words, "", drops)
    else:
        yield from _line(state, piece)
        if piece.sort is Sort.HEADING and _removable(state, piece.origin):
            path = (*piece.origin, "title")
            yield Candidate(Kind.TITLE, path, piece.text, "", (Put(path, ""),))


def _removable(state: State, path: Path) -> bool:
    return isinstance(value_at(state.plan, path), Model)


def _kind(piece: Piece, path: Path) -> Kind:
    if piece.row:
        return Kind.ROW_REMOVED
    if piece.sort is Sort.PICTURE:
        return Kind.PICTURE_REMOVED
    chapter = not isinstance(path[-1], int) or path[-2] in ("sections", "annexes")
    if chapter:
        return Kind.CHAPTER_REMOVED if piece.sort is Sort.HEADING else Kind.LINE_REMOVED
    return Kind.ITEM_REMOVED


def _words(pieces: Sequence[Piece], covered: range) -> str:
    return "\n".join(pieces[n].words for n in covered)


def _outlined(state: State, path: Path) -> Iterator[Edit]:
    """The outline's node of what is removed."""
    model = model_at(state.plan, path)
    names = {getattr(model, "id", None), getattr(model, "title", None)} - {None}
    for index, node in enumerate(state.plan.outline):
        part = node.part or ""
        tail = part.replace("：", ":").partition(":")[2] or part
        section = path[0] == "sections" and tail in names
        if section or (part and part_path(part) == path):
            yield Drop(("outline", index))


def _line(state: State, piece: Piece) -> Iterator[Candidate]:
    """A paragraph of a longer text, or made of facts alone."""
    origins = list(
        dict.fromkeys(span.origin for span in piece.spans if scalar(state.plan, span.origin))
    )
    if not origins:
        return
    for path in origins:
        value = value_at(state.plan, path)
        if isinstance(value, str) and "\n" in value.strip():
            for text in without(value, piece, path):
                kind = Kind.LINE_REMOVED
                yield Candidate(kind, path, piece.text, "", (Put(path, text),))
    drops: tuple[Edit, ...] = tuple(Drop(path) for path in _lists(state, origins))
    spec = spec_of(origins[0])
    words = spec is not None and spec.name in ("text", "intro", "body", "note")
    kind = Kind.LINE_REMOVED if words else Kind.FACT
    yield Candidate(kind, origins[0], piece.text, "", drops)
    inside = len(origins[0]) < 2 or isinstance(origins[0][-2], int)
    if words and len(origins) == 1 and not inside:  # the heading above stays, with nothing under it
        yield Candidate(kind, origins[0], piece.text, "", (Put(origins[0], ""),))


def _lists(state: State, origins: Sequence[Path]) -> Iterator[Path]:
    """The values; where all items of a list are among them, the list."""
    done: set[Path] = set()
    for path in origins:
        whole_list = value_at(state.plan, path[:-1]) if isinstance(path[-1], int) else None
        if isinstance(whole_list, tuple) and all(
            (*path[:-1], n) in origins for n in range(len(whole_list))
        ):
            if path[:-1] not in done:
                done.add(path[:-1])
                yield path[:-1]
        else:
            yield path


def without(value: str, piece: Piece, path: Path) -> Iterator[str]:
    """A text of several lines without one of them."""
    said = _said(piece, path)
    lines = value.split("\n")
    ranked = sorted(range(len(lines)), key=lambda n: _unlike(lines[n], said))
    for index in ranked[:2]:
        kept = lines[:index] + lines[index + 1 :]
        text = "\n".join(kept)
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        if text.strip():
            yield text.strip("\n")


def line_moved(value: str, piece: Piece, other: Piece, path: Path, *, behind: bool) -> str:
    """A text of several lines with the line of one piece beside that of another."""
    lines = value.rstrip("\n").split("\n")
    own, place = (_nearest(lines, _said(each, path)) for each in (piece, other))
    line = lines.pop(own)
    place -= place > own
    lines.insert(place + behind, line)
    return "\n".join(lines)


def _nearest(lines: Sequence[str], said: str) -> int:
    return min(range(len(lines)), key=lambda n: _unlike(lines[n], said))


def _said(piece: Piece, path: Path) -> str:
    return "".join(span.text for span in piece.spans if span.origin == path and not span.target)


def _unlike(line: str, said: str) -> int:
    if line.strip() == said.strip():
        return 0
    if not line.strip():
        return 1_000_000
    return 1 + sum(max(swap.end - swap.start, len(swap.words)) for swap in swaps(line, said))
