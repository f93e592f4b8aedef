"""The order of a plan's chapters: its own outline, or the one of its kind of organisation."""

import re
from collections.abc import Iterator, Sequence

from planforge.findings import Path
from planforge.profiles import load_profile
from planforge.pull.lines import Piece
from planforge.pull.places import spec_of
from planforge.pull.state import State
from planforge.schema.head import OutlineNode
from planforge.schema.paths import part_path
from planforge.source.rewrite.edits import Mapped, Value

_CHINESE = re.compile("^ *(?:类型|标题|预案名称|单位类型) *:".encode(), re.MULTILINE)


def outline_of(state: State) -> tuple[OutlineNode, ...]:
    """The outline that decides on the order of chapters."""
    plan = state.plan
    return plan.outline or load_profile(plan.type).for_kind(plan.kind).outline


def nodes_of(state: State, outline: Sequence[OutlineNode]) -> list[Value]:
    """The outline as the plan file would write it, in the file's language."""
    return [_written(node, zh=bool(_CHINESE.search(state.data))) for node in outline]


def _written(node: OutlineNode, *, zh: bool) -> Value:
    part = _named(node.part, zh=zh) if node.part else None
    fields: list[tuple[str, Value]] = []
    for name in ("title", "intro", "id", "mark"):
        value = getattr(node, name)
        if isinstance(value, str):
            fields.append((name, value))
    if part and not fields:
        return part
    if part:
        fields.append(("part", part))
    if node.parts:
        fields.append(("parts", tuple(_written(inner, zh=zh) for inner in node.parts)))
    return Mapped(tuple(fields))


def _named(part: str, *, zh: bool) -> str:
    path = part_path(part)
    if path is None or not zh:
        return part
    specs = [spec_of(path[: length + 1]) for length in range(len(path))]
    return ".".join(spec.label.zh if spec is not None else "" for spec in specs)


def spots(
    state: State, outline: Sequence[OutlineNode], left: Piece | None, right: Piece | None
) -> Iterator[int]:
    """The places of an outline between two pieces."""
    for piece, step in ((left, 1), (right, 0)):
        at = node_of(state, outline, piece) if piece is not None else None
        if at is not None:
            yield at + step


def node_of(state: State, outline: Sequence[OutlineNode], piece: Piece) -> int | None:
    """The outline's node that a piece stands under."""
    for index, node in enumerate(outline):
        for path in _paths(state, node):
            if piece.origin[: len(path)] == path:
                return index
    return None


def _paths(state: State, node: object) -> Iterator[Path]:
    part = getattr(node, "part", None)
    if isinstance(part, str):
        tail = part.replace("：", ":").partition(":")[2] or part
        for index, section in enumerate(state.plan.sections):
            if tail in (section.id, section.title):
                yield ("sections", index)
        path = part_path(part)
        if path is not None:
            yield path
    for inner in getattr(node, "parts", ()):
        yield from _paths(state, inner)
