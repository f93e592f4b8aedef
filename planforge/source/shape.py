"""From marked tree to shaped tree: keys in either language, shorthand, lists of one."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from planforge.findings import Path
from planforge.schema.base import Model
from planforge.schema.fields import FieldSpec, fold, keys_of
from planforge.source.codes import (
    DUPLICATE_KEY,
    EMPTY_ITEM,
    STRAY_DIRECTIVE,
    TOO_DEEP,
    WRONG_TYPE,
)
from planforge.source.comments import tell_dash
from planforge.source.lines import tell_lines
from planforge.source.log import Log
from planforge.source.merge import merge
from planforge.source.misread import tell_glued_colon, tell_ungrouped, tell_unknown_key
from planforge.source.nodes import Mapping, Mark, Node, Scalar, Sequence
from planforge.source.reference import Sheets, reference, refused
from planforge.source.shaped import Fields, Held, Rows, Shaped, Table
from planforge.source.words import chinese, key_of, shown

MOST_LEVELS = 96
"""Levels over included files; each file by itself is bounded before."""

ORDERS = {
    fold(word): name
    for name, words in {
        "remove": ("remove", "删除"),
        "before": ("before", "置于前"),
        "after": ("after", "置于后"),
        "override": ("override", "覆盖"),
    }.items()
    for word in words
}
"""What a list's item may ask for when its plan extends another."""
_DASH = re.compile(r"-[^\s\d-]")
INCLUDE = frozenset(map(fold, ("include", "包含文件")))
EXTENDS = frozenset(map(fold, ("extends", "继承")))

Includer = Callable[[Scalar, type[Model]], Fields | None]
"""Reads an included file as an object of that model; None where it cannot, which is logged."""


