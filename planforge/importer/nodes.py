"""The entries of a source while its lines are still coming, and the blocks they become."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planforge.document import (
    Block,
    Cell,
    Column,
    CommentAnchor,
    Figure,
    Footnote,
    Inline,
    Item,
    Label,
    LineBreak,
    Link,
    Paragraph,
    Ref,
    Role,
    Row,
    Section,
    SectionKind,
    Strong,
    Table,
    Text,
)
from planforge.findings import Path
from planforge.importer.labels import Found, title_like
from planforge.importer.lines import Counted, Kind, Line

Leaf = Paragraph | Table | Figure


@dataclass(slots=True)
class Node:
    """An entry whose lines are still coming.

    Attributes:
        line: its number.
        words: without label.
        found: its label.
        level: of a heading, from 1; 0 for entries that only their label makes.
        counted: the list that counted the label.
        content: the words with emphasis and notes; empty where they are plain.
        blocks: what stands under it.
    """

    line: int
    words: str = ""
    found: Found | None = None
    level: int = 0
    counted: Counted | None = None
    content: tuple[Inline, ...] = ()
    blocks: "list[Node | Leaf]" = field(default_factory=list)

    @property
    def takes(self) -> bool:
        """Words without a label that follow belong to it."""
        style = self.found.style if self.found else None
        article = style is not None and style.rank == 4
        return bool(self.level or article or title_like(self.words) or self.words[-1:] in ":：")

    @property
    def rank(self) -> int:
        """How high its label usually stands."""
        return self.found.style.rank if self.found else 0


Siblings = Sequence[Node | Leaf]


def node_of(line: Line, found: Found | None, level: int = 0) -> Node:
    """The entry that a line opens, with the label that counts here."""
    words = found.words if found is not None else line.words
    content = _without(line.content, len(line.words) - len(words)) if line.content else ()
    return Node(line.number, words, found, level, line.counted, content)


def unlabelled(line: Line) -> Line:
    """The line with its label as words."""
    found = line.found
    if found is None or line.counted is None or len(line.words) > len(found.words):
        return replace(line, found=None, counted=None)
    lead = f"{found.text}{found.gap or ' '}"
    content = (Text(lead), *line.content) if line.content else ()
    return replace(line, words=lead + line.words, content=content, found=None, counted=None)


def numbers_of(stack: Sequence[Node]) -> tuple[int, ...]:
    """The numbers of the open entries, joined labels counted once; the first is the root."""
    path: tuple[int, ...] = ()
    for node in stack[1:]:
        if node.found is not None and node.found.number:
            joined = node.found.style.mark.joined
            path = (
                (*node.found.parents, node.found.number) if joined else (*path, node.found.number)
            )
    return path


def origin(line: int) -> Path:
    """The origin of what stands in a line of the source."""
    return ("line", line)


# Leaves


def paragraph(words: str, line: int, role: Role = Role.BODY) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Text(words, origin(line)),), role, origin=origin(line))


def block_of(line: Line) -> Leaf:
    """The block of a line that is no entry."""
    if line.block is not None:
        return line.block
    if line.kind is Kind.TABLE:
        return _table(line)
    role = {Kind.CODE: Role.CODE, Kind.QUOTE: Role.QUOTE}.get(line.kind, Role.BODY)
    if line.content:
        at = origin(line.number)
        return Paragraph(placed(line.content, line.number), role, origin=at)
    return paragraph(line.words, line.number, role)


def _table(line: Line) -> Table:
    width = max(len(row) for row in line.rows)
    rows = tuple(
        Row(
            tuple(Cell((paragraph(cell, line.number, Role.CELL),)) for cell in row),
            origin=origin(line.number),
        )
        for row in line.rows
    )
    columns = tuple(Column(1 / width) for _ in range(width))
    return Table(columns, rows, origin=origin(line.number))


# Entries


def annex_of(node: Node) -> Section:
    """The annex that an entry is."""
    inner = entry_of(node, 0)
    title = inner.title if isinstance(inner, Section) else ()
    kind, at = SectionKind.ANNEX, origin(node.line)
    return Section(1, title, inner.blocks, kind=kind, origin=at)


def entry_of(node: Node, depth: int, beside: Siblings = ()) -> Section | Item:
    """The section or item that an entry is, at a depth, among those beside it."""
    blocks: tuple[Block, ...] = tuple(
        entry_of(inner, depth + 1, node.blocks) if isinstance(inner, Node) else inner
        for inner in node.blocks
    )
    at = origin(node.line)
    words: tuple[Inline, ...] = (Text(node.words, at),) if node.words else ()
    if node.content:
        words = placed(node.content, node.line)
    label = _label(node.found, depth) if node.found else None
    if (_is_heading(node) and _like_others(node, beside)) or _announces(node, beside):
        return Section(depth, words, blocks, label=label, origin=at)
    return Item(depth, words, blocks, label=label, origin=at)


def _label(found: Found, depth: int) -> Label:
    mark = found.style.mark
    return Label(found.text, found.gap, mark, depth - 1, found.number, found.parents)


def _like_others(node: Node, beside: Siblings) -> bool:
    """Of plain numbers, most entries of a list are headings, or none is."""
    if node.level or node.found is None or node.rank != 7:
        return True
    others = [n for n in beside if isinstance(n, Node) and n.found and not n.level]
    same = [n for n in others if n.found and n.found.style == node.found.style]
    return 2 * sum(map(_is_heading, same)) >= len(same)


def _announces(node: Node, beside: Siblings) -> bool:
    """In a list of short lines with a colon each entry is the heading of paragraphs of its own."""
    same = [n for n in beside if isinstance(n, Node) and n.found and node.found and n.rank == 7]
    return (
        node.rank == 7
        and len(same) > 1
        and all(
            n.words[-1:] in (":", "：")
            and title_like(n.words[:-1])
            and bool(n.blocks)
            and isinstance(n.blocks[0], Paragraph)
            for n in same
        )
    )


def _is_heading(node: Node) -> bool:
    """A heading of its own line, not the start of a numbered paragraph."""
    if node.level:
        return True
    if node.found is None or not title_like(node.words):
        return False
    rank = node.rank
    counted = node.found.style.mark.joined or not node.found.style.mark.suffix
    return rank <= 3 or rank == 5 or (rank == 7 and counted) or (rank <= 7 and bool(node.blocks))


# Inline content


def placed(content: tuple[Inline, ...], line: int) -> tuple[Inline, ...]:
    """Inline content of a line of the source, each node with that line as its origin."""
    at = origin(line)
    out: list[Inline] = []
    for node in content:
        match node:
            case Strong() | Link() | CommentAnchor():
                out.append(replace(node, content=placed(node.content, line), origin=at))
            case Text():
                out.append(Text(node.text, at, node.change))
            case LineBreak() | Ref() | Footnote():
                out.append(replace(node, origin=at))
    return tuple(out)


def _without(content: tuple[Inline, ...], count: int) -> tuple[Inline, ...]:
    """Inline content without its first characters."""
    out: list[Inline] = []
    for node in content:
        match node:
            case Text() if count:
                rest = node.text[count:]
                count -= len(node.text) - len(rest)
                if rest:
                    out.append(replace(node, text=rest))
            case Strong() | Link() | CommentAnchor() if count:
                inner = _without(node.content, count)
                count -= _length(node.content) - _length(inner)
                if inner:
                    out.append(replace(node, content=inner))
            case _:
                out.append(node)
    return tuple(out)


def _length(content: tuple[Inline, ...]) -> int:
    """How many characters of Text there are."""
    total = 0
    for node in content:
        match node:
            case Text():
                total += len(node.text)
            case Strong() | Link() | CommentAnchor():
                total += _length(node.content)
            case _:
                pass
    return total
