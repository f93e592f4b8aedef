"""Trees laid out: children side by side while there is room, else hanging in columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planforge.figures.drawing import Box, Drawing, Line, Look, Shape, Words, moved
from planforge.figures.lettering import broken, width

_ROW = 9.0
_INDENT = 16.0
_TRUNK = 7.0
_LEAD = 1.35
_EDGE = 2.0
_WIDEST = (14.0, 11.0, 9.0, 7.5)
_HEAD_WIDER = 1.7
_CHUNKS = (24, 12, 6, 3, 1)


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
        label: on the line that leads to it.
    """

    name: str
    more: tuple[str, ...] = ()
    children: tuple["Node", ...] = ()
    asides: tuple["Node", ...] = ()
    look: Look = Look.PLAIN
    label: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """How a tree is laid out this time.

    Attributes:
        style: its sizes.
        widest: characters on a line of a box, at most.
        spread: levels of children that stand side by side.
        width, height: the room.
        arrows: lines lead to the children.
    """

    style: Style
    widest: float
    spread: int
    width: float
    height: float
    arrows: bool


@dataclass(frozen=True, slots=True)
class _Block:
    """A laid-out subtree, its top left corner at 0, 0; ``entry`` is where its line comes in.

    ``rows``: in how many rows the children of its root stand.
    """

    width: float
    height: float
    entry: float
    shapes: tuple[Shape, ...]
    rows: int = 1


def sheets(root: Node, across: float, down: float, *, arrows: bool = False) -> tuple[Drawing, ...]:
    """The tree on as few sheets of this size in points as keep its words legible.

    No type is smaller than 8 points; a sheet that continues another repeats the root.
    """
    told = tuple(told_lines(root))
    across, down = across - 2 * _EDGE, down - 2 * _EDGE
    deep = _depth(root)
    for style in _STYLES:
        tried = (
            _laid(root, 0, Plan(style, widest, spread, across, down, arrows))
            for spread in range(max(deep, 1), 0, -1)
            for widest in _WIDEST
        )
        fits = [block for block in tried if block.width <= across and block.height <= down]
        if fits:
            return (_sheet(min(fits, key=lambda block: (block.rows, block.height)), told),)
    plan = Plan(_STYLES[-1], _WIDEST[-1], 1, across, down, arrows)
    found = tuple(_sheet(block, ()) for block in _pages(root, plan))
    return (replace(found[0], told=told), *found[1:])


def told_lines(node: Node, level: int = 0) -> Iterator[str]:
    """The tree in words, indented by two blanks a level."""
    more = "，".join(node.more)
    way = f"（{'，'.join(node.label)}）" if node.label else ""
    sign = "，" if "：" in more else "："
    yield "  " * level + node.name + way + (f"{sign}{more}" if more else "")
    for child in (*node.asides, *node.children):
        yield from told_lines(child, level + 1)


def _depth(node: Node) -> int:
    return 1 + max((_depth(child) for child in node.children), default=-1)


def _sheet(block: _Block, told: tuple[str, ...]) -> Drawing:
    shapes = tuple(moved(block.shapes, _EDGE, _EDGE))
    return Drawing(block.width + 2 * _EDGE, block.height + 2 * _EDGE, shapes, told)


def _pages(root: Node, plan: Plan) -> Iterator[_Block]:
    """A block for each page: as many of the root's children as fit."""
    for chunk in _CHUNKS:
        children = [part for child in root.children for part in _parts(child, chunk)]
        blocks = [_laid(replace(root, children=(child,)), 0, plan) for child in children]
        if all(block.height <= plan.height and block.width <= plan.width for block in blocks):
            break
    rest = list(children)
    first = True
    while rest:
        head = root if first else replace(root, name=f"{root.name}（续）", more=(), asides=())
        count = _fitting(head, rest, plan)
        yield _laid(replace(head, children=tuple(rest[:count])), 0, plan)
        rest, first = rest[count:], False


def _fitting(head: Node, rest: Sequence[Node], plan: Plan) -> int:
    """How many of the children fit on a page, one at least."""
    low, high = 1, len(rest)
    while low < high:
        middle = (low + high + 1) // 2
        block = _laid(replace(head, children=tuple(rest[:middle])), 0, plan)
        fits = block.height <= plan.height and block.width <= plan.width
        low, high = (middle, high) if fits else (low, middle - 1)
    return low


def _parts(node: Node, chunk: int) -> Iterator[Node]:
    """A node whose children are too many for a page, as several that share them."""
    if len(node.children) <= chunk:
        yield node
        return
    for start in range(0, len(node.children), chunk):
        part = replace(node, children=node.children[start : start + chunk])
        yield part if start == 0 else replace(part, name=f"{node.name}（续）", more=(), label=())


def _laid(node: Node, level: int, plan: Plan, box_width: float = 0.0) -> _Block:
    """The subtree of a node; its box is at least so wide."""
    box = _boxed(node, plan, box_width)
    if not node.children and not node.asides:
        return box
    if level < plan.spread:
        return _spread(node, level, plan, box)
    return _hung(node, level, plan, box)


