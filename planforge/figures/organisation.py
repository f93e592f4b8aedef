"""组织机构图: who stands above whom, from the units and posts of a plan."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planforge.figures.drawing import Look
from planforge.figures.spoken import Say, speaker
from planforge.figures.tree import Node
from planforge.schema import Plan
from planforge.schema.organization import Position, Unit

_HEADS = ("指挥机构", "领导机构", "决策机构")
_HEAD_NAMES = ("领导小组", "指挥部", "委员会", "指挥中心")
_ASIDE = ("办事机构", "日常机构", "专家")
_MOST_ASIDE = 4
_OUTSIDE = ("协作", "外部", "成员单位")
_OWNERS = ("店主", "总经理", "负责人", "总指挥")


def organisation(plan: Plan) -> Node | None:
    """The tree of the plan's organisation; None where it names no units or posts."""
    tree = _tree(plan)
    return _spoken(tree, speaker(plan)) if tree is not None else None


def _spoken(node: Node, say: Say) -> Node:
    """The tree with each reference said by name."""
    return replace(
        node,
        name=say(node.name),
        more=tuple(map(say, node.more)),
        children=tuple(_spoken(child, say) for child in node.children),
        asides=tuple(_spoken(aside, say) for aside in node.asides),
    )


def _tree(plan: Plan) -> Node | None:
    part = plan.organization
    units = part.units.units if part is not None and part.units is not None else ()
    posts = part.positions.positions if part is not None and part.positions is not None else ()
    named = _named(units)
    free = [_post(post) for post in posts if post.name]
    if not named:
        return _of_posts(plan, [post for post in posts if post.name])
    head = _head(named)
    rest = [unit for unit in named if unit is not head]
    if head is None:
        return Node(_whole(plan), (), _nodes(rest, free), _asides(rest), Look.HEAD)
    below = [*_named(head.units), *rest]
    lines = tuple(_leaders(head))
    return Node(head.name or "", lines, _nodes(below, free), _asides(below), Look.HEAD)


def _named(units: Sequence[Unit]) -> list[Unit]:
    """The units that have a name; in the place of one that has none what is below it."""
    found: list[Unit] = []
    for unit in units:
        found += [unit] if unit.name else _named(unit.units)
    return found


def _of_posts(plan: Plan, posts: Sequence[Position]) -> Node | None:
    """Posts without units: the first commands where it is the owner's, else the organisation."""
    if not posts:
        return None
    first, *rest = posts
    if first.name in _OWNERS or first.succession:
        told = _post(first)
        return Node(told.name, told.more, tuple(map(_post, rest)), (), Look.HEAD)
    return Node(_whole(plan), (), tuple(map(_post, posts)), (), Look.HEAD)


def _whole(plan: Plan) -> str:
    """What the whole organisation is called."""
    name = plan.entity.name if plan.entity is not None else None
    return name or plan.title or "本单位"


def _head(units: Sequence[Unit]) -> Unit | None:
    """The unit that commands: by its kind, else by its name."""
    for unit in units:
        if unit.kind in _HEADS:
            return unit
    for unit in units:
        if not unit.kind and (unit.name or "").endswith(_HEAD_NAMES):
            return unit
    return None


def _nodes(units: Sequence[Unit], free: Sequence[Node]) -> tuple[Node, ...]:
    beside = {id(unit) for unit in _beside(units)}
    return (*(_unit(unit) for unit in units if id(unit) not in beside), *free)


def _asides(units: Sequence[Unit]) -> tuple[Node, ...]:
    return tuple(replace(_unit(unit), look=Look.ASIDE) for unit in _beside(units))


def _beside(units: Sequence[Unit]) -> list[Unit]:
    """Those that stand beside the line of command; with more the line would fill the sheet."""
    return [unit for unit in units if _is_aside(unit)][:_MOST_ASIDE]


def _is_aside(unit: Unit) -> bool:
    """An office or experts, with nothing below them, stand beside the line of command."""
    return any(kind in (unit.kind or "") for kind in _ASIDE) and not unit.units


def _unit(unit: Unit) -> Node:
    children = tuple(map(_unit, _named(unit.units)))
    outside = any(kind in (unit.kind or "") for kind in _OUTSIDE)
    look = Look.OUTSIDE if outside and not children else Look.PLAIN
    return Node(unit.name or "", tuple(_leaders(unit)), children, (), look)


def _leaders(unit: Unit) -> Iterator[str]:
    """Who leads a unit, a line each."""
    if unit.leader:
        yield unit.leader
    for post in unit.positions:
        if post.name:
            yield f"{post.name}：{post.holder}" if post.holder else post.name


def _post(post: Position) -> Node:
    more = [post.holder] if post.holder else []
    if post.backup:
        more.append(f"B岗：{post.backup}")
    return Node(post.name or "", tuple(more))
