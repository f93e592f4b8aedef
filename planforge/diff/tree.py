"""The tree that the units of a document stand in, with what makes its nodes comparable."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from planforge.diff.model import Unit
from planforge.document import (
    Break,
    CommentAnchor,
    Figure,
    Inline,
    LineBreak,
    Link,
    Ref,
    Strong,
    Text,
)
from planforge.findings import Path

_BLANKS = re.compile(r"[^\S\n]+")
_DROPPED = str.maketrans("", "", "\u2060\u200b\ufeff\u00ad")
_BESIDE = re.compile(r"(?<=[^!-~\n]) | (?=[^!-~])|^ | $")
_REFERENCE = "\x01"
_COUNTED = re.compile(r"(?:附件[:：])?\s*\d*[.．、]?")
_POSITIONS = re.compile(r"(?:^|\.)\d+(?:~\d+)?(?=\.|$)|~\d+(?=\.|$)")


class Sort(Enum):
    """What a node of the tree is."""

    ROOT = "root"
    PART = "part"
    SECTION = "section"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    OTHER = "other"


TEXT = frozenset({Sort.SECTION, Sort.ITEM, Sort.PARAGRAPH})
"""Nodes that are a paragraph with what stands under it; one may become another."""


@dataclass(slots=True, eq=False)
class Node:
    """A unit with what stands under it, or a thing that holds units.

    Attributes:
        sort: what it is.
        first: index of the first unit in it.
        unit: index of its own unit; -1 for a thing without words of its own.
        depth: how many nodes stand above it.
        anchor, path: of the node that it comes from; of a part, its name.
        column: of a cell, its grid column.
        header: of a table, its header rows.
        parent: what it stands in.
        children: what stands in it.
        end: index behind its last unit.
        words: what counts of its own words.
        key: a number for these words: equal where they are.
        digest: a number for all that is in it: equal where nothing in it differs.
        weight: characters in it.
        identity: what it is called in its plan; empty for what has only a position.
        partner: what it is in the other document.
        move: number of its move; 0 for none.
    """

    sort: Sort
    first: int
    unit: int = -1
    depth: int = 0
    anchor: str = ""
    path: Path = ()
    column: int = 0
    header: int = 0
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    end: int = 0
    words: str = ""
    key: int = 0
    digest: int = 0
    weight: int = 0
    identity: str = ""
    partner: "Node | None" = None
    move: int = 0

    def walk(self) -> Iterator["Node"]:
        """The node and all in it, in order of reading."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


def folded(words: str) -> str:
    """Words without what makes no difference: blanks beside Chinese characters, their width."""
    if words.isascii() and " " not in words:
        return words
    words = words.translate(_DROPPED)
    words = _BLANKS.sub(" ", words)
    return _BESIDE.sub("", words) if " " in words else words


class Keys:
    """Numbers for words and for trees, the same in both documents."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}

    def fill(self, root: Node, units: Sequence[Unit]) -> None:
        """Give words, key, digest and weight to all nodes of a tree."""
        for node in reversed(list(root.walk())):
            if node.unit >= 0:
                unit = units[node.unit]
                node.words = counting(unit)
                node.weight = len(node.words)
            weight = node.weight
            inner: list[object] = [node.words]
            for child in node.children:
                inner.append(child.digest)
                weight += child.weight
            node.weight = weight
            kind = Sort.PARAGRAPH if node.sort in TEXT else node.sort
            own: object = (kind, node.words)
            if node.sort is Sort.TABLE:
                own = (kind, *(row.digest for row in node.children[: node.header]))
            elif node.sort is Sort.CELL:
                own = (kind, *inner)
                inner.append(node.column)
            elif node.sort is Sort.OTHER:
                own = (kind, _thing(units[node.unit]))
                inner.append(own)
            node.key = self._number(own)
            node.digest = self._number((kind, *inner))

    def _number(self, thing: object) -> int:
        return self._numbers.setdefault(thing, len(self._numbers) + 1)


def counting(unit: Unit) -> str:
    """The words of a unit that count: numbers of references do not, nor what is derived."""
    if unit.derived:
        return "" if unit.cell else _COUNTED.sub("", folded(unit.words), count=1)
    content = unit.content
    if len(content) == 1 and type(content[0]) is Text:
        return folded(unit.words)
    return folded(_said(content))


def _said(content: Sequence[Inline]) -> str:
    parts: list[str] = []
    for node in content:
        match node:
            case Text():
                parts.append(node.text)
            case Ref():
                parts.append(node.text if node.named else _REFERENCE)
            case LineBreak():
                parts.append("\n")
            case Strong() | Link() | CommentAnchor():
                parts.append(_said(node.content))
            case _:
                pass
    return "".join(parts)


def _thing(unit: Unit) -> object:
    block = unit.block
    if isinstance(block, Figure):
        return block.data, block.alt
    return block.orientation if isinstance(block, Break) else None


def name_nodes(root: Node) -> None:
    """Give an identity to all nodes of a plan's tree that a key, not a position, leads to."""
    anchors: dict[Path, str] = {}
    for node in root.walk():
        if node.anchor and node.path and node.sort is not Sort.PART:
            anchors.setdefault(node.path, node.anchor)
    for part in root.children:
        for node in part.walk():
            if node.sort is Sort.PART:
                node.identity = f"part {node.anchor}"
            elif node.anchor:
                if not _POSITIONS.search(node.anchor):
                    node.identity = node.anchor
            elif node.path:
                name = _lasting(node.path, anchors)
                if name:
                    node.identity = f"{part.anchor} {node.sort.value} {name}"


def _lasting(path: Path, anchors: dict[Path, str]) -> str:
    """A path by keys instead of positions; empty where a position in it has no key."""
    for length in range(len(path), 0, -1):
        anchor = anchors.get(path[:length])
        if anchor is not None:
            rest = path[length:]
            if _POSITIONS.search(anchor) or any(isinstance(step, int) for step in rest):
                return ""
            return ".".join((anchor, *map(str, rest)))
    return "" if any(isinstance(step, int) for step in path) else ".".join(map(str, path))