def _boxed(node: Node, plan: Plan, least: float = 0.0) -> _Block:
    """The box of a node, as wide as its words want."""
    room = (
        plan.widest
        * plan.style.name
        * (1 if node.look in (Look.PLAIN, Look.OUTSIDE) else _HEAD_WIDER)
    )
    rows = [
        (line, plan.style.size(index))
        for index, words in enumerate((node.name, *node.more))
        for line in broken(words, plan.style.size(index), room)
    ]
    wide = max(least, max(width(line, size) for line, size in rows) + 2 * plan.style.pad_x)
    y = plan.style.pad_y
    words: list[Shape] = []
    bold = len(broken(node.name, plan.style.name, room))
    for index, (line, size) in enumerate(rows):
        baseline = y + size * (_LEAD - 1) / 2 + size * 0.86
        words.append(Words(wide / 2, baseline, line, size, bold=index < bold))
        y += size * _LEAD
    tall = y + plan.style.pad_y
    return _Block(wide, tall, wide / 2, (Box(0, 0, wide, tall, node.look), *words))


def _label(node: Node, plan: Plan) -> tuple[list[str], float, float]:
    """The lines on the way to a node, how wide they are and how high."""
    size = plan.style.text
    found = [
        line for words in node.label for line in broken(words, size, plan.widest * plan.style.name)
    ]
    wide = max((width(line, size) for line in found), default=0.0)
    return found, wide, len(found) * size * _LEAD


def _spread(node: Node, level: int, plan: Plan, box: _Block) -> _Block:
    """Children side by side below a bus, in several rows where they have no room in one."""
    top, asides, aside_width = _beside(node, plan, box)
    below = replace(plan, height=plan.height - top - plan.style.down)
    same = _same_width(node.children, plan) if level + 1 >= plan.spread or not level else 0.0
    blocks = [
        _labelled(child, _laid(child, level + 1, below, same), plan) for child in node.children
    ]
    rows = _rows(
        blocks, plan.width - (_TRUNK + plan.style.gap if level == 0 else 0), level, plan.style.gap
    )
    left = _TRUNK + plan.style.gap if len(rows) > 1 else 0.0
    wide = left + max((_row_width(row, plan.style.gap) for row in rows), default=0.0)
    alone = len(rows) == 1 and len(rows[0]) == 1
    centre = rows[0][0].entry if alone else wide / 2
    shapes: list[Shape] = []
    y = top
    for index, row in enumerate(rows):
        bus = y + plan.style.down / 2
        x = left + (wide - left - _row_width(row, plan.style.gap)) / 2
        entries = []
        for block in row:
            shapes += moved(block.shapes, x, y + plan.style.down)
            entries.append(x + block.entry)
            x += block.width + plan.style.gap
        shapes += [
            Line(((entry, bus), (entry, y + plan.style.down)), arrow=plan.arrows)
            for entry in entries
        ]
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
    shapes: list[Shape],
    asides: list[Shape],
    aside_width: float,
) -> _Block:
    """A box over what hangs below it, moved so that nothing lies left of 0."""
    shift = max(0.0, box.width / 2 - centre)
    right = max(wide, centre + box.width / 2, centre + aside_width)
    top = moved(box.shapes, centre - box.width / 2, 0)
    every = (*shapes, *moved(asides, centre, 0), *top)
    return _Block(shift + right, tall, shift + centre, tuple(moved(every, shift, 0)))


def _beside(node: Node, plan: Plan, box: _Block) -> tuple[float, list[Shape], float]:
    """What stands beside the line down: where it ends, its shapes and how far it reaches."""
    y, reach = box.height, 0.0
    shapes: list[Shape] = []
    for aside in node.asides:
        block = _boxed(aside, plan)
        y += plan.style.down / 2
        shapes += moved(block.shapes, plan.style.gap * 1.5, y)
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


def _labelled(node: Node, block: _Block, plan: Plan) -> _Block:
    """A block with the words on its line above it, right of the line."""
    found, wide, tall = _label(node, plan)
    if not found:
        return block
    size = plan.style.text
    words = [
        Words(block.entry + 4, (index + 0.9) * size * _LEAD, line, size, "start", faint=True)
        for index, line in enumerate(found)
    ]
    height = tall + 4
    way = Line(((block.entry, 0.0), (block.entry, height)), arrow=plan.arrows)
    shapes = (way, *words, *moved(block.shapes, 0, height))
    return _Block(
        max(block.width, block.entry + 4 + wide), block.height + height, block.entry, shapes
    )


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
    x, shapes = 0.0, list[Shape]()
    for block in made:
        shapes += moved(block.shapes, x, box.height)
        if x:
            bus = box.height + _ROW / 2
            shapes.append(Line(((_TRUNK, bus), (x + _TRUNK, bus))))
        x += block.width + plan.style.gap
    wide = max(box.width, x - plan.style.gap)
    tall = box.height + max(block.height for block in made)
    return _Block(wide, tall, box.entry, (*shapes, *box.shapes))


def _column(children: Sequence[Node], level: int, plan: Plan) -> _Block:
    """One column of children with its trunk."""
    same = _same_width(children, plan)
    y, wide, middle = 0.0, 0.0, 0.0
    shapes: list[Shape] = []
    for child in children:
        named = child if not child.label else replace(child, more=(*child.more, *child.label))
        block = _laid(named, level + 1, plan, same)
        y += _ROW
        shapes += moved(block.shapes, _INDENT, y)
        middle = y + _boxed(named, plan, same).height / 2
        shapes.append(Line(((_TRUNK, middle), (_INDENT, middle)), arrow=False))
        wide = max(wide, _INDENT + block.width)
        y += block.height
    shapes.append(Line(((_TRUNK, 0.0), (_TRUNK, middle))))
    return _Block(wide, y, _TRUNK, tuple(shapes))
