"""Trees laid out: children side by side while there is room, else hanging in columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from planforge.figures.drawing import Box, Drawing, Line, Look, Shape, Words, moved
from planforge.figures.lettering import broken, width

_ROW = 9.0
_INDENT = 16.0
_TRUNK = 7.0
_LEAD = 1.35
_EDGE = 2.0
_WIDEST = (14.0, 11.0, 9.0, 7.5)
_HEAD_WIDER = 1.7


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes of a tree, in points: of type, and of the room within and between boxes."""

    name: float
    text: float
    gap: float
    down: float
    pad_x: float
    pad_y: float

    def size(self, line: int) -> float:
        """The size of a line of a box; the first is its name."""
        return self.text if line else self.name


_STYLES = (Style(10.5, 9.0, 12.0, 22.0, 6.0, 5.0), Style(9.0, 8.0, 7.0, 14.0, 4.0, 3.0))
"""Roomy, and as tight as can still be read."""


@dataclass(frozen=True, slots=True)
class Node:
    """A box of a tree with what hangs below it.

    Attributes:
        name: in bold.
        more: further lines in the box.
        children: below it.
        asides: beside the line down from it: an office, a group of experts.
        look: of its box.
    """

    name: str
    more: tuple[str, ...] = ()
    children: tuple["Node", ...] = ()
    asides: tuple["Node", ...] = ()
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Plan:
    """How a tree is laid out this time.

    Attributes:
        style: its sizes.
        widest: characters on a line of a box, at most.
        spread: levels of children that stand side by side.
        width, height: the room.
    """

    style: Style
    widest: float
    spread: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Group:
    """Shapes at a place; they are moved there once, when the sheet is drawn."""

    x: float
    y: float
    parts: tuple["_Part", ...]


_Part = Shape | _Group


@dataclass(frozen=True, slots=True)
class _Block:
    """A laid-out subtree, its top left corner at 0, 0; ``entry`` is where its line comes in.

    ``rows``: in how many rows the children of its root stand.
    """

    width: float
    height: float
    entry: float
    parts: tuple[_Part, ...]
    rows: int = 1

    def at(self, x: float, y: float) -> _Group:
        return _Group(x, y, self.parts)

    def fits(self, plan: Plan) -> bool:
        return self.width <= plan.width and self.height <= plan.height


def sheets(root: Node, across: float, down: float) -> tuple[Drawing, ...]:
    """The tree on as few sheets of this size in points as keep its words legible.

    No type is smaller than 8 points. A sheet that continues another repeats the root; a branch
    that is too large for a sheet has sheets of its own.
    """
    blocks = _blocks(root, across - 2 * _EDGE, down - 2 * _EDGE)
    first, *rest = (_sheet(block) for block in blocks)
    return (replace(first, told=tuple(told_lines(root))), *rest)


def _blocks(root: Node, across: float, down: float) -> Iterator[_Block]:
    """A block for each sheet: one where the tree fits on it, in the roomiest type that does."""
    deep = max(_depth(root), 1)
    for style in _STYLES:
        plans = (
            Plan(style, widest, spread, across, down)
            for spread in range(deep, 0, -1)
            for widest in _WIDEST
        )
        fits = [block for plan in plans if (block := _laid(root, 0, plan)).fits(plan)]
        if fits:
            yield min(fits, key=lambda block: (block.rows, block.height))
            return
    tight = [Plan(_STYLES[-1], widest, 1, across, down) for widest in _WIDEST]
    parted = min((_split(root, plan) for plan in tight), key=lambda split: split.cost)
    yield from parted.blocks
    for branch in parted.apart:
        yield from _blocks(branch, across, down)


def told_lines(node: Node, level: int = 0) -> Iterator[str]:
    """The tree in words, indented by two blanks a level."""
    more = "，".join(node.more)
    sign = "，" if "：" in more else "："
    yield "  " * level + node.name + (f"{sign}{more}" if more else "")
    for child in (*node.asides, *node.children):
        yield from told_lines(child, level + 1)


def _depth(node: Node) -> int:
    return 1 + max((_depth(child) for child in node.children), default=-1)


def _sheet(block: _Block) -> Drawing:
    shapes = tuple(_drawn((block.at(_EDGE, _EDGE),), 0.0, 0.0))
    return Drawing(block.width + 2 * _EDGE, block.height + 2 * _EDGE, shapes)


def _drawn(parts: Sequence[_Part], x: float, y: float) -> Iterator[Shape]:
    """The shapes of parts at their places on the sheet."""
    for part in parts:
        if isinstance(part, _Group):
            yield from _drawn(part.parts, x + part.x, y + part.y)
        else:
            yield from moved((part,), x, y)


