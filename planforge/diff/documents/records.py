"""Lists of entries out of YAML or CSV files, with the keys in Chinese or English."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planforge.errors import LoadError
from planforge.source.encoding import MOST_BYTES, decode, gbk
from planforge.source.log import Log
from planforge.source.nodes import Mapping as Pairs
from planforge.source.nodes import Node, Scalar, Sequence
from planforge.source.parse import Budget, parse

Keys = Mapping[str, tuple[str, ...]]
"""English keys, each with its other names."""

_MOST = 5000


@dataclass(frozen=True, slots=True)
class Field:
    """A value and its line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Record:
    """One entry: its fields by English key, and the line where it starts."""

    fields: Mapping[str, Field]
    line: int

    def field(self, key: str) -> Field | None:
        """The field of a key, or None."""
        return self.fields.get(key)

    def text(self, key: str) -> str:
        """The text of a key, empty where there is none."""
        found = self.fields.get(key)
        return found.text if found else ""


def read_records(data: bytes, name: str, keys: Keys) -> list[Record]:
    """The entries of a file; one whose name ends in .csv has a row of headings.

    Raises:
        LoadError: it cannot be read, or has a key that is none of those.
    """
    known = {other: key for key, others in keys.items() for other in (key, *others)}
    read = _csv_records if name.lower().endswith(".csv") else _yaml_records
    records = list(read(data, name, known))
    if len(records) > _MOST:
        message = f"{name} 有 {len(records)} 条，超过 {_MOST} 条的上限。"
        raise LoadError(message, "请分成几个文件。")
    return records


def _csv_records(data: bytes, name: str, known: Mapping[str, str]) -> Iterator[Record]:
    if len(data) > MOST_BYTES:
        message = f"{name} 超过 10 MB 的上限。"
        raise LoadError(message, "请检查是不是选错了文件。")
    try:
        text = data.decode("gb18030" if gbk(data) else "utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"看不出 {name} 用的是什么编码。"
        raise LoadError(message, "请另存为 UTF-8 编码的 CSV 文件。") from error
    reader = csv.reader(io.StringIO(text))
    try:
        heads = [_key(head.strip(), name, 1, known) for head in next(reader, [])]
        for row in reader:
            fields = {
                key: Field(_clean(value), reader.line_num)
                for key, value in zip(heads, row, strict=False)
                if key
            }
            if any(field.text for field in fields.values()):
                yield Record(fields, reader.line_num)
    except csv.Error as error:
        message = f"{name} 第 {reader.line_num} 行不是 CSV 的写法。"
        raise LoadError(message, "请用表格软件打开它，另存为 CSV。") from error


def _yaml_records(data: bytes, name: str, known: Mapping[str, str]) -> Iterator[Record]:
    log = Log()
    source = decode(data, name, log)
    node = parse(source, log, Budget()) if source else None
    if node is None or not isinstance(node, Sequence):
        found = log.findings()
        if found:
            where = f"{found[0].place}：" if found[0].place else ""
            message = f"{where}{found[0].message}"
            raise LoadError(message, found[0].hint)
        message = f"{name} 不是一份清单。"
        raise LoadError(message, "每条前面写“- ”，如：- 意见: …")
    for item in node.items:
        if not isinstance(item, Pairs):
            message = f"{name} 第 {item.mark.line} 行要写成“名称: 内容”的几项。"
            raise LoadError(message, "如：- 提出单位: 县水利局")
        yield Record(dict(_fields(item, name, known)), item.mark.line)


def _fields(item: Pairs, name: str, known: Mapping[str, str]) -> Iterator[tuple[str, Field]]:
    for key, value in item.pairs:
        words = key.text if isinstance(key, Scalar) else ""
        yield (
            _key(words, name, key.mark.line, known),
            Field(_clean(_text(value)), value.mark.line),
        )


def _text(node: Node) -> str:
    if isinstance(node, Scalar):
        return "" if node.null else node.text
    if isinstance(node, Sequence):
        return "、".join(filter(None, map(_text, node.items)))
    return ""


def _clean(text: str) -> str:
    """Without what no output can hold."""
    lines = (line.strip() for line in text.replace("\r", "\n").split("\n"))
    return "\n".join("".join(c for c in line if c.isprintable()) for line in lines if line)


def _key(words: str, name: str, line: int, known: Mapping[str, str]) -> str:
    if not words:
        return ""
    if words not in known:
        message = f"{name} 第 {line} 行：不认识的项“{words}”。"
        usual = [zh for zh in known if not zh.isascii()]
        raise LoadError(message, f"可写：{'、'.join(usual)}。")
    return known[words]
