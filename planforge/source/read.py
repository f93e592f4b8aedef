"""From shaped tree to plain data, each value parsed to its field's type."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planforge.findings import Path
from planforge.schema.background import Citation
from planforge.schema.fields import FieldSpec, fields_of, fold, members_of
from planforge.schema.names import Choice
from planforge.schema.paths import part_names, part_path
from planforge.source import scalars
from planforge.source.codes import (
    BAD_DATE,
    BAD_NUMBER,
    BAD_TIME,
    BAD_YES_NO,
    DUPLICATE_ID,
    DUPLICATE_KEY,
    MISSING_KEY,
    STRAY_DIRECTIVE,
    UNKNOWN_CHOICE,
    UNKNOWN_PART,
)
from planforge.source.log import Log
from planforge.source.nodes import Mark, Scalar
from planforge.source.shaped import Fields, Rows, Shaped, Table
from planforge.source.words import key_of, listed, nearest, nearest_member, shown

Vocabulary = Mapping[Path, Mapping[str, str]]
"""For text fields that take only certain words: accepted word to canonical word, by path."""
_AGAIN = "同一个模块用两次的，给后一个另写“标识”和“名称”。"


@dataclass(slots=True)
class Reader:
    """Reads shaped objects into data for their models.

    Attributes:
        log: takes what is wrong.
        vocabulary: the words that some text fields take.
        marks: filled with the place of every value, by its path.
    """

    log: Log
    vocabulary: Vocabulary = field(default_factory=dict)
    marks: dict[Path, Mark] = field(default_factory=dict)

    def fields(self, node: Fields, at: Path) -> dict[str, object]:
        """The data of one object, by English key; nulls are left out."""
        data: dict[str, object] = {}
        specs = fields_of(node.model)
        for name, held in node.entries.items():
            value = held.value
            if isinstance(value, Scalar) and value.null:
                continue
            path = (*at, name)
            self.marks[path] = value.mark if isinstance(value, Scalar) else held.mark
            read = self._value(value, specs[name], path, node)
            if read is not None:
                data[name] = read
        for spec in specs.values():
            if spec.required and _missing(node, spec):
                self._tell_missing(spec, node, at)
        for order in node.orders.values():
            message = "这里没有可以改动的条目；“删除”“置于前”“置于后”“覆盖”只用于继承来的列表。"
            self.log.add(STRAY_DIRECTIVE, message, "删去这一行。", mark=order.mark, at=at)
        return data

    def _value(self, value: Shaped, spec: FieldSpec, at: Path, owner: Fields) -> object:
        if isinstance(value, Scalar):
            return self._scalar(value, spec, at, owner)
        if isinstance(value, Fields):
            return self.fields(value, at)
        if isinstance(value, Table):
            return self._table(value, spec, at)
        return self._rows(value, spec, at, owner)

    def _table(self, table: Table, spec: FieldSpec, at: Path) -> dict[str, object]:
        if spec.name == "titles":
            return self._titles(table, spec, at)
        data: dict[str, object] = {}
        for key, held in table.entries.items():
            if isinstance(held.value, Scalar) and not held.value.null:
                self.marks[(*at, key)] = held.value.mark
                data[key] = held.value.text
        return data

    def _titles(self, table: Table, spec: FieldSpec, at: Path) -> dict[str, object]:
        """Texts by the path of the part they belong to, spelt in English."""
        data: dict[str, object] = {}
        for key, held in table.entries.items():
            if not isinstance(held.value, Scalar) or held.value.null:
                continue
            path = part_path(key)
            name = ".".join(path) if path is not None else key
            self.marks[(*at, name)] = held.value.mark
            if path is None:
                self._tell_unknown_part(key, spec, held.mark, (*at, key))
            elif name in data:
                message = f"“{spec.label.zh}”里{shown(key)}这一部分写了两次。"
                self.log.add(DUPLICATE_KEY, message, "只留一个。", mark=held.mark, at=(*at, name))
            data[name] = held.value.text
        return data

    def _near(self, words: str, known: Iterable[str]) -> str | None:
        """The nearest known word; not looked for once findings are only counted."""
        return nearest(words, known) if not self.log.full else None

    def _tell_unknown_part(self, key: str, spec: FieldSpec, mark: Mark, at: Path) -> None:
        known = part_names() if not self.log.full else ()
        folded = fold(key)
        pieces = [name for name in known if fold(name.rpartition(".")[2]) == folded]
        near = pieces[0] if len(pieces) == 1 else self._near(key, part_names())
        hint = (
            f"是不是“{near}”？"
            if near is not None
            else "写部分的名称，如：组织机构、应急演练.演练进程。"
        )
        message = f"“{spec.label.zh}”里的{shown(key)}不是预案的部分。"
        self.log.add(UNKNOWN_PART, message, hint, mark=mark, at=at)

    def _rows(self, rows: Rows, spec: FieldSpec, at: Path, owner: Fields) -> tuple[object, ...]:
        values: list[object] = []
        ids: dict[str, Mark] = {}
        for index, item in enumerate(rows.items):
            path = (*at, index)
            self.marks[path] = item.mark
            values.append(self._value(item, spec, path, owner))
            if isinstance(item, Fields):
                self._check_id(item, ids, path)
        return tuple(value for value in values if value is not None)

    def _check_id(self, item: Fields, ids: dict[str, Mark], at: Path) -> None:
        held = item.entries.get("id")
        if held is None or not isinstance(held.value, Scalar) or held.value.null:
            return
        name, mark = held.value.text, held.value.mark
        if item.model is Citation and "article" in item.entries:
            return  # several articles of one law
        if name in ids:
            message = f"标识{shown(name)}在同一列表里用了两次，前一次在第 {ids[name].line} 行。"
            hint = "换一个标识。" if not item.module else _AGAIN
            self.log.add(DUPLICATE_ID, message, hint, mark=mark, at=(*at, "id"))
        else:
            ids[name] = mark

    def _scalar(self, value: Scalar, spec: FieldSpec, at: Path, owner: Fields) -> object:
        if spec.base is str:
            words = self.vocabulary.get(at) if len(at) == 1 else None
            return value.text if words is None else self._word(value, spec, words, at, owner)
        if spec.base is bool:
            return self._yes_no(value, spec, at, owner)
        if spec.base in (int, float):
            return self._number(value, spec, at, owner)
        if spec.base is datetime.date:
            return self._date(value, spec, at, owner)
        if spec.choice is not None:
            return self._choice(value, spec.choice, spec, at, owner)
        return self._time(value, spec, at, owner)

    def _word(
        self, value: Scalar, spec: FieldSpec, words: Mapping[str, str], at: Path, owner: Fields
    ) -> str | None:
        folded = {fold(word): name for word, name in words.items()}
        found = folded.get(fold(value.text))
        if found is None:
            near = self._near(value.text, words)
            known: dict[str, str] = {}
            for word, name in words.items():
                if not word.isascii():
                    known.setdefault(name, word)
            every = listed(known.values() or words, 20)
            hint = f"是不是“{near}”？" if near else f"可以写：{every}。"
            message = f"{key_of(spec, zh=owner.zh)}不认得{shown(value.text)}。"
            self.log.add(UNKNOWN_CHOICE, message, hint, mark=value.mark, at=at)
        return found

    def _choice(
        self, value: Scalar, choice: type[Choice], spec: FieldSpec, at: Path, owner: Fields
    ) -> Choice | None:
        found = members_of(choice).get(fold(value.text))
        if found is None:
            near = nearest_member(value.text, choice) if not self.log.full else None
            every = listed((member.zh for member in choice), 20)
            hint = f"是不是“{near.zh}”？" if near is not None else f"可以写：{every}。"
            message = f"{key_of(spec, zh=owner.zh)}不认得{shown(value.text)}。"
            self.log.add(UNKNOWN_CHOICE, message, hint, mark=value.mark, at=at)
        return found

    def _time(self, value: Scalar, spec: FieldSpec, at: Path, owner: Fields) -> object:
        kind = spec.worded
        found = kind.parse(value.text) if kind is not None else None
        if kind is not None and found is None:
            noun = "时长" if kind.__name__ == "Duration" else "时间"
            message = f"{key_of(spec, zh=owner.zh)}看不懂{shown(value.text)}这个{noun}。"
            hint = f"写法如：{kind.example}；说不成{noun}的话写进正文。"
            self.log.add(BAD_TIME, message, hint, mark=value.mark, at=at)
        return found

    def _date(self, value: Scalar, spec: FieldSpec, at: Path, owner: Fields) -> object:
        hint = "写成 2026-12-01 或 2026年12月1日。"
        try:
            found = scalars.date(value.text)
        except scalars.BadDateError as error:
            message = f"{key_of(spec, zh=owner.zh)}没有{shown(value.text)}这一天：{error}。"
            self.log.add(BAD_DATE, message, "请核对日期。", mark=value.mark, at=at)
            return None
        if found is None:
            message = f"{key_of(spec, zh=owner.zh)}看不懂{shown(value.text)}这个日期。"
            self.log.add(BAD_DATE, message, hint, mark=value.mark, at=at)
        return found

    def _yes_no(self, value: Scalar, spec: FieldSpec, at: Path, owner: Fields) -> object:
        found = scalars.yes_or_no(value.text)
        if found is None:
            message = f"{key_of(spec, zh=owner.zh)}应写“是”或“否”，这里是{shown(value.text)}。"
            hint = "也可以写 true 或 false；说不准就删去这一行。"
            self.log.add(BAD_YES_NO, message, hint, mark=value.mark, at=at)
        return found

    def _number(self, value: Scalar, spec: FieldSpec, at: Path, owner: Fields) -> object:
        integer = spec.base is int
        found = scalars.whole(value.text) if integer else scalars.number(value.text)
        key = key_of(spec, zh=owner.zh)
        if found is None:
            message = f"{key}应是{'整数' if integer else '数'}，这里是{shown(value.text)}。"
            self.log.add(BAD_NUMBER, message, "只写数字，不带单位。", mark=value.mark, at=at)
        elif (spec.least is not None and found < spec.least) or (
            spec.most is not None and found > spec.most
        ):
            message = f"{key}不能是 {value.text.strip()}。"
            self.log.add(BAD_NUMBER, message, f"应{_range(spec)}。", mark=value.mark, at=at)
            return None
        return found

    def _tell_missing(self, spec: FieldSpec, node: Fields, at: Path) -> None:
        key = spec.label.zh if node.zh else spec.name
        words = self.vocabulary.get((*at, spec.name))
        example = "…"
        if words is not None:
            example = next((word for word in words if word.isascii() != node.zh), example)
        elif spec.choice is not None:
            first = next(iter(spec.choice))
            example = first.zh if node.zh else str(first.value)
        message = f"“{node.model.zh}”缺少{key_of(spec, zh=node.zh)}。"
        self.log.add(MISSING_KEY, message, f"补写一行：{key}: {example}", mark=node.mark, at=at)


def _missing(node: Fields, spec: FieldSpec) -> bool:
    held = node.entries.get(spec.name)
    return held is None or (isinstance(held.value, Scalar) and held.value.null)


def _range(spec: FieldSpec) -> str:
    if spec.least is not None and spec.least == spec.most:
        return f"是 {spec.most:g}"
    if spec.least is not None and spec.most is not None:
        return f"在 {spec.least:g} 到 {spec.most:g} 之间"
    return f"不小于 {spec.least:g}" if spec.least is not None else f"不大于 {spec.most:g}"
