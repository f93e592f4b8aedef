"""Keys that the schema does not know, and keys that YAML did not take for keys."""

import re
from functools import cache

from planforge.findings import Path
from planforge.schema.base import Model, Passage
from planforge.schema.fields import FieldSpec, fields_of, fold, keys_of, models_under
from planforge.schema.plan import Plan
from planforge.source.codes import NO_SPACE, UNKNOWN_KEY
from planforge.source.lines import tell_full_width
from planforge.source.log import Log
from planforge.source.nodes import Mapping, Mark, Node, Scalar
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
