"""Keys that the schema does not know, and keys that YAML did not take for keys."""

import re

from planforge.findings import Path
from planforge.schema.base import Model
from planforge.schema.fields import fields_of, fold, keys_of
from planforge.schema.plan import Plan
from planforge.source.codes import FULL_WIDTH_COLON, NO_SPACE, UNKNOWN_KEY
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
    near = nearest_field(key.text, model)
    if near is not None:
        chinese_key = f"“{near.label.zh}”"
        return (
            f"是不是{chinese_key}？"
            if chinese(key.text)
            else f"是不是“{near.name}”（{near.label.zh}）？"
        )
    if len(owner.pairs) == 1 and model.SHORT and isinstance(value, Scalar):
        return f"如果这是一句话，请把整句加上引号：'{key.text}: {value.text[:20]}'"
    if model is not Plan and fold(key.text) in keys_of(Plan):
        return "这是预案一级的键；请检查缩进，它应与“标题”对齐。"
    names = listed(spec.label.zh if chinese(key.text) else f"{spec.name}（{spec.label.zh}）"
                   for spec in fields_of(model).values())  # fmt: skip
    return f"可用的键有：{names}。运行 planforge schema 可以看到全部。"


def tell_glued_colon(node: Scalar, model: type[Model], at: Path, log: Log) -> None:
    """Say where `名称：技术组` or `名称:技术组` was taken for a name, for lack of a real colon."""
    if not node.plain or model.SHORT == "text":
        return
    found = _GLUED.match(node.text)
    if found is None or fold(found[1]) not in keys_of(model):
        return
    mark = Mark(node.mark.source, node.mark.line, node.mark.column + found.start(2))
    if found[2] == "：":
        message = f"“{found[1]}”后面是全角冒号“：”，没有被当作键。"
        log.add(
            FULL_WIDTH_COLON, message, f"改成半角冒号加一个空格：{found[1]}: …", mark=mark, at=at
        )
    else:
        message = f"“{found[1]}:”的冒号后面没有空格，没有被当作键。"
        log.add(NO_SPACE, message, f"在冒号后面加一个空格：{found[1]}: …", mark=mark, at=at)