@dataclass(slots=True)
class Shaper:
    """Shapes one file's tree.

    Attributes:
        log: takes what is wrong.
        include: reads included files.
        extends: the value of the plan's own `extends`, once shaped.
        sheets: reads the table files that stand in the place of lists; by default none may.
    """

    log: Log
    include: Includer
    sheets: Sheets | None = None
    extends: Scalar | None = None
    _depth: int = field(default=0)

    def root(self, node: Node, model: type[Model]) -> Fields | None:
        """The file's whole tree as an object of the model."""
        if isinstance(node, Mapping):
            return self._fields(node, model, (), top=True)
        if isinstance(node, Scalar) and tell_lines(node.mark.source, self.log):
            return None
        shaped = self._object(node, model, (), None)
        return shaped if isinstance(shaped, Fields) else None

    def _value(self, node: Node, spec: FieldSpec, at: Path, owner: Mapping) -> Shaped | None:
        if isinstance(node, Scalar) and node.null:
            return node
        table = reference(node, spec) if isinstance(node, Mapping) else None
        if table is not None:
            return (self.sheets or refused(self.log))(table, spec)
        if spec.table:
            return self._table(node, spec, at, owner)
        if spec.many:
            return self._rows(node, spec, at, owner)
        return self._single(node, spec, at, owner)

    def _single(self, node: Node, spec: FieldSpec, at: Path, owner: Mapping) -> Shaped | None:
        if spec.model is not None:
            return self._object(node, spec.model, at, spec)
        if isinstance(node, Scalar):
            return node
        reference = _reference(node)
        if reference is not None:
            return reference
        self._tell_not_scalar(node, spec, at, owner)
        return None

    def _object(
        self, node: Node, model: type[Model], at: Path, spec: FieldSpec | None
    ) -> Shaped | None:
        if isinstance(node, Mapping):
            return self._fields(node, model, at)
        if not model.LIST:
            node = _reference(node) or node
        field_name = model.LIST if isinstance(node, Sequence) else model.SHORT or model.LIST
        if not field_name:
            self._tell_not_object(node, model, at, spec)
            return None
        inner = next(s for s in keys_of(model).values() if s.name == field_name)
        if isinstance(node, Scalar) and tell_glued_colon(node, model, self.log):
            return None
        value = self._value(node, inner, (*at, field_name), Mapping(node.mark))
        if value is None:
            return None
        return Fields(model, node.mark, {field_name: Held(spec_key(spec, inner), node.mark, value)})

    def _fields(
        self, node: Mapping, model: type[Model], at: Path, *, top: bool = False
    ) -> Fields | None:
        if self._depth >= MOST_LEVELS:
            self.log.add(TOO_DEEP, "包含的文件一层套一层，嵌套太深。", mark=node.mark, at=at)
            return None
        self._depth += 1
        shaped = Fields(model, node.mark)
        included: list[Fields] = []
        for key, value in node.pairs:
            if not isinstance(key, Scalar):
                self._tell_odd_key(key, at)
                continue
            folded = fold(key.text)
            spec = keys_of(model).get(folded)
            if spec is not None:
                shaped.zh = chinese(key.text)
                self._field(shaped, key, value, spec, node, at)
            elif folded in INCLUDE or key.text == "<<":
                included += self._included(key, value, model, at)
            elif folded in EXTENDS and top and isinstance(value, Scalar):
                self.extends = value
            elif folded in ORDERS and at and isinstance(at[-1], int):
                self._order(shaped, ORDERS[folded], key, value)
            else:
                tell_unknown_key(key, value, node, model, at, self.log)
        self._depth -= 1
        for base in included:
            shaped = merge(base, shaped, self.log)
        return shaped

    def _field(
        self, shaped: Fields, key: Scalar, value: Node, spec: FieldSpec, node: Mapping, at: Path
    ) -> None:
        previous = shaped.entries.get(spec.name)
        if previous is not None:
            self._tell_duplicate(key, previous, (*at, spec.name))
            return
        held = self._value(value, spec, (*at, spec.name), node)
        if held is not None:
            shaped.entries[spec.name] = Held(key.text, key.mark, held)

    def _included(self, key: Scalar, value: Node, model: type[Model], at: Path) -> list[Fields]:
        found: list[Fields] = []
        for node in value.items if isinstance(value, Sequence) else [value]:
            if key.text == "<<" and isinstance(node, Mapping):
                merged = self._fields(node, model, at)
            elif key.text != "<<" and isinstance(node, Scalar):
                merged = self.include(node, model)
            else:
                message = (
                    f"“{key.text}”后面应写文件名。"
                    if key.text != "<<"
                    else "“<<”后面应引用一个锚点。"
                )
                self.log.add(WRONG_TYPE, message, mark=node.mark, at=at)
                merged = None
            if merged is not None:
                found.append(merged)
        return found

    def _order(self, shaped: Fields, order: str, key: Scalar, value: Node) -> None:
        if isinstance(value, Scalar) and not value.null:
            shaped.orders[order] = Scalar(value.text, value.plain, key.mark)
        else:
            self.log.add(STRAY_DIRECTIVE, f"“{key.text}”后面缺少内容。", mark=key.mark)

    def _rows(self, node: Node, spec: FieldSpec, at: Path, owner: Mapping) -> Rows | None:
        rows = Rows(spec, node.mark)
        if isinstance(node, Scalar) and node.plain and _DASH.match(node.text):
            tell_dash(node.mark.source.line(node.mark.line), node.mark, self.log)
            return None
        within = spec.model is not None and spec.model.LIST
        single = not isinstance(node, Sequence) or (not within and _reference(node) is not None)
        nodes = [node] if single or not isinstance(node, Sequence) else node.items
        for index, item in enumerate(tell_ungrouped(nodes, spec, at, self.log)):
            if isinstance(item, Scalar) and item.null:
                message = f"“{spec.label.zh}”里有一个空条目。"
                self.log.add(EMPTY_ITEM, message, "补上内容，或删去这一行。", mark=item.mark, at=at)
                continue
            shaped = self._single(item, spec, (*at, index), owner)
            if shaped is not None:
                rows.items.append(shaped)
        return rows

    def _table(self, node: Node, spec: FieldSpec, at: Path, owner: Mapping) -> Table | None:
        if not isinstance(node, Mapping):
            message = f"{key_of(spec, zh=_zh(owner))}应写成若干行“名称: 内容”。"
            self.log.add(WRONG_TYPE, message, "例如：\n  应急演练: 演练安排", mark=node.mark, at=at)
            return None
        table = Table(node.mark)
        for key, value in node.pairs:
            if not isinstance(key, Scalar):
                self._tell_odd_key(key, at)
            elif not isinstance(value, Scalar):
                message = f"{shown(key.text)}后面应是一段文字。"
                self.log.add(WRONG_TYPE, message, mark=value.mark, at=(*at, key.text))
            elif key.text in table.entries:
                self._tell_duplicate(key, table.entries[key.text], (*at, key.text))
            else:
                table.entries[key.text] = Held(key.text, key.mark, value)
        return table

    def _tell_duplicate(self, key: Scalar, previous: Held, at: Path) -> None:
        where = f"第 {previous.mark.line} 行"
        if fold(previous.key) == fold(key.text):
            message = f"{shown(key.text)}写了两次，前一次在{where}。"
        else:
            message = f"{shown(key.text)}和{where}的{shown(previous.key)}是同一项，写了两次。"
        self.log.add(DUPLICATE_KEY, message, "合并成一处，只留一个键。", mark=key.mark, at=at)

    def _tell_not_scalar(self, node: Node, spec: FieldSpec, at: Path, owner: Mapping) -> None:
        what = "一个列表" if isinstance(node, Sequence) else "若干“键: 值”"
        wanted = "一段文字" if spec.base is str else "一个值"
        message = f"{key_of(spec, zh=_zh(owner))}应是{wanted}，这里写成了{what}。"
        if not isinstance(node, Scalar) and node.flow:
            hint = "以 [ 或 { 开头的文字要整个加引号，如 '[注意] 先断电'。"
        elif isinstance(node, Sequence):
            hint = "把几行合成一段；要分段，用“|”另起一行写。"
        else:
            hint = "文字里有“: ”时要整个加引号；多行文字用“|”另起一行写。"
        self.log.add(WRONG_TYPE, message, hint, mark=node.mark, at=at)

    def _tell_not_object(
        self, node: Node, model: type[Model], at: Path, spec: FieldSpec | None
    ) -> None:
        what = "一个列表" if isinstance(node, Sequence) else "一个值"
        name = spec.label.zh if spec is not None else model.zh
        names = dict.fromkeys(s.label.zh for s in keys_of(model).values())
        first = "、".join(list(names)[:4])
        message = f"“{name}”应写成若干行“键: 值”，这里写成了{what}。"
        self.log.add(WRONG_TYPE, message, f"可用的键有：{first}等。", mark=node.mark, at=at)

    def _tell_odd_key(self, key: Node, at: Path) -> None:
        message = "冒号前面的键应是一个词，这里是一个列表或一组“键: 值”。"
        hint = "以 [ 或 { 开头的文字要整个加引号。"
        self.log.add(WRONG_TYPE, message, hint, mark=key.mark, at=at)


def spec_key(spec: FieldSpec | None, inner: FieldSpec) -> str:
    """The key that shorthand goes by: that of the whole, else of the field it sets."""
    return spec.label.zh if spec is not None else inner.label.zh


def _reference(node: Node) -> Scalar | None:
    """`[[unit:技术组]]` written without quotes, which YAML takes for a list in a list."""
    if not isinstance(node, Sequence) or len(node.items) != 1 or not node.flow:
        return None
    inner = node.items[0]
    if not isinstance(inner, Sequence) or len(inner.items) != 1 or not inner.flow:
        return None
    target = inner.items[0]
    if not isinstance(target, Scalar) or target.null:
        return None
    return Scalar(f"[[{target.text}]]", False, Mark(*node.mark))


def _zh(owner: Mapping) -> bool:
    return not owner.pairs or any(
        isinstance(key, Scalar) and chinese(key.text) for key, _ in owner.pairs
    )