@dataclass(frozen=True, slots=True)
class _Split:
    """A root with its children on several sheets, and the branches that are too large for one.

    ``unfit``: how many of the blocks are too large for a sheet all the same.
    """

    blocks: tuple[_Block, ...]
    apart: tuple[Node, ...]
    unfit: int

    @property
    def cost(self) -> tuple[int, int]:
        return self.unfit, len(self.blocks) + len(self.apart)


def _split(root: Node, plan: Plan) -> _Split:
    """The root with as many of its children to a sheet as fit; large branches as a box each."""
    apart: list[Node] = []
    rest: list[Node] = []
    for child in root.children:
        large = child.children and not _laid(replace(root, children=(child,)), 0, plan).fits(plan)
        if large:
            apart.append(child)
        rest.append(replace(child, name=f"{child.name}（另页）", children=()) if large else child)
    head = root
    blocks: list[_Block] = []
    while rest or not blocks:
        count = _fitting(head, rest, plan)
        blocks.append(_laid(replace(head, children=tuple(rest[:count])), 0, plan))
        rest = rest[count:]
        head = replace(root, name=f"{root.name}（续）", more=(), asides=())
    unfit = sum(not block.fits(plan) for block in blocks)
    return _Split(tuple(blocks), tuple(apart), unfit)


def _fitting(head: Node, rest: Sequence[Node], plan: Plan) -> int:
    """How many of the children fit on a sheet, one at least."""
    low, high = 1, len(rest)
    while low < high:
        middle = (low + high + 1) // 2
        fits = _laid(replace(head, children=tuple(rest[:middle])), 0, plan).fits(plan)
        low, high = (middle, high) if fits else (low, middle - 1)
    return low


@lru_cache(2048)
def _laid(node: Node, level: int, plan: Plan, box_width: float = 0.0) -> _Block:
    """The subtree of a node; its box is at least so wide.

    Kept, as trying columns asks for the same subtrees again and again.
    """
    box = _boxed(node, plan, box_width)
    if not node.children and not node.asides:
        return box
    if level < plan.spread:
        return _spread(node, level, plan, box)
    return _hung(node, level, plan, box)


def _boxed(node: Node, plan: Plan, least: float = 0.0) -> _Block:
    """The box of a node, as wide as its words want."""
    room = plan.widest * plan.style.name
    if node.look not in (Look.PLAIN, Look.OUTSIDE):
        room *= _HEAD_WIDER
    return _filled((node.name, *node.more), node.look, plan.style, room, least)


@lru_cache(2048)
def _filled(said: tuple[str, ...], look: Look, style: Style, room: float, least: float) -> _Block:
    """A box with words broken to a room; the first are its name."""
    rows = [
        (line, style.size(index), index == 0)
        for index, words in enumerate(said)
        for line in broken(words, style.size(index), room)
    ]
    wide = max(least, max(width(line, size) for line, size, _ in rows) + 2 * style.pad_x)
    y = style.pad_y
    words: list[Shape] = []
    for line, size, bold in rows:
        baseline = y + size * (_LEAD - 1) / 2 + size * 0.86
        words.append(Words(wide / 2, baseline, line, size, bold=bold))
        y += size * _LEAD
    tall = y + style.pad_y
    return _Block(wide, tall, wide / 2, (Box(0, 0, wide, tall, look), *words))


def _spread(node: Node, level: int, plan: Plan, box: _Block) -> _Block:
    """Children side by side below a bus, in several rows where they have no room in one."""
    top, asides, aside_width = _beside(node, plan, box)
    below = replace(plan, height=plan.height - top - plan.style.down)
    same = _same_width(node.children, plan) if level + 1 >= plan.spread or not level else 0.0
    blocks = [_laid(child, level + 1, below, same) for child in node.children]
    rows = _rows(
        blocks, plan.width - (_TRUNK + plan.style.gap if level == 0 else 0), level, plan.style.gap
    )
    left = _TRUNK + plan.style.gap if len(rows) > 1 else 0.0
    wide = left + max((_row_width(row, plan.style.gap) for row in rows), default=0.0)
    alone = len(rows) == 1 and len(rows[0]) == 1
    centre = rows[0][0].entry if alone else wide / 2
    shapes: list[_Part] = []
    y = top
    for index, row in enumerate(rows):
        bus = y + plan.style.down / 2
        x = left + (wide - left - _row_width(row, plan.style.gap)) / 2
        entries = []
        for block in row:
            shapes.append(block.at(x, y + plan.style.down))
            entries.append(x + block.entry)
            x += block.width + plan.style.gap
        shapes += [Line(((entry, bus), (entry, y + plan.style.down))) for entry in entries]
        ends = [*entries, *([_TRUNK] if len(rows) > 1 else []), *([centre] if index == 0 else [])]
        shapes.append(Line(((min(ends), bus), (max(ends), bus))))
        if index + 1 < len(rows):
            after = y + plan.style.down + max(block.height for block in row)
            shapes.append(Line(((_TRUNK, bus), (_TRUNK, after + plan.style.down / 2))))
        y += plan.style.down + max(block.height for block in row)
    if rows:
        shapes.append(Line(((centre, box.height), (centre, top + plan.style.down / 2))))
    else:
        y = top
    joined = _joined(box, centre, wide, y, shapes, asides, aside_width)
    return replace(joined, rows=max(len(rows), 1))


