"""From a plan path to what the file writes there."""

from collections.abc import Callable
from dataclasses import dataclass

from planforge.findings import Path
from planforge.schema.base import Model
from planforge.schema.fields import FieldSpec, fields_of
from planforge.source.rewrite.naming import where
from planforge.source.rewrite.problems import CannotRewrite, Elsewhere
from planforge.source.rewrite.written import Node, Part, Rows, Table, Text


@dataclass(frozen=True, slots=True)
class Found:
    """How far a path leads in a file.

    Attributes:
        nodes: what is written along the path, the root first.
        rest: the steps that the file does not write; empty where the value is there.
    """

    nodes: tuple[Node, ...]
    rest: Path

    @property
    def node(self) -> Node:
        """The last thing written along the path."""
        return self.nodes[-1]


Sole = Callable[[Path], bool]
"""Whether other files write nothing at a path and nothing below it."""


def find(root: Part, path: Path, sole: Sole | None = None) -> Found:
    """What the file writes along a path.

    Args:
        root: what the file holds.
        path: of the plan.
        sole: knows what other files write; without it whatever they may write counts.

    Raises:
        Elsewhere: the value stands in another file, or may.
        CannotRewrite: the path leads through an anchor or an alias, or is none of a plan.
    """
    nodes: list[Node] = [root]
    others = root.others
    _refuse_shared(root, path)
    for depth, step in enumerate(path):
        inner = _step(nodes[-1], step)
        if inner is None:
            rest = path[depth:]
            _check(nodes[-1], rest, path)
            if others and not (sole is not None and sole(path[: depth + 1])):
                raise _elsewhere(others, path)
            return Found(tuple(nodes), rest)
        _refuse_shared(inner, path)
        if others and isinstance(inner, Rows) and inner.patches and depth + 1 < len(path):
            if sole is None or not sole(path[: depth + 1]):
                raise _elsewhere(others, path)
            others = ()
        if isinstance(inner, Part):
            others = inner.others + others
        nodes.append(inner)
    return Found(tuple(nodes), ())


def _step(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Rows):
        return node.items[step] if isinstance(step, int) and step < len(node.items) else None
    if isinstance(node, Part | Table) and isinstance(step, str):
        entry = node.entries.get(step)
        return entry.value if entry is not None else None
    return None


def _elsewhere(others: tuple[str, ...], path: Path) -> Elsewhere:
    files = "、".join(others)
    return Elsewhere(others, f"“{where(path)}”写在或者可能写在别的文件里：{files}。")


def _refuse_shared(node: Node, path: Path) -> None:
    if node.span.shared:
        message = f"“{where(path)}”写在锚点（&）里，或者引用了锚点（*），改它会连带改动别处。"
        raise CannotRewrite(message, "请在文件里手工改这一处，或者先去掉锚点。")


def _check(node: Node, rest: Path, path: Path) -> None:
    """Refuse steps that no plan has."""
    spec: FieldSpec | None = None
    model: type[Model] | None = None
    listed = False
    if isinstance(node, Part):
        model = node.model
    elif isinstance(node, Rows):
        spec, listed = node.spec, True
    elif isinstance(node, Text) and node.spec is not None:
        spec, listed = node.spec, node.spec.many
    for step in rest:
        if listed:
            if not isinstance(step, int):
                raise _nowhere(path)
            listed = False
            model = spec.model if spec is not None else None
            continue
        if spec is not None and spec.table and isinstance(step, str):
            spec = model = None  # a free key, below which nothing stands
            continue
        spec = fields_of(model).get(step) if model is not None and isinstance(step, str) else None
        if spec is None and not isinstance(node, Table):
            raise _nowhere(path)
        listed = spec is not None and spec.many
        model = spec.model if spec is not None and not spec.many else None


def _nowhere(path: Path) -> CannotRewrite:
    return CannotRewrite(f"预案里没有“{where(path)}”这一处。", "请核对路径。")
