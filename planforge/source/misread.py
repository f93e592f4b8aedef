"""Keys that the schema does not know, and keys that YAML did not take for keys."""

import re
from functools import cache

from planforge.findings import Path
from planforge.schema.base import Entry, Model, Passage
from planforge.schema.fields import FieldSpec, fields_of, fold, keys_of, models_under
from planforge.schema.plan import Plan
from planforge.source.codes import NO_SPACE, UNKNOWN_KEY
from planforge.source.lines import tell_full_width
from planforge.source.log import Log
from planforge.source.nodes import Mapping, Mark, Node, Scalar, Sequence
from planforge.source.words import chinese, listed, nearest_field, shown

_GLUED = re.compile(r"\s*([^\s：:，。；、]{1,20})\s*([：:])")


def tell_unknown_key(
    key: Scalar, value: Node, owner: Mapping, model: type[Model], at: Path, log: Log
) -> None:
    """Say that a key is not one of the model's, and which was meant."""
    if log.full:
        log.add(UNKNOWN_KEY, "")
        return
    message = f"“{model.zh}”里没有{shown(key.text)}这个键。"
    log.add(
        UNKNOWN_KEY, message, _meant(key, value, owner, model), mark=key.mark, at=(*at, key.text)
    )


def _meant(key: Scalar, value: Node, owner: Mapping, model: type[Model]) -> str:
    zh = chinese(key.text)
    elsewhere = _owners().get(fold(key.text), ())
    if elsewhere == (Plan,):
        return "这是预案一级的键；请检查缩进，它应与“标题”对齐。"
    near = nearest_field(key.text, model) if not elsewhere else None
    if near is not None:
        return f"是不是{_called(near, zh=zh, mark='“')}？"
    if len(owner.pairs) == 1 and model.SHORT and isinstance(value, Scalar):
        return f"如果这是一句话，请把整句加上引号：'{key.text}: {value.text[:20]}'"
    if elsewhere:
        places = listed([f"“{owner.zh}”" for owner in elsewhere], 4)
        return f"它是{places}里的键；请检查缩进，或者换成“{model.zh}”的键。"
    own = [spec for spec in fields_of(model).values() if spec.name not in fields_of(Passage)]
    names = listed(_called(spec, zh=zh) for spec in own or fields_of(model).values())
    return f"可用的键有：{names}。运行 planforge schema 可以看到全部。"


def tell_ungrouped(nodes: list[Node], spec: FieldSpec, at: Path, log: Log) -> list[Node]:
    """Tell once where a list holds what belongs one level down: supplies without their category.

    Returns:
        The items that are what the list is of.
    """
    inner = _grouped(spec.model) if spec.model is not None else None
    if spec.model is None or inner is None or inner.model is None:
        return nodes
    loose = [
        item for item in nodes
        if isinstance(item, Mapping) and _belongs_below(item, spec.model, inner.model)
    ]  # fmt: skip
    if not loose:
        return nodes
    group, what = spec.model.zh, inner.label.zh
    message = f"“{what}”要写在“{group}”下面，这里有{len(loose)}条直接写在了“{group}”的位置上。"
    lines = [f"- 标题: {group}的名称", f"  {what}:", *_example(loose[0])]
    hint = "先写一层标题，再把各条缩进到它下面，例如：\n" + "\n".join(f"  {one}" for one in lines)
    log.add(UNKNOWN_KEY, message, hint, mark=loose[0].mark, at=at)
    told = {id(item) for item in loose}
    return [item for item in nodes if id(item) not in told]


def _example(item: Mapping) -> list[str]:
    """An item's own lines, as they stand below their group."""
    pairs = [
        (key.text, value.text[:20]) for key, value in item.pairs
        if isinstance(key, Scalar) and isinstance(value, Scalar)
    ]  # fmt: skip
    return [f"    {'  ' if at else '- '}{key}: {value}" for at, (key, value) in enumerate(pairs)]


def _grouped(model: type[Model]) -> FieldSpec | None:
    """The field of a group that holds what is grouped; None where the model is no group."""
    own = [
        spec for spec in fields_of(model).values()
        if spec.many and spec.model is not None and spec.name not in fields_of(Entry)
    ]  # fmt: skip
    return own[0] if issubclass(model, Entry) and len(own) == 1 else None


def _belongs_below(item: Mapping, group: type[Model], inner: type[Model]) -> bool:
    """Every key is the inner model's, one is not the group's, and nothing is grouped in it."""
    keys = [fold(key.text) for key, _ in item.pairs if isinstance(key, Scalar)]
    lists = any(isinstance(value, Sequence) for _, value in item.pairs)
    known = len(keys) == len(item.pairs) and all(key in keys_of(inner) for key in keys)
    return known and not lists and any(key not in keys_of(group) for key in keys)


def _called(spec: FieldSpec, *, zh: bool, mark: str = "") -> str:
    closing = "”" if mark else ""
    if zh:
        return f"{mark}{spec.label.zh}{closing}"
    return f"{mark}{spec.name}{closing}（{spec.label.zh}）"


@cache
def _owners() -> dict[str, tuple[type[Model], ...]]:
    """The models that know a folded key, each called differently."""
    owners: dict[str, dict[str, type[Model]]] = {}
    for model in models_under(Plan):
        for key in keys_of(model):
            owners.setdefault(key, {}).setdefault(model.zh, model)
    return {key: tuple(models.values()) for key, models in owners.items()}


def tell_glued_colon(node: Scalar, model: type[Model], log: Log) -> bool:
    """Tell where `名称：技术组` or `名称:技术组` was taken for a value, for lack of a real colon.

    Such lines following each other are one value to YAML; each is told. Where a text stands for
    the whole object, as for items, such words are prose.
    """
    if not node.plain or model.SHORT == "text":
        return False
    source, number = node.mark.source, node.mark.line
    found = _GLUED.match(node.text)
    told = False
    line = source.line(number)
    start = node.mark.column - 1
    while found is not None and fold(found[1]) in keys_of(model):
        match = _GLUED.match(line, start)
        if match is None:
            break
        _tell_colon(match, Mark(source, number, match.start(2) + 1), log)
        told = True
        number, start = number + 1, 0
        line = source.line(number)
        found = _GLUED.match(line)
    return told


def _tell_colon(found: re.Match[str], mark: Mark, log: Log) -> None:
    if found[2] == "：":
        tell_full_width(found[1], mark, log)
    else:
        message = f"“{found[1]}:”的冒号后面没有空格，没有被当作键。"
        log.add(NO_SPACE, message, f"在冒号后面加一个空格：{found[1]}: …", mark=mark)
