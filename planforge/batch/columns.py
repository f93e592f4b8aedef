"""What the headings of a batch's table mean: places in the plan that its rows are made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planforge.findings import Path as At
from planforge.schema.base import Model
from planforge.schema.fields import FieldSpec, fields_of, fold, keys_of
from planforge.schema.head import Entity
from planforge.schema.organization import Person, Position
from planforge.schema.plan import Plan
from planforge.sheets import Cell
from planforge.source.nodes import Scalar
from planforge.source.shaped import Fields, Rows, Shaped, Table
from planforge.source.words import listed, nearest

FILE_NAME = "文件名"
_ASIDE = frozenset(map(fold, ("序号", "编号", "备注", "说明")))
_PHONES = ("手机号码", "手机号", "电话", "手机")
_OWNERS = ("店主", "负责人", "主要负责人")


@dataclass(frozen=True, slots=True)
class Target:
    """A place of the plan that a column fills.

    Attributes:
        at: by English keys and indexes.
        several: a list of texts, apart by 、.
    """

    at: At
    several: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table.

    Attributes:
        number: counted from 1.
        head: the heading.
        targets: what it fills; empty for the name of the files.
    """

    number: int
    head: Cell
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A heading that means nothing in this plan, and what may be meant."""

    head: Cell
    hint: str


def columns(heads: Sequence[Cell], plan: Fields) -> tuple[tuple[Column, ...], tuple[Unknown, ...]]:
    """What headings mean over a plan: the columns, and what is not understood.

    A heading is a path (单位.名称; 组织机构.人员.店主.电话), a field of the plan's head or of
    its organisation (标题, 店主), a post (运营: who holds it; 运营电话), or 文件名. One that begins
    with # is left out, as are 序号 and 备注.
    """
    found: list[Column] = []
    unknown: list[Unknown] = []
    for head in heads:
        words = head.text.replace("．", ".").replace("。", ".").strip()
        if words.startswith("#") or fold(words) in _ASIDE:
            continue
        if fold(words) == FILE_NAME:
            found.append(Column(head.column, head, ()))
            continue
        targets = tuple(dict.fromkeys(_targets(words, plan)))
        if targets:
            found.append(Column(head.column, head, targets))
        else:
            unknown.append(Unknown(head, _hint(words, plan)))
    return tuple(found), tuple(unknown)


def _targets(words: str, plan: Fields) -> Iterator[Target]:
    pieces = [piece.strip() for piece in words.replace("/", ".").split(".")]
    if len(pieces) > 1:
        target = _down(plan, Plan, pieces, ())
        if target is not None:
            yield target
        return
    if _entity_first(words):
        yield from filter(None, [_down(plan, Plan, ["entity", words], ())])
    else:
        yield from filter(None, [_down(plan, Plan, pieces, ())])
    yield from _posts(words, plan)
    yield from _phones(words, plan)


def _entity_first(words: str) -> bool:
    return fold(words) in keys_of(Entity) and fold(words) not in keys_of(Plan)


def _down(node: Shaped | None, model: type[Model], pieces: Sequence[str], at: At) -> Target | None:
    """The place that pieces of a path lead to from an object, which the plan may not have yet."""
    if not pieces:
        return _leaf(model, at)
    first, *rest = pieces
    spec = keys_of(model).get(fold(first))
    if spec is not None:
        inner = _entry(node, spec.name)
        return _into(inner, spec, rest, (*at, spec.name))
    if model.LIST:
        spec = fields_of(model)[model.LIST]
        return _into(_entry(node, spec.name), spec, pieces, (*at, spec.name))
    return None


def _into(node: Shaped | None, spec: FieldSpec, rest: Sequence[str], at: At) -> Target | None:
    if spec.table:
        return Target((*at, rest[0])) if len(rest) == 1 else None
    if spec.many:
        return _item(node, spec, rest, at)
    if spec.model is not None:
        return _down(node, spec.model, rest, at)
    return Target(at) if not rest else None


def _leaf(model: type[Model], at: At) -> Target | None:
    """An object named without a field: the one that a single value sets."""
    return Target((*at, model.SHORT)) if model.SHORT else None


def _item(node: Shaped | None, spec: FieldSpec, rest: Sequence[str], at: At) -> Target | None:
    """An item of a list that the plan has, by its name, its id, the post, or its number."""
    if not rest:
        return Target(at, several=True) if spec.model is None else None
    if not isinstance(node, Rows) or spec.model is None:
        return None
    wanted, *further = rest
    number = wanted.removeprefix("第").removesuffix("条")
    for index, item in enumerate(node.items):
        named = wanted in _names(item) or number == str(index + 1)
        if named and isinstance(item, Fields):
            return _down(item, item.model, further, (*at, index))
    return None


def _names(item: Shaped) -> tuple[str, ...]:
    keys = ("id", "name", "title", "post", "module")
    return tuple(words for key in keys if (words := text_of(_entry(item, key))))


def _posts(words: str, plan: Fields) -> Iterator[Target]:
    """Who holds a post of that name."""
    for at, item in _staff(plan):
        if item.model is Person and text_of(_entry(item, "post")) == words:
            yield Target((*at, "name"))
        if item.model is Position and text_of(_entry(item, "name")) == words:
            yield Target((*at, "holder"))


def _phones(words: str, plan: Fields) -> Iterator[Target]:
    """The phone of a post's holder, of a person, of somebody outside; 电话 alone is the owner's."""
    ending = next((one for one in _PHONES if words.endswith(one)), None)
    if ending is None or fold(words) in keys_of(Entity):
        return
    owner = words.removesuffix(ending).removesuffix("的").strip()
    entity = _entry(plan, "entity")
    responsible = text_of(_entry(entity, "responsible"))
    wanted = {owner} if owner else {*_OWNERS, responsible} - {""}
    if owner in _OWNERS and responsible:
        wanted.add(responsible)
    for at, item in _staff(plan):
        if wanted & {text_of(_entry(item, key)) for key in ("post", "name", "holder")}:
            yield Target((*at, "phone"))


def _staff(plan: Fields) -> Iterator[tuple[At, Fields]]:
    """People, contacts and posts, each with its path."""
    for part in ("people", "contacts", "positions"):
        held = _entry(_entry(_entry(plan, "organization"), part), part)
        for index, item in enumerate(held.items if isinstance(held, Rows) else ()):
            if isinstance(item, Fields):
                yield ("organization", part, part, index), item


def _entry(node: Shaped | None, name: str) -> Shaped | None:
    if not isinstance(node, Fields | Table):
        return None
    held = node.entries.get(name)
    return held.value if held is not None else None


def text_of(node: Shaped | None) -> str:
    """A text, or nothing."""
    return node.text if isinstance(node, Scalar) and not node.null else ""


def _hint(words: str, plan: Fields) -> str:
    posts = [text_of(_entry(item, "post")) for _, item in _staff(plan)]
    known = [
        *(spec.label.zh for spec in fields_of(Entity).values()),
        *(spec.label.zh for spec in fields_of(Plan).values() if spec.base is str),
        *filter(None, posts),
    ]
    near = nearest(words.rpartition(".")[2], known)
    if near:
        return f"是不是“{near}”？用不着这一列，就在表头前面加一个 #。"
    usual = listed(("标题", "单位.名称", "店主", "组织机构.人员.店主.电话"), 4)
    return (
        f"可以写：{usual}等，路径里的名称要是基础预案里有的。用不着这一列，就在表头前面加一个 #。"
    )
