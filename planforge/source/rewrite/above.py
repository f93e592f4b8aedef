"""Above which line a comment on a value goes."""

from planforge.findings import Path
from planforge.source.rewrite.blocks import begins_line, dash_of
from planforge.source.rewrite.naming import where
from planforge.source.rewrite.problems import CannotRewrite
from planforge.source.rewrite.spans import ListSpan, Text
from planforge.source.rewrite.written import Node, Part, Rows, Table


def line_starter(text: Text, nodes: tuple[Node, ...], path: Path) -> int:
    """How many steps of a path lead to what begins the line that its value is written on.

    Args:
        text: the file's.
        nodes: what is written along the path, the root first.
        path: the value's.

    Raises:
        CannotRewrite: nothing on the path begins a line.
    """
    for depth in range(len(path), 0, -1):
        mark = _mark(text, nodes[depth - 1], path[depth - 1])
        if mark is not None and begins_line(text, mark):
            return depth
    message = f"“{where(path)}”上面没有地方写注释。"
    raise CannotRewrite(message, "请在文件里手工写。")


def _mark(text: Text, owner: Node, step: str | int) -> int | None:
    """The key or the dash in block style, else None."""
    span = owner.span
    if isinstance(owner, Rows) and isinstance(step, int):
        if owner.alone or not isinstance(span, ListSpan) or span.flow:
            return None
        return dash_of(text, span, span.items.index(owner.items[step].span))
    if isinstance(owner, Part | Table) and isinstance(step, str):
        key = owner.entries[step].key
        flow = getattr(span, "flow", True)
        return key.start if key is not None and not flow else None
    return None