def _joined(
    box: _Block,
    centre: float,
    wide: float,
    tall: float,
    shapes: list[_Part],
    asides: list[_Part],
    aside_width: float,
) -> _Block:
    """A box over what hangs below it, moved so that nothing lies left of 0."""
    shift = max(0.0, box.width / 2 - centre)
    right = max(wide, centre + box.width / 2, centre + aside_width)
    beside = _Group(centre, 0, tuple(asides))
    every = _Group(shift, 0, (*shapes, beside, box.at(centre - box.width / 2, 0)))
    return _Block(shift + right, tall, shift + centre, (every,))


def _beside(node: Node, plan: Plan, box: _Block) -> tuple[float, list[_Part], float]:
    """What stands beside the line down: where it ends, its shapes and how far it reaches."""
    y, reach = box.height, 0.0
    shapes: list[_Part] = []
    for aside in node.asides:
        block = _boxed(aside, plan)
        y += plan.style.down / 2
        shapes.append(block.at(plan.style.gap * 1.5, y))
        middle = y + block.height / 2
        shapes.append(Line(((0.0, middle), (plan.style.gap * 1.5, middle)), dashed=True))
        reach = max(reach, plan.style.gap * 1.5 + block.width)
        y += block.height
    if shapes:
        shapes.insert(0, Line(((0.0, box.height), (0.0, y))))
    return y, shapes, reach


def _same_width(nodes: Sequence[Node], plan: Plan) -> float:
    """The width of the widest box of these, so that they look alike."""
    return max((_boxed(node, plan).width for node in nodes), default=0.0)


def _rows(blocks: Sequence[_Block], room: float, level: int, gap: float) -> list[list[_Block]]:
    """Blocks in rows that are no wider than the room; all in one row below the root."""
    if level or sum(block.width + gap for block in blocks) - gap <= room:
        return [list(blocks)] if blocks else []
    rows = _packed(blocks, room, len(blocks), gap)
    return _packed(blocks, room, -(-len(blocks) // len(rows)), gap)


def _packed(blocks: Sequence[_Block], room: float, most: int, gap: float) -> list[list[_Block]]:
    """Blocks in rows of at most so many."""
    rows: list[list[_Block]] = []
    for block in blocks:
        full = not rows or len(rows[-1]) == most
        if full or _row_width(rows[-1], gap) + gap + block.width > room:
            rows.append([])
        rows[-1].append(block)
    return rows


def _row_width(row: Sequence[_Block], gap: float) -> float:
    return sum(block.width for block in row) + gap * (len(row) - 1)


def _hung(node: Node, level: int, plan: Plan, box: _Block) -> _Block:
    """Children below each other, at the side of a trunk, in as many columns as the room asks."""
    children = (*node.asides, *node.children)
    room = plan.height - box.height
    for count in range(1, len(children) + 1):
        size = -(-len(children) // count)
        starts = range(0, len(children), size)
        made = [_column(children[start : start + size], level, plan) for start in starts]
        if all(block.height <= room for block in made):
            break
    x, shapes = 0.0, list[_Part]()
    for block in made:
        shapes.append(block.at(x, box.height))
        if x:
            bus = box.height + _ROW / 2
            shapes.append(Line(((_TRUNK, bus), (x + _TRUNK, bus))))
        x += block.width + plan.style.gap
    wide = max(box.width, x - plan.style.gap)
    tall = box.height + max(block.height for block in made)
    return _Block(wide, tall, box.entry, (*shapes, *box.parts))


def _column(children: Sequence[Node], level: int, plan: Plan) -> _Block:
    """One column of children with its trunk."""
    same = _same_width(children, plan)
    y, wide, middle = 0.0, 0.0, 0.0
    shapes: list[_Part] = []
    for child in children:
        block = _laid(child, level + 1, plan, same)
        y += _ROW
        shapes.append(block.at(_INDENT, y))
        middle = y + _boxed(child, plan, same).height / 2
        shapes.append(Line(((_TRUNK, middle), (_INDENT, middle))))
        wide = max(wide, _INDENT + block.width)
        y += block.height
    shapes.append(Line(((_TRUNK, 0.0), (_TRUNK, middle))))
    return _Block(wide, y, _TRUNK, tuple(shapes))
